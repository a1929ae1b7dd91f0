import type { ActionData } from '../../cards/action-data.ts';
import { invitationPage, isOrphaned, unknownInvitationCard } from '../invitation-page.ts';
import { invitationsPage, readFilter } from '../invitations-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, show, type Turn } from '../turn.ts';
import { changeInvitation, clickedCard, readInvitation } from './change.ts';
import { requireOwnMailbox } from './sign-in.ts';

export async function openInvitation(
  data: ActionData<'invitation.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const invitation = await readInvitation(data.invitationId, services);
  if (!invitation) return show(unknownInvitationCard(turn.t));
  const orphaned = await isOrphaned(invitation, turn, services);
  const card = invitationPage(invitation, turn, services, { orphaned });
  // A new message, where the list or the news stays as it is.
  return data.here ? show(card) : say(card);
}

export async function sendInvitation(
  { invitationId, revision }: ActionData<'invitation.send.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  await requireOwnMailbox(turn, services);
  return changeInvitation(invitationId, turn, services, (asked) =>
    services.sendInvitation({ ...asked, revision, ...clickedCard(turn) }),
  );
}

export function discardInvitation(
  { invitationId, revision }: ActionData<'invitation.discard.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return changeInvitation(invitationId, turn, services, (asked) =>
    services.discardInvitation({ ...asked, revision }),
  );
}

export async function pageInvitations(
  data: ActionData<'invitations.page.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { after, before } = data;
  const place = before !== '' ? { before } : after !== '' ? { after } : {};
  return show(await invitationsPage(readFilter(data), place, turn, services));
}

/** Begins anew at the newest that fit. */
export async function findInvitations(
  { findWhose: whose, findState: state, findText: text }: ActionData<'invitations.find.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return show(await invitationsPage(readFilter({ whose, state, text }), {}, turn, services));
}
