import type { MailboxWords } from './mailbox-words.ts';

export const enMailboxWords: Readonly<Record<keyof MailboxWords, string>> = {
  'bounce.why.unknown-address': 'The address does not exist.',
  'bounce.why.mailbox-full': 'The mailbox there takes no more mail.',
  'bounce.why.refused': 'The mail service there refused it.',
  'bounce.why.other': 'The report does not say why in a form that I understand; read it in the mailbox.',
  'unseen.sign-in': 'sign in, so that I can look',
  'unseen.refused': 'the mailbox refuses me; ask an Exchange administrator',
  'button.viewAnswer': 'View the answer in Outlook',
  'fact.undelivered': 'Not delivered to',
  'fact.unseen': 'Answers',
  'fact.unseen.since': 'Cannot be seen since {when}: {why}',
  'history.bounce': 'Why it came back: {why}',
  'replied.title': 'The customer answered: {company}',
  'replied.text':
    'Somebody answered the mail of the invitation. What they wrote is in the mailbox; I do not read it, and I send no more reminders.',
  'bounced.title': 'The mail came back: {company}',
  'bounced.next':
    'The customer has not received the invitation. Check the address, and invite again with the right one.',
  'bounced.partial.title': 'One copy came back: {company}',
  'bounced.partial.text':
    'The mail did not reach these recipients: {addresses}. Whoever is to accept has it, as far as is known.',
  'button.remindersOff': 'Reminders off',
  'button.remindersOn': 'Reminders on',
  'button.skip': 'Skip',
  'fact.reminders': 'Reminders',
  'reminders.sent': 'Sent: {count, number}',
  'reminders.next': 'Next: {when}',
  'reminders.off': 'Off',
  'reminders.skipped': 'This reminder is skipped.',
  'reminders.noMore': 'No more to come',
  'reminderDue.title': 'A reminder goes out soon: {company}',
  'reminderDue.when': 'It goes to the customer on {when}, in the thread of your mail, unless you skip it:',
  'reminderDue.over': 'It is not needed any more.',
  'reminderFailed.title': 'A reminder did not go out: {company}',
  'reminder.failure.no-rights':
    'You may not invite customers any more, so I have switched the reminders of this invitation off.',
  'reminder.failure.mailbox-refused':
    'The mailbox refused to send it. Ask an Exchange administrator whether sending is allowed. The next reminder will be tried.',
  'reminder.failure.recipient-refused': 'The mail service did not accept the customer’s address.',
  'reminder.failure.gave-up':
    'The mail service did not answer for a long time, and this reminder was given up. The next one will be tried.',
  'history.reminder.sent': 'Reminder {number} sent',
  'history.reminder.skipped': 'Reminder {number} skipped',
  'history.reminder.failed': 'Reminder {number} did not go out',
  'history.reminder.off': 'Reminders switched off before reminder {number}',
  'history.reminder.on': 'Reminders switched on before reminder {number}',
  'setup.reminders': 'Reminders to customers',
  'setup.reminders.days': 'After {days} working days, at {time} where the customer is',
  'setup.reminders.off': 'None',
  'why.watched': 'I look in its thread for answers and for mails that come back.',
  'why.unwatched':
    'I know of no mail in a mailbox for it, so that answers and mails that come back stay unseen.',
};
