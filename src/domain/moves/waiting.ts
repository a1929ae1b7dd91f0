import type { Instant, PersonId } from '../ids.ts';
import type { Invitation, InvitationIn } from '../invitation.ts';
import { assertNever, done, refused } from '../result.ts';
import { type Decision, moved } from './moved.ts';

export type WaitingEvent =
  /** What has to be done in the inviter's mailbox waits until the inviter has signed in, or goes on. */
  | { readonly type: 'wait-for-sign-in' | 'signed-in' }
  /** What has to be done outside does not come to an end by itself, or goes on. */
  | { readonly type: 'need-attention'; readonly needed: boolean }
  /** The owner says that nobody shall try any more to bring a mail out that may be out. */
  | { readonly type: 'close-unknown'; readonly at: Instant; readonly by: PersonId };

type EventOf<T extends WaitingEvent['type']> = Extract<WaitingEvent, { type: T }>;

/** What is to be done outside and does not come to its end by itself. */
export function waitOutside(invitation: Invitation, event: WaitingEvent): Decision {
  switch (event.type) {
    case 'wait-for-sign-in':
    case 'signed-in':
      return waitForSignIn(invitation, event.type === 'wait-for-sign-in');
    case 'need-attention':
      return needAttention(invitation, event.needed);
    case 'close-unknown':
      return closeUnknown(invitation, event);
    default:
      return assertNever(event);
  }
}

function isInMailbox(invitation: Invitation): invitation is InvitationIn<'sending' | 'handed-over'> {
  return (
    invitation.state === 'sending' ||
    (invitation.state === 'handed-over' && invitation.way === 'outlook' && invitation.mail === undefined)
  );
}

/** Not a move: the agent's decision stands. */
function waitForSignIn(invitation: Invitation, waits: boolean): Decision {
  if (!isInMailbox(invitation) || (invitation.waitsForSignIn ?? false) === waits) return refused('not-now');
  const next = waits ? ({ ...invitation, waitsForSignIn: true } as const) : goingOn(invitation);
  return done({ ...next, revision: invitation.revision + 1 });
}

/** Not a move either. */
function needAttention(invitation: Invitation, needed: boolean): Decision {
  if (!isInMailbox(invitation) || (invitation.needsAttention ?? false) === needed) return refused('not-now');
  const { needsAttention: _, ...rest } = invitation;
  const next = (needed ? { ...rest, needsAttention: true } : rest) as typeof invitation;
  return done({ ...next, revision: invitation.revision + 1 });
}

/** Nobody waits for an answer any more; should the mail be out all the same, who accepts is noticed. */
function closeUnknown(invitation: Invitation, { at, by }: EventOf<'close-unknown'>): Decision {
  if (invitation.state !== 'sending') return refused('not-now');
  const before = invitation.again?.before;
  return done(
    before
      ? { ...moved(invitation, before.state, at, by), ...before }
      : { ...moved(invitation, 'withdrawn', at, by), state: 'withdrawn', withdrawnAt: at },
  );
}

/** Nothing stands in its way any more. */
export function goingOn<T extends InvitationIn<'sending' | 'handed-over'>>(invitation: T): T {
  const { waitsForSignIn: _, needsAttention: __, ...rest } = invitation;
  return rest as T;
}
