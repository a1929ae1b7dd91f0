import type { Instant } from '../ids.ts';
import type { Invitation, BounceReason } from '../invitation.ts';
import type { SentMail, UnseenReason } from '../mailbox.ts';
import { dueReminder, planned, type PlannedReminder, type Reminders } from '../reminder.ts';
import { assertNever, done, refused } from '../result.ts';
import { type Decision, mailedOf, moved } from './moved.ts';

export type FollowingEvent =
  /** A reminder went out; a mail of its own where it could not go in the thread. */
  | {
      readonly type: 'reminded';
      readonly at: Instant;
      readonly number: number;
      readonly mail: SentMail;
      readonly next?: PlannedReminder;
    }
  /** That reminder does not go out. */
  | { readonly type: 'skip-reminder'; readonly number: number; readonly next?: PlannedReminder }
  | { readonly type: 'reminders-off' }
  /** On again; a reminder whose time is over goes at the one that is given. */
  | { readonly type: 'reminders-on'; readonly at: Instant; readonly soon?: PlannedReminder }
  /** The mail came back from these addresses; none where the report does not name them. */
  | {
      readonly type: 'bounced';
      readonly at: Instant;
      readonly failed: readonly string[];
      readonly why: BounceReason;
    }
  /** Somebody answered the mail. */
  | { readonly type: 'replied'; readonly at: Instant; readonly replyLink?: string }
  /** Not a move: whether the mailbox can be looked into. */
  | { readonly type: 'mailbox-closed'; readonly at: Instant; readonly why: UnseenReason }
  | { readonly type: 'mailbox-seen' };

type EventOf<T extends FollowingEvent['type']> = Extract<FollowingEvent, { type: T }>;

/** The mail is out: reminders of it, and what the mailbox tells. */
export function follow(invitation: Invitation, event: FollowingEvent): Decision {
  switch (event.type) {
    case 'reminded':
    case 'skip-reminder':
    case 'reminders-off':
    case 'reminders-on':
      return remind(invitation, event);
    case 'bounced':
      return bounced(invitation, event);
    case 'replied':
      return replied(invitation, event);
    case 'mailbox-closed':
      return mailboxClosed(invitation, event);
    case 'mailbox-seen':
      return mailboxSeen(invitation);
    default:
      return assertNever(event);
  }
}

type RemindEvent = EventOf<'reminded' | 'skip-reminder' | 'reminders-off' | 'reminders-on'>;

function remind(invitation: Invitation, event: RemindEvent): Decision {
  if (invitation.state !== 'sent' || !invitation.reminders) return refused('not-now');
  const { reminders, mail } = invitation;
  const { next } = reminders;
  const changed = (after: Reminders, other: Partial<Pick<typeof invitation, 'mail'>> = {}) =>
    done({ ...invitation, ...other, revision: invitation.revision + 1, reminders: after });
  switch (event.type) {
    case 'reminded': {
      const { number, at } = event;
      const after = { ...reminders, sent: [...reminders.sent, { number, at }] };
      const isElsewhere = mail?.conversationId !== event.mail.conversationId;
      const other = isElsewhere ? { mail: event.mail } : {};
      return changed(next?.number === number ? planned(after, event.next) : after, other);
    }
    case 'skip-reminder':
      return dueReminder(reminders)?.number === event.number
        ? changed(planned(reminders, event.next))
        : refused('not-now');
    case 'reminders-off':
      return next && !reminders.off ? changed({ ...reminders, off: true }) : refused('not-now');
    case 'reminders-on': {
      if (!next || !reminders.off) return refused('not-now');
      const { off: _, ...on } = reminders;
      return changed(next.at <= event.at ? planned(on, event.soon) : on);
    }
  }
}

/** A copy that did not arrive changes little; the mail to the one who is to accept is the invitation. */
function bounced(invitation: Invitation, { at, failed, why }: EventOf<'bounced'>): Decision {
  if (invitation.state !== 'sent') return refused('not-now');
  const { email, further, cc } = invitation.recipient;
  const isFailed = (address: string) => failed.includes(address.toLowerCase());
  const others = [...further, ...cc].filter(isFailed);
  if (isFailed(email) || others.length === 0) {
    const back = { ...mailedOf(invitation), bouncedAt: at, bounce: why };
    return done({ ...moved(invitation, 'bounced', at), ...back, state: 'bounced' });
  }
  const { undelivered = [] } = invitation;
  const added = others.filter((address) => !undelivered.includes(address));
  if (added.length === 0) return refused('not-now');
  return done({
    ...invitation,
    revision: invitation.revision + 1,
    undelivered: [...undelivered, ...added],
  });
}

function replied(invitation: Invitation, { at, replyLink }: EventOf<'replied'>): Decision {
  if (invitation.state !== 'sent' && invitation.state !== 'bounced') return refused('not-now');
  const answer = { repliedAt: at, ...(replyLink ? { replyLink } : {}) };
  return done({
    ...moved(invitation, 'answered', at),
    ...mailedOf(invitation),
    ...answer,
    state: 'answered',
  });
}

function mailboxClosed(invitation: Invitation, { at, why }: EventOf<'mailbox-closed'>): Decision {
  if (invitation.state !== 'sent' || invitation.unseen?.why === why) return refused('not-now');
  return done({ ...invitation, unseen: { since: at, why } });
}

function mailboxSeen(invitation: Invitation): Decision {
  if (invitation.state !== 'sent' || !invitation.unseen) return refused('not-now');
  const { unseen: _, ...rest } = invitation;
  return done(rest);
}
