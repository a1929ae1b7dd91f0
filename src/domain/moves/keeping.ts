import type { Instant, PersonId } from '../ids.ts';
import type { Invitation } from '../invitation.ts';
import { isAssignable, isEditable } from '../invitation-states.ts';
import type { InvitationNote } from '../invitation-note.ts';
import { signedByOwner } from '../letter-signature.ts';
import type { NamedPerson } from '../named-person.ts';
import { assertNever, done, refused } from '../result.ts';
import type { Decision } from './moved.ts';

export type KeepingEvent =
  /** It becomes a colleague's. */
  | { readonly type: 'assign'; readonly at: Instant; readonly by: PersonId; readonly to: NamedPerson }
  /** Not a move: cards that show the letter stay valid. */
  | { readonly type: 'note'; readonly note: InvitationNote };

type EventOf<T extends KeepingEvent['type']> = Extract<KeepingEvent, { type: T }>;

/** Whose it is, and what colleagues write beside it. */
export function keep(invitation: Invitation, event: KeepingEvent): Decision {
  switch (event.type) {
    case 'assign':
      return assign(invitation, event);
    case 'note':
      return note(invitation, event.note);
    default:
      return assertNever(event);
  }
}

/** The new owner is who is meant from now on; who began it is kept. */
function assign(invitation: Invitation, { at, by, to }: EventOf<'assign'>): Decision {
  // Whoever was asked to agree to it has to hear first that this is over.
  const isAsked = invitation.state === 'waiting-approval';
  if (isAsked || !isAssignable(invitation) || invitation.inviter === to.id) return refused('not-now');
  const { state, inviter, inviterName, begunBy = { id: inviter, name: inviterName } } = invitation;
  const next = {
    ...invitation,
    revision: invitation.revision + 1,
    inviter: to.id,
    inviterName: to.name,
    begunBy,
    moves: [...invitation.moves, { state, at, by, passedTo: to }],
  };
  // What has gone out stays as it was signed.
  return done(isEditable(next) ? { ...next, letter: signedByOwner(next) } : next);
}

function note(invitation: Invitation, written: InvitationNote): Decision {
  const { note: _, ticket: __, ...rest } = invitation;
  return done({ ...rest, ...written, noted: (invitation.noted ?? 0) + 1 });
}
