import type { SetupWords } from './setup-words.ts';

export const enSetupWords: Readonly<Record<keyof SetupWords, string>> = {
  'setup.title': 'Setup',
  'setup.lead':
    'This is how the bot is set up. An administrator changes it where the bot runs: the variable stands below its value.',
  'setup.section.company': 'Our company',
  'setup.section.work': 'How it works',
  'setup.section.letters': 'Default letters',
  'setup.company': 'Name in Partner Center',
  'setup.tenant': 'Tenant ID',
  'setup.mpnId': 'Partner ID (MPN)',
  'setup.mpnId.known': '{known}; Partner Center says: {said}',
  'setup.adminAgents': 'Who may use the bot: the group',
  'setup.providers': 'Indirect providers',
  'setup.providers.count': '{active, number} active of {all, number}',
  'setup.mailFrom': 'Invitations go out from',
  'setup.mailFrom.own': 'The mailbox of whoever invites',
  'setup.mailFrom.shared': 'The shared mailbox: {address}',
  'setup.acceptance': 'How acceptances are noticed',
  'setup.acceptance.seconds':
    'The customer list is compared every {count, plural, =1 {second} one {# second} other {# seconds}}',
  'setup.acceptance.minutes':
    'The customer list is compared every {count, plural, =1 {minute} one {# minute} other {# minutes}}',
  'setup.events': 'Who gets Partner Center’s events',
  'setup.events.none': 'Nobody is registered; the comparison works without them',
  'setup.events.held': '{host}; events: {count, number}',
  'setup.events.door':
    'Events sent to /api/partner-center/events of this bot make it compare at once. I change the registration only where you choose it.',
  'setup.language': 'Language, where Teams speaks neither',
  'setup.timeZone': 'Time zone, where Teams does not tell it',
  'setup.unread': 'Could not be read now',
  'setup.notSet': 'Not set',
  'setup.letters.lead': 'With these words a draft begins; each draft can be changed before it is sent.',
  'setup.letter.contact': '<contact>',
  'setup.letter.company': '<company>',
  'setup.letter.reseller': '<our company>',
  'setup.letter.inviter': '<your name>',
  'setup.letter.link': '<the personalised link>',
  'setup.letter.show.en': 'Letter in English',
  'setup.letter.show.ru': 'Letter in Russian',

  'letters.title': 'Default letters',
  'letters.lead':
    'There is a letter for each language and relationship. A change counts for everybody’s new drafts; drafts that exist stay as they are.',
  'letters.language.label': 'Language of the letter',
  'letters.language.en': 'English',
  'letters.language.ru': 'Russian',
  'letters.relationship.alone': 'With us alone',
  'letters.relationship.joint': 'Together with a provider',
  'letters.edit.title': 'Edit the default letter',
  'letters.edit.which': '{language}. {relationship}.',
  'letters.edit.lead': 'Words in double braces are filled in for each letter:',
  'letters.placeholder.contact': 'the contact’s name',
  'letters.placeholder.company': 'the customer’s company',
  'letters.placeholder.reseller': 'our company',
  'letters.placeholder.inviter': 'the name of whoever invites',
  'letters.placeholder.provider': 'the provider',
  'letters.placeholder.link': 'the personalised link, once in the text',
  'letters.saved': 'The letter is saved. New drafts begin with it.',
  'letters.savedWithLink':
    'The letter is saved. The place of the link was missing, so {link} now stands at the end.',
  'letters.reset': 'New drafts begin with the default text again.',
  'letters.refusal.unknown-placeholder':
    'I do not know {name} here. Nothing was saved, and your text is still below.',
  'letters.refusal.link-in-subject':
    'The link belongs in the text: please take {link} out of the subject. Nothing was saved.',
  'letters.refusal.link-twice':
    '{link} stands in the text more than once. Please leave one. Nothing was saved.',
  'letters.refusal.invitation-address':
    'There is the address of an invitation in the letter. Please write {link} in its place: each letter gets the right one. Nothing was saved.',
  'letters.refusal.text-too-long':
    'The text is too long. With names put in, {limit, plural, one {# character} other {# characters}} are the most. Nothing was saved, and your text is still below.',
  'letters.noRights':
    'Your role was checked just now and it is no longer there, so nothing was changed. A Global administrator of your company can give the role back.',
};
