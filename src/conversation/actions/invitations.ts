import type { ActionData } from '../../cards/action-data.ts';
import { parseInvitationId } from '../../domain/ids.ts';
import { invitationCardOf, isOrphaned, unknownInvitationCard } from '../invitation-page.ts';
import { invitationsPage, readFilter } from '../invitations-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, show, type Turn } from '../turn.ts';
import { changeInvitation, clickedCard } from './change.ts';
import { requireOwnMailbox } from './sign-in.ts';

export async function openInvitation(
  data: ActionData<'invitation.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseInvitationId(data.invitationId);
  const stored = id && (await services.register.invitation(id));
  if (!stored) return show(unknownInvitationCard(turn.t));
  const orphaned = await isOrphaned(stored.value, turn, services);
  const reading = { reader: turn.caller.person, policy: services.policy, orphaned };
  const card = invitationCardOf(stored.value, reading, turn.t);
  // A new message, where the list or the news stays as it is.
  return data.here ? show(card) : say(card);
}

export async function sendInvitation(
  { invitationId, revision }: ActionData<'invitation.send.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  await requireOwnMailbox(turn, services);
  const by = turn.caller.person;
  return changeInvitation(invitationId, { turn, services }, (id) =>
    services.sendInvitation({ id, by, revision, ...clickedCard(turn) }),
  );
}

export function discardInvitation(
  { invitationId, revision }: ActionData<'invitation.discard.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const by = turn.caller.person;
  return changeInvitation(invitationId, { turn, services }, (id) =>
    services.discardInvitation({ id, by, revision }),
  );
}

export async function pageInvitations(
  data: ActionData<'invitations.page.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { after, before } = data;
  const place = before !== '' ? { before } : after !== '' ? { after } : {};
  return show(await invitationsPage(readFilter(data), place, { turn, services }));
}

/** Begins anew at the newest that fit. */
export async function findInvitations(
  { findWhose: whose, findState: state, findText: text }: ActionData<'invitations.find.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return show(await invitationsPage(readFilter({ whose, state, text }), {}, { turn, services }));
}
