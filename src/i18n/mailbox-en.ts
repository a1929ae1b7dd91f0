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
    'Somebody answered the mail of your invitation. What they wrote is in the mailbox; I do not read it, and I send no more reminders.',
  'bounced.title': 'The mail came back: {company}',
  'bounced.next':
    'The customer has not received the invitation. Check the address, and invite again with the right one.',
  'bounced.partial.title': 'One copy came back: {company}',
  'bounced.partial.text':
    'The mail did not reach these recipients: {addresses}. Whoever is to accept has it, as far as is known.',
  'why.watched': 'I look in its thread for answers and for mails that come back.',
  'why.unwatched':
    'I know of no mail in a mailbox for it, so that answers and mails that come back stay unseen.',
};
