import type { Instant, PersonId } from '../ids.ts';
import type { Invitation, RequestAnswer } from '../invitation.ts';
import { isEditable } from '../invitation-states.ts';
import type { Letter } from '../letter.ts';
import type { NamedPerson } from '../named-person.ts';
import { assertNever, done, refused } from '../result.ts';
import { type Decision, moved } from './moved.ts';

export type WritingEvent =
  | { readonly type: 'edit'; readonly letter: Letter; readonly revision: number }
  | { readonly type: 'discard'; readonly at: Instant; readonly by?: PersonId }
  /** Colleagues are asked to agree before it goes out. */
  | { readonly type: 'ask-approval'; readonly at: Instant; readonly by: PersonId; readonly revision: number }
  /** Enough of them agreed: it goes out in the inviter's name. */
  | { readonly type: 'approved'; readonly at: Instant; readonly by: readonly NamedPerson[] }
  /** It does not go out; present where somebody said so, and not the inviter. */
  | {
      readonly type: 'give-back';
      readonly at: Instant;
      readonly by?: PersonId;
      readonly answer?: RequestAnswer;
    };

type EventOf<T extends WritingEvent['type']> = Extract<WritingEvent, { type: T }>;

/** The letter before it goes out, and what colleagues say to it. */
export function write(invitation: Invitation, event: WritingEvent): Decision {
  switch (event.type) {
    case 'edit':
      return edit(invitation, event);
    case 'discard':
      return discard(invitation, event);
    case 'ask-approval':
      return askApproval(invitation, event);
    case 'approved':
      return approved(invitation, event);
    case 'give-back':
      return giveBack(invitation, event);
    default:
      return assertNever(event);
  }
}

function edit(invitation: Invitation, event: EventOf<'edit'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  const at = invitation.state === 'failed' ? invitation.failedAt : invitation.createdAt;
  return done({
    ...moved(invitation, 'draft', at, invitation.inviter),
    ...(invitation.state === 'draft' && invitation.answer ? { answer: invitation.answer } : {}),
    state: 'draft',
    letter: event.letter,
  });
}

function discard(invitation: Invitation, { at, by }: EventOf<'discard'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  return done({ ...moved(invitation, 'discarded', at, by), state: 'discarded', discardedAt: at });
}

function askApproval(invitation: Invitation, event: EventOf<'ask-approval'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  const common = moved(invitation, 'waiting-approval', event.at, event.by);
  return done({
    ...common,
    state: 'waiting-approval',
    askedAt: event.at,
    request: common.revision,
  });
}

function approved(invitation: Invitation, { at, by }: EventOf<'approved'>): Decision {
  if (invitation.state !== 'waiting-approval') return refused('not-now');
  return done({
    ...moved(invitation, 'sending', at, by.at(-1)?.id),
    state: 'sending',
    decidedAt: at,
    decidedBy: invitation.inviter,
    approvedBy: by,
  });
}

function giveBack(invitation: Invitation, { at, by, answer }: EventOf<'give-back'>): Decision {
  if (invitation.state !== 'waiting-approval') return refused('not-now');
  return done({ ...moved(invitation, 'draft', at, by), state: 'draft', ...(answer ? { answer } : {}) });
}
