import type { BounceReason } from '../domain/invitation.ts';
import type { UnseenReason } from '../domain/mailbox.ts';
import type { ReminderFailure, ReminderStep } from '../domain/reminder.ts';

type Plain = null;

type EachMailboxWord = {
  [K in
    | `bounce.why.${BounceReason}`
    | `unseen.${UnseenReason}`
    | `reminder.failure.${ReminderFailure}`]: Plain;
} & { [S in ReminderStep as `history.reminder.${S}`]: { readonly number: number } };

/** Sentences about what comes into the mailbox after an invitation went out. */
export interface MailboxWords extends EachMailboxWord {
  'button.viewAnswer': Plain;
  'fact.undelivered': Plain;
  'fact.unseen': Plain;
  'fact.unseen.since': { readonly when: string; readonly why: string };
  'history.bounce': { readonly why: string };
  'replied.title': { readonly company: string };
  'replied.text': Plain;
  'bounced.title': { readonly company: string };
  'bounced.next': Plain;
  'bounced.partial.title': { readonly company: string };
  'bounced.partial.text': { readonly addresses: string };
  'button.remindersOff': Plain;
  'button.remindersOn': Plain;
  'button.skip': Plain;
  'fact.reminders': Plain;
  'reminders.sent': { readonly count: number };
  'reminders.next': { readonly when: string };
  'reminders.off': Plain;
  'reminders.skipped': Plain;
  'reminders.noMore': Plain;
  'reminderDue.title': { readonly company: string };
  'reminderDue.when': { readonly when: string };
  'reminderDue.over': Plain;
  'reminderFailed.title': { readonly company: string };
  'setup.reminders': Plain;
  'setup.reminders.days': { readonly days: string; readonly time: string };
  'setup.reminders.off': Plain;
  'why.unwatched': Plain;
  'why.watched': Plain;
}
