import type { ActionData } from '../../cards/action-data.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { backToInvitation, commandButton } from '../../cards/ways-on.ts';
import { invitationPage, unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { changeInvitation, clickedCard, readInvitation } from './change.ts';

/** Gives the letter to the agent: as a draft in Outlook, or as a text to copy. */
export async function handOverInvitation(
  { invitationId, revision, way }: ActionData<'invitation.hand-over.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  // The draft is made in the agent's own mailbox, whosever mail the others are.
  if (way === 'outlook') await services.signIn.require(turn.caller.person, 'graph');
  return changeInvitation(invitationId, turn, services, (asked) =>
    services.handOverInvitation({ ...asked, revision, way, ...clickedCard(turn) }),
  );
}

/** The agent's word that the mail has gone out. */
export function confirmSent(
  { invitationId }: ActionData<'invitation.done.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return changeInvitation(invitationId, turn, services, (asked) =>
    services.confirmSent({ ...asked, ...clickedCard(turn) }),
  );
}

export function takeBack(
  { invitationId }: ActionData<'invitation.take-back.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return changeInvitation(invitationId, turn, services, services.takeBack);
}

/** Nothing is done: a draft stays where it is. The card makes room and says where to find it. */
export async function keepForLater(
  { invitationId }: ActionData<'invitation.keep.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t } = turn;
  const invitation = await readInvitation(invitationId, services);
  if (!invitation) return show(unknownInvitationCard(t));
  if (invitation.state !== 'draft') return show(invitationPage(invitation, turn, services));
  return show(
    noticeCard(
      {
        tone: 'info',
        title: t.say('kept.title', { company: invitation.recipient.company }),
        text: t.say('kept.text'),
        actions: [
          { ...backToInvitation(invitation.id, t), title: t.say('button.open') },
          commandButton('invitations', t.say('button.invitations'), t),
        ],
      },
      t,
    ),
  );
}
