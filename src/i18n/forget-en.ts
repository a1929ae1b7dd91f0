import type { ForgetWords } from './forget-words.ts';

export const enForgetWords: Readonly<Record<keyof ForgetWords, string>> = {
  'button.forgetMe': 'Forget me',
  'forget.title': 'Shall I forget you?',
  'forget.erased':
    'Erased: your name and every text about you in the history; your language, time zone, hours and notifications; what waits to be told to you; your sign-ins; and the address of this chat.',
  'forget.stays':
    'What stays: in the history, that something was done and when, under a pseudonym in place of your name, so that it can still be proven; in the records of past invitations, approvals and removals, who made and decided them, as long as the company keeps those records; the mails in your mailbox; and texts about you that a colleague wrote.',
  'forget.again':
    'It cannot be undone. Your role is not touched: if you write to me again, I get to know you anew.',
  'forget.owned.title': 'Something is still yours',
  'forget.owned.invitations':
    '{count, plural, one {# invitation of yours is not over: assign it to a colleague, withdraw or discard it.} other {# invitations of yours are not over: assign them to a colleague, withdraw or discard them.}}',
  'forget.owned.approvals':
    '{count, plural, one {# request waits for you or was made by you: decide it, pass it on, or take it back.} other {# requests wait for you or were made by you: decide them, pass them on, or take them back.}}',
  'forget.owned.channels':
    '{count, plural, one {# channel is told news in your name: end that in the notifications.} other {# channels are told news in your name: end that in the notifications.}}',
  'forget.owned.then': 'Nothing was erased. When this is settled, ask me again.',
  'forget.begun.title': 'I am forgetting you',
  'forget.begun.text': 'You are signed out. One last message comes when everything is erased.',
  'forget.done.title': 'You are forgotten',
  'forget.done.text':
    'Everything is erased as it was said. After this message I no longer know where this chat is.',
  'button.forgetAddress': 'Erase this address',
  'forget.address.title': 'Erase {address} from the history?',
  'forget.address.erased':
    'Erased: every text in the history that names this address, with all that stands in it: recipients, subjects, letters and changes.',
  'forget.address.stays':
    'What stays: that something was done and when, under a pseudonym in place of the address, so that it can still be proven; the past invitations and removals themselves with the address and the letter, because by them acceptances are recognised and nobody is invited twice; the mails in the mailboxes; and files that were exported before.',
  'forget.address.again':
    'It cannot be undone. It is written into the history that it was done, and by whom.',
  'forget.address.open':
    '{count, plural, one {# invitation with this address is not over: withdraw or discard it first.} other {# invitations with this address are not over: withdraw or discard them first.}}',
  'forget.address.begun.title': 'I am erasing {address}',
  'forget.address.begun.text':
    'In a moment no text in the history names this address any more. Everything else can be proven as before: type “history verify”.',
  'forget.whom.title': 'Whom shall I forget?',
  'forget.whom.text':
    'Type “forget me”, or “forget” and one mail address of somebody outside, for example: forget anna@blue-meadow.example',
};
