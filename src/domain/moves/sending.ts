import type { Instant, PersonId } from '../ids.ts';
import type { Invitation, InvitationIn, BeforeAgain, SendFailure } from '../invitation.ts';
import type { SentMail } from '../mailbox.ts';
import { isEditable, isResendable } from '../invitation-states.ts';
import type { Letter } from '../letter.ts';
import type { PlannedReminder } from '../reminder.ts';
import { assertNever, done, refused } from '../result.ts';
import { type Decision, moved, remindersOf } from './moved.ts';

export type SendingEvent =
  | { readonly type: 'send'; readonly at: Instant; readonly by: PersonId; readonly revision: number }
  | {
      readonly type: 'mail-sent';
      readonly at: Instant;
      readonly mail: SentMail;
      readonly reminder?: PlannedReminder;
    }
  | { readonly type: 'mail-failed'; readonly at: Instant; readonly reason: SendFailure }
  /** The mail is sent once more, with another text, in the thread of the one that went out. */
  | {
      readonly type: 'resend';
      readonly at: Instant;
      readonly by: PersonId;
      readonly letter: Letter;
      readonly revision: number;
    };

type EventOf<T extends SendingEvent['type']> = Extract<SendingEvent, { type: T }>;

/** The mail that the bot brings out, the first or another in its thread. */
export function bringOut(invitation: Invitation, event: SendingEvent): Decision {
  switch (event.type) {
    case 'send':
      return send(invitation, event);
    case 'resend':
      return resend(invitation, event);
    case 'mail-sent':
      return mailSent(invitation, event);
    case 'mail-failed':
      return mailFailed(invitation, event);
    default:
      return assertNever(event);
  }
}

function send(invitation: Invitation, event: EventOf<'send'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  return done({
    ...moved(invitation, 'sending', event.at, event.by),
    state: 'sending',
    decidedAt: event.at,
    decidedBy: event.by,
  });
}

function resend(invitation: Invitation, event: EventOf<'resend'>): Decision {
  if (!isResendable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  return done({
    ...moved(invitation, 'sending', event.at, event.by),
    state: 'sending',
    decidedAt: event.at,
    decidedBy: event.by,
    again: { letter: event.letter, before: beforeAgain(invitation) },
  });
}

function beforeAgain(invitation: InvitationIn<BeforeAgain['state']>): BeforeAgain {
  const mail = invitation.mail ? { mail: invitation.mail } : {};
  if (invitation.state === 'withdrawn') {
    return { state: 'withdrawn', withdrawnAt: invitation.withdrawnAt, ...mail };
  }
  const { sentAt, how, linkFound } = invitation;
  const mailed = { sentAt, how, ...mail, ...(linkFound ? { linkFound } : {}) };
  switch (invitation.state) {
    case 'bounced':
      return { ...mailed, state: 'bounced', bouncedAt: invitation.bouncedAt, bounce: invitation.bounce };
    case 'answered': {
      const { repliedAt, replyLink } = invitation;
      return { ...mailed, state: 'answered', repliedAt, ...(replyLink ? { replyLink } : {}) };
    }
    case 'sent': {
      const { undelivered, unseen, reminders } = invitation;
      return {
        ...mailed,
        state: 'sent',
        ...(reminders ? { reminders } : {}),
        ...(undelivered ? { undelivered } : {}),
        ...(unseen ? { unseen } : {}),
      };
    }
  }
}

function mailSent(invitation: Invitation, event: EventOf<'mail-sent'>): Decision {
  const { at, mail, reminder } = event;
  if (invitation.state === 'sending') {
    const before = invitation.again?.before;
    const reminders = remindersOf(before?.state === 'sent' ? before.reminders : undefined, reminder);
    const sent = { ...moved(invitation, 'sent', at), ...reminders };
    return done({ ...sent, state: 'sent', sentAt: at, how: 'mailbox', mail });
  }
  const isAnswered = invitation.state === 'accepted' || invitation.state === 'half-accepted';
  if (isAnswered && invitation.mail === undefined) {
    return done({ ...invitation, revision: invitation.revision + 1, mail });
  }
  return refused('not-now');
}

/** What the customer had before is not undone by a second mail that failed. */
function mailFailed(invitation: Invitation, event: EventOf<'mail-failed'>): Decision {
  const { at, reason } = event;
  // Who had accepted by then has accepted all the same; that they had no mail of this one is not passed over.
  if ('customer' in invitation && invitation.mail === undefined && invitation.unsent === undefined)
    return done({ ...invitation, revision: invitation.revision + 1, unsent: reason });
  if (invitation.state !== 'sending') return refused('not-now');
  const before = invitation.again?.before;
  return done(
    before
      ? { ...moved(invitation, before.state, at), ...before }
      : { ...moved(invitation, 'failed', at), state: 'failed', failedAt: at, reason },
  );
}
