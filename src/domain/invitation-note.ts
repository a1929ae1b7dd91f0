import { oneLine } from './letter.ts';
import { done, type Result, refused } from './result.ts';

/** What an agent writes beside an invitation; empty fields are absent. */
export interface InvitationNote {
  readonly note?: string;
  readonly ticket?: string;
}

export const noteLimits = { note: 200, ticket: 60 } as const;
export type NoteRefusal = 'note-too-long' | 'ticket-too-long';

export function readNote(typed: {
  readonly note: string;
  readonly ticket: string;
}): Result<InvitationNote, NoteRefusal> {
  const [note, ticket] = [oneLine(typed.note), oneLine(typed.ticket)];
  if (note.length > noteLimits.note) return refused('note-too-long');
  if (ticket.length > noteLimits.ticket) return refused('ticket-too-long');
  return done({ ...(note === '' ? {} : { note }), ...(ticket === '' ? {} : { ticket }) });
}
