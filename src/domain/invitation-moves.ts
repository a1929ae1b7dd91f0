import type { Invitation } from './invitation.ts';
import { type ByHandEvent, sendByHand } from './moves/by-hand.ts';
import { type EndingEvent, end } from './moves/ending.ts';
import { type FollowingEvent, follow } from './moves/following.ts';
import { type KeepingEvent, keep } from './moves/keeping.ts';
import { type SendingEvent, bringOut } from './moves/sending.ts';
import { type WaitingEvent, waitOutside } from './moves/waiting.ts';
import { type WritingEvent, write } from './moves/writing.ts';
import type { Decision } from './moves/moved.ts';
import { assertNever } from './result.ts';

export type { MoveRefusal } from './moves/moved.ts';

/** Each kind of move stands in a file of its own, beside what may be asked for. */
export type InvitationEvent =
  | WritingEvent
  | SendingEvent
  | WaitingEvent
  | ByHandEvent
  | FollowingEvent
  | EndingEvent
  | KeepingEvent;

/** The one place where an invitation moves: total, pure, and every illegal move is a refusal. */
export function decide(invitation: Invitation, event: InvitationEvent): Decision {
  switch (event.type) {
    case 'edit':
    case 'discard':
    case 'ask-approval':
    case 'approved':
    case 'give-back':
      return write(invitation, event);
    case 'send':
    case 'resend':
    case 'mail-sent':
    case 'mail-failed':
      return bringOut(invitation, event);
    case 'wait-for-sign-in':
    case 'signed-in':
    case 'need-attention':
    case 'close-unknown':
      return waitOutside(invitation, event);
    case 'hand-over':
    case 'draft-made':
    case 'done':
    case 'take-back':
    case 'found-sent':
      return sendByHand(invitation, event);
    case 'reminded':
    case 'skip-reminder':
    case 'reminders-off':
    case 'reminders-on':
    case 'bounced':
    case 'replied':
    case 'mailbox-closed':
    case 'mailbox-seen':
      return follow(invitation, event);
    case 'withdraw':
    case 'accept':
    case 'unmatch':
    case 'customer-left':
      return end(invitation, event);
    case 'assign':
    case 'note':
      return keep(invitation, event);
    default:
      return assertNever(event);
  }
}
