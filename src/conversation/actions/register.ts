import type { ActionData } from '../../cards/action-data.ts';
import { invitationNoteCard } from '../../cards/invitation-note-card.ts';
import { noteLimits, readNote } from '../../domain/invitation-note.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { changeInvitation, readOwnInvitation } from './change.ts';

/** Nobody waits for an answer any more. */
export function withdrawInvitation(
  { invitationId }: ActionData<'invitation.withdraw.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return changeInvitation(invitationId, turn, (id) =>
    services.withdrawInvitation({ id, by: turn.caller.person }),
  );
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
  return changeInvitation(invitationId, turn, (id) =>
    services.noteInvitation({ id, by: turn.caller.person, note: read.value }),
  );
}
