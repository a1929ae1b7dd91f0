import type { Assigned } from '../../application/assign-invitation.ts';
import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { invitationAssignCard } from '../../cards/invitation-assign-card.ts';
import { invitationNoteCard } from '../../cards/invitation-note-card.ts';
import { type PersonId, parseInvitationId } from '../../domain/ids.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { isAssignable, isEditable } from '../../domain/invitation-states.ts';
import { noteLimits, readNote } from '../../domain/invitation-note.ts';
import type { Translator } from '../../i18n/translator.ts';
import { changeRefusalCard, invitationPage, isOrphaned, unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { changeInvitation, readInvitation, readOwnInvitation } from './change.ts';

/** Nobody waits for an answer any more. */
export function withdrawInvitation(
  { invitationId }: ActionData<'invitation.withdraw.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return changeInvitation(invitationId, turn, services, services.withdrawInvitation);
}

export async function openAssign(
  { invitationId }: ActionData<'invitation.assign.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const invitation = await readInvitation(invitationId, services);
  if (!invitation) return show(unknownInvitationCard(turn.t));
  const mayAssign =
    invitation.inviter === turn.caller.person || (await isOrphaned(invitation, turn, services));
  if (!mayAssign) return show(changeRefusalCard({ kind: 'not-yours', invitation }, turn, services));
  return show(
    isAssignable(invitation)
      ? invitationAssignCard({ invitation }, turn.t)
      : notAssignableCard(invitation, turn, services),
  );
}

/** It cannot be passed on as it stands, and why. */
function notAssignableCard(invitation: Invitation, turn: Turn, services: Services): CardModel {
  if (invitation.state !== 'sending' && invitation.state !== 'handed-over')
    return changeRefusalCard({ kind: 'not-now', invitation }, turn, services);
  return invitationPage(invitation, turn, services, { problem: turn.t.say('assign.refusal.onItsWay') });
}

/** Makes it a colleague's. Where none fits, what was chosen stays on the card. */
export async function passInvitation(
  { invitationId, colleague, address }: ActionData<'invitation.pass.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t, caller } = turn;
  const id = parseInvitationId(invitationId);
  if (!id) return show(unknownInvitationCard(t));
  const to = address.trim() === '' ? colleague : address;
  const assigned = await services.assignInvitation({ id, by: caller.person, to });
  if (!assigned.ok) {
    const { refusal } = assigned;
    if (refusal.kind === 'not-now') return show(notAssignableCard(refusal.invitation, turn, services));
    if (refusal.kind !== 'nobody' && refusal.kind !== 'no-role')
      return show(changeRefusalCard(refusal, turn, services));
    const { invitation } = refusal;
    const problem =
      refusal.kind === 'nobody'
        ? t.say('assign.refusal.nobody')
        : t.say('assign.refusal.no-role', { name: refusal.colleague.name });
    return show(invitationAssignCard({ invitation, colleague, address, problem }, t));
  }
  const problem = assignedText(assigned.value, caller.person, t);
  return show(invitationPage(assigned.value.invitation, turn, services, { problem }));
}

/** Whose it is now; whoever took it over reads in whose name its letter was written. */
function assignedText({ invitation, to, isReachable }: Assigned, reader: PersonId, t: Translator): string {
  if (to.id !== reader)
    return t.say(isReachable ? 'assign.done' : 'assign.doneUnreachable', { name: to.name });
  return isEditable(invitation)
    ? t.say('assign.taken.draft', { name: invitation.begunBy?.name ?? '' })
    : t.say('assign.taken');
}

export async function openNote(
  { invitationId }: ActionData<'invitation.note.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const own = await readOwnInvitation(invitationId, turn, services);
  if (!own.ok) return own.refusal;
  const { note = '', ticket = '' } = own.value;
  return show(invitationNoteCard({ invitation: own.value, note, ticket }, turn.t));
}

/** Saves what was typed; what is too long stays on the card. */
export async function saveNote(
  { invitationId, note, ticket }: ActionData<'invitation.save-note.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t } = turn;
  const read = readNote({ note, ticket });
  if (!read.ok) {
    const own = await readOwnInvitation(invitationId, turn, services);
    if (!own.ok) return own.refusal;
    const limit = read.refusal === 'note-too-long' ? noteLimits.note : noteLimits.ticket;
    const problem = t.say(`note.refusal.${read.refusal}`, { limit });
    return show(invitationNoteCard({ invitation: own.value, note, ticket, problem }, t));
  }
  return changeInvitation(invitationId, turn, services, (asked) =>
    services.noteInvitation({ ...asked, note: read.value }),
  );
}
