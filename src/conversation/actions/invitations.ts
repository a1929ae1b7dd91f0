import type { ActionData } from '../../cards/action-data.ts';
import { parseInvitationId } from '../../domain/ids.ts';
import { changeRefusalCard, invitationCardOf, unknownInvitationCard } from '../invitation-page.ts';
import { invitationsPage } from '../invitations-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';

export async function openInvitation(
  data: ActionData<'invitation.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseInvitationId(data.invitationId);
  const stored = id && (await services.register.invitation(id));
  return show(
    stored ? invitationCardOf(stored.value, turn.caller.person, turn.t) : unknownInvitationCard(turn.t),
  );
}

export async function sendInvitation(
  data: ActionData<'invitation.send.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseInvitationId(data.invitationId);
  if (!id) return show(unknownInvitationCard(turn.t));
  const by = turn.caller.person;
  const card =
    turn.cardActivityId === undefined ? {} : { card: { person: by, activityId: turn.cardActivityId } };
  const sent = await services.sendInvitation({ id, by, revision: data.revision, ...card });
  return show(
    sent.ok
      ? invitationCardOf(sent.value, turn.caller.person, turn.t)
      : changeRefusalCard(sent.refusal, turn),
  );
}

export async function discardInvitation(
  data: ActionData<'invitation.discard.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseInvitationId(data.invitationId);
  if (!id) return show(unknownInvitationCard(turn.t));
  const { revision } = data;
  const discarded = await services.discardInvitation({ id, by: turn.caller.person, revision });
  return show(
    discarded.ok
      ? invitationCardOf(discarded.value, turn.caller.person, turn.t)
      : changeRefusalCard(discarded.refusal, turn),
  );
}

export async function pageInvitations(
  { after }: ActionData<'invitations.page.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return show(await invitationsPage(after, turn, services));
}
