import type { ActionData } from '../../cards/action-data.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { parseInvitationId } from '../../domain/ids.ts';
import { invitationCardOf, unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { changeInvitation, clickedCard } from './change.ts';

/** Gives the letter to the agent: as a draft in Outlook, or as a text to copy. */
export async function handOverInvitation(
  { invitationId, revision, way }: ActionData<'invitation.hand-over.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  // The draft is made in the agent's own mailbox, whosever mail the others are.
  if (way === 'outlook') await services.signIn.require(turn.caller.person, 'graph');
  const by = turn.caller.person;
  return changeInvitation(invitationId, { turn, services }, (id) =>
    services.handOverInvitation({ id, by, revision, way, ...clickedCard(turn) }),
  );
}

/** The agent's word that the mail has gone out. */
export function confirmSent(
  { invitationId }: ActionData<'invitation.done.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return changeInvitation(invitationId, { turn, services }, (id) =>
    services.confirmSent({ id, by: turn.caller.person, ...clickedCard(turn) }),
  );
}

export function takeBack(
  { invitationId }: ActionData<'invitation.take-back.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return changeInvitation(invitationId, { turn, services }, (id) =>
    services.takeBack({ id, by: turn.caller.person }),
  );
}

/** Nothing is done: a draft stays where it is. The card makes room and says where to find it. */
export async function keepForLater(
  data: ActionData<'invitation.keep.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t } = turn;
  const id = parseInvitationId(data.invitationId);
  const invitation = id && (await services.register.invitation(id))?.value;
  if (!invitation) return show(unknownInvitationCard(t));
  if (invitation.state !== 'draft')
    return show(invitationCardOf(invitation, { reader: turn.caller.person, policy: services.policy }, t));
  const { invitationId } = data;
  return show(
    noticeCard(
      {
        tone: 'info',
        title: t.say('kept.title', { company: invitation.recipient.company }),
        text: t.say('kept.text'),
        actions: [
          { title: t.say('button.open'), verb: 'invitation.open.v1', data: { invitationId, here: true } },
          {
            title: t.say('button.invitations'),
            verb: 'command.run.v1',
            data: { text: t.command('invitations').title },
          },
        ],
      },
      t,
    ),
  );
}
