import type { HouseWords } from './house-words.ts';

export const enHouseWords: { readonly [K in keyof HouseWords]: string } = {
  'scopes.name': 'What you granted to me (delegated)',
  'scopes.state.missing': 'Some are missing',
  'scopes.state.excessive': 'More than needed',
  'scopes.state.unknown': 'Not known',
  'scopes.state.well': 'As needed',
  'scopes.missing': '{where}, missing: {names}',
  'scopes.excessive': '{where}, not needed: {names}',
  'scopes.unknown': '{where}: I hold no token of yours now, or none that I can read',
  'lost.text': 'The reseller relationship has ended, and nobody here has ended it.',
  'lost.next': 'No invitation from here had brought this customer. To win them back, invite them anew.',
  'rights.title': 'Delegated rights have ended: {customer}',
  'rights.soon': 'Delegated rights are about to end: {customer}',
  'rights.gdap.terminated': 'This delegated admin relationship (GDAP) was terminated: {name}',
  'rights.gdap.expired': 'This delegated admin relationship (GDAP) has expired: {name}',
  'rights.gdap.expiring': 'This delegated admin relationship (GDAP) is about to expire: {name}',
  'rights.dap.terminated': 'The delegated admin privileges (DAP) of your company have ended.',
  'rights.endsAt': 'End',
  'rights.stays': 'The reseller relationship is another one, and is not touched by this.',
  'ends.title.secret':
    '{days, plural, one {My client secret ends in # day at most} other {My client secret ends in # days at most}}',
  'ends.title.certificate':
    '{days, plural, one {My certificate ends in # day at most} other {My certificate ends in # days at most}}',
  'ends.text': 'After that I can do nothing any more: neither read nor send.',
  'ends.at': 'It ends on',
  'ends.do.secret':
    'Ask your administrator for a new secret of the app registration in Microsoft Entra, put into MicrosoftAppPassword, and APP_SECRET_ENDS_ON with it.',
  'ends.do.certificate':
    'Ask your administrator for a new certificate, uploaded to the app registration in Microsoft Entra and put into the file of MicrosoftAppCertificatePath.',
  'events.taken.title': 'Partner Center’s events come to me no more',
  'events.taken.text': 'Another tool has taken over the registration for events: {host}',
  'events.taken.nobody': 'Nobody is registered for events any more.',
  'events.taken.next':
    'Acceptances are still noticed, by reading records and comparing the list. I overwrite nothing by myself; choose what shall be.',
};
