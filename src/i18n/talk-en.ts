import type { TalkWords } from './talk-words.ts';

export const enTalkWords: Readonly<Record<keyof TalkWords, string>> = {
  'welcome.title': 'Hello, {name}!',
  'welcome.lead':
    'I am Customer Connect. From this chat you invite customers into a reseller relationship and see what becomes of every invitation.',
  'welcome.customers': 'Find any of your Partner Center customers at once.',
  'welcome.invite': 'Invite a customer by mail, with us alone or together with an indirect provider.',
  'welcome.told': 'Hear from me as soon as the customer accepts.',
  'welcome.start.title': 'To begin',
  'welcome.start.roles':
    'You need the role Admin agent or Global administrator; there is nothing else to set up.',
  'welcome.start.commands': 'Type help to see everything that I understand.',
  'welcome.limits':
    'I answer in this personal chat only. No invitation goes out before you press “Send”; after it only reminders go out by themselves.',
  'welcome.rehearsal':
    'This is a rehearsal: customers, mails and people are imitated, and nothing leaves this computer.',
  'welcome.summary': 'Customer Connect is ready: list customers, invite them, and hear when they accept.',

  'help.title': 'What I can do',
  'help.lead': 'Type a command, in English or in Russian.',
  'help.group.customers': 'Customers',
  'help.group.invitations': 'Invitations',
  'help.group.you': 'For you',
  'help.example': 'Example: {example}',
  'help.note':
    'Small slips in typing do no harm: I ask when I am not sure. You can also just ask: has Contoso accepted?',
  'help.summary': 'The commands that Customer Connect understands.',

  'signIn.need.partner-center':
    'Partner Center gives this only to you in person, so I need your sign-in first.',
  'signIn.need.graph': 'This happens in your own mailbox, so I need your sign-in first.',
  'signIn.need.again': 'Your sign-in is no longer accepted. Please sign in again.',
  'signIn.need.second-factor':
    'Your sign-in was without a second factor, and Partner Center accepts none without. Sign in again and confirm it with your second factor; if you have none, your administrator sets it up.',
  'signIn.need.consent':
    'Nobody in your company has allowed me to act for people yet. A Global Administrator grants consent to the app in Microsoft Entra, once for everybody; then sign in again.',
  'signIn.need.blocked':
    'An access rule of your company (Conditional Access) does not let you in from here. Try it from a company device or network, or ask your administrator which rule it is; then sign in again.',
  'signIn.need.other-account':
    'The sign-in was with another account than the one you use in Teams, so I do nothing with it. Sign in again, with the account of this chat.',
  'signIn.then': 'Then I go on with what you asked for by myself.',
  'signIn.offer.title': 'Sign in',
  'signIn.offer.text':
    'I ask for your sign-in by myself where Partner Center or your mailbox needs it. You can also do it now.',
  'signIn.title.consent': 'The app still needs consent',
  'signIn.title.blocked': 'An access rule stands in the way',
  'signIn.done.title': 'You are signed in',
  'signIn.done.text': 'I can act in your name in Partner Center and in your mailbox.',
  'signIn.waiting.title': 'Something waits for your sign-in',
  'signIn.waiting.which': 'Waiting for your sign-in: the invitation to {company}',
  'signIn.waiting.removal': 'Waiting for your sign-in: the removal of {company}',
  'signIn.waiting.text':
    'Nothing is lost, and nothing was done without you. Once you have signed in it goes on by itself.',
  'signIn.waiting.state': 'Waiting for sign-in',
  'signIn.waiting.meaning':
    'The mail goes out of the inviter’s own mailbox, which needs the inviter’s sign-in. After it I go on by myself.',

  'signOut.title': 'You are signed out',
  'signOut.text':
    'I can no longer act in your name, and no token of yours is kept for me. What I do as the app itself, such as watching for acceptances, goes on. As soon as something needs you in person I ask you to sign in.',

  'settings.title': 'Settings',
  'settings.lead': 'I understand commands in both languages, whatever you choose here.',
  'settings.language.auto': 'As in Teams',
  'settings.language.en': 'English',
  'settings.language.ru': 'Русский',
  'settings.saved': 'Your choice is saved.',
  'settings.timeZone.auto': 'As in Teams: {zone}',
  'settings.now': 'Your time now: {when}',
  'settings.summary': 'Settings',

  'timeZone.honolulu': 'Honolulu',
  'timeZone.los-angeles': 'Los Angeles',
  'timeZone.denver': 'Denver',
  'timeZone.mexico-city': 'Mexico City',
  'timeZone.chicago': 'Chicago',
  'timeZone.bogota': 'Bogotá',
  'timeZone.new-york': 'New York',
  'timeZone.halifax': 'Halifax',
  'timeZone.sao-paulo': 'São Paulo',
  'timeZone.buenos-aires': 'Buenos Aires',
  'timeZone.utc': 'Universal time',
  'timeZone.london': 'London',
  'timeZone.lisbon': 'Lisbon',
  'timeZone.berlin': 'Berlin',
  'timeZone.paris': 'Paris',
  'timeZone.madrid': 'Madrid',
  'timeZone.rome': 'Rome',
  'timeZone.warsaw': 'Warsaw',
  'timeZone.lagos': 'Lagos',
  'timeZone.athens': 'Athens',
  'timeZone.helsinki': 'Helsinki',
  'timeZone.bucharest': 'Bucharest',
  'timeZone.kyiv': 'Kyiv',
  'timeZone.jerusalem': 'Jerusalem',
  'timeZone.cairo': 'Cairo',
  'timeZone.johannesburg': 'Johannesburg',
  'timeZone.kaliningrad': 'Kaliningrad',
  'timeZone.moscow': 'Moscow',
  'timeZone.minsk': 'Minsk',
  'timeZone.istanbul': 'Istanbul',
  'timeZone.riyadh': 'Riyadh',
  'timeZone.samara': 'Samara',
  'timeZone.dubai': 'Dubai',
  'timeZone.tbilisi': 'Tbilisi',
  'timeZone.yerevan': 'Yerevan',
  'timeZone.baku': 'Baku',
  'timeZone.yekaterinburg': 'Yekaterinburg',
  'timeZone.tashkent': 'Tashkent',
  'timeZone.almaty': 'Almaty',
  'timeZone.delhi': 'Delhi, Mumbai',
  'timeZone.omsk': 'Omsk',
  'timeZone.bangkok': 'Bangkok',
  'timeZone.novosibirsk': 'Novosibirsk',
  'timeZone.shanghai': 'Beijing, Shanghai',
  'timeZone.singapore': 'Singapore',
  'timeZone.irkutsk': 'Irkutsk',
  'timeZone.tokyo': 'Tokyo',
  'timeZone.vladivostok': 'Vladivostok',
  'timeZone.sydney': 'Sydney',
  'timeZone.auckland': 'Auckland',

  'answer.unknown.title': 'I did not understand that',
  'answer.unknown.text': 'That is not one of my commands. Type help to see them all, or press a button.',
  'answer.unknown.near': 'That is not one of my commands. Did you mean one of these?',
  'answer.unknown.with': 'The buttons go on with: {text}',
  'answer.press.title': 'Please press the button on the card',
  'answer.press.text':
    'A word in the chat decides nothing here, so that no mail goes out and nobody is removed by mistake. Nothing was done. If the card is far up, open it again from one of these:',
  'answer.thanks.title': 'You are welcome',
  'answer.thanks.text': 'I say so by myself when there is news. Type help to see what else I can do.',
  'answer.empty.title': 'There is no word in this message',
  'answer.empty.text': 'Type a command, for example: customers',
  'answer.notPersonal.title': 'Let us talk in private',
  'answer.notPersonal.text':
    'I show customer data, so I answer in the personal chat only. Open a chat with me and ask there.',
  'answer.noRights.title': 'You do not have the role for this',
  'answer.noRights.text':
    'Customer Connect is open to Admin agents and Global administrators.\nA Global administrator of your company can make you an Admin agent: in Partner Center, under Account settings, User management.\nGuests, and accounts that are switched off, are not let in.',
  'answer.agentsOnly.text':
    'Your role lets you look and prepare, and not do this: it is for Admin agents and Global administrators. Nothing was done. A Global administrator of your company can make you an Admin agent: in Partner Center, under Account settings, User management.',
  'answer.draftersOnly.text':
    'Your role lets you look at customers and invitations, and not write letters. Nothing was done. A Global administrator of your company can give you more: by adding you to the group of those who write drafts, or by making you an Admin agent.',
  'answer.noRightsNow.text':
    'Your role was checked just now and it is no longer there, so nothing was sent. The draft is kept. A Global administrator of your company can give the role back.',
  'answer.oldCard.title': 'This card is too old',
  'answer.oldCard.text':
    'I cannot read what it asks for any more, and nothing was done. Please ask again with a command.',
  'answer.tooLong.title': 'That is too long',
  'answer.tooLong.text':
    'You typed more than I can take in at once, so nothing was saved or sent. Your text is still in the card: please shorten it.',
  'answer.outdated.text':
    'The letter was changed after that card was made. Nothing was done; here is the letter as it is now.',
  'answer.outdatedEdit.text':
    'The letter was changed elsewhere in the meantime. Your text is below: press Save to keep it in place of the other.',
  'answer.decided.text': 'That was decided before. Nothing was done again; this is how it stands.',
  'answer.alreadyCustomer.title': 'Already your customer: {customer}',
  'answer.alreadyCustomer.text':
    'The reseller relationship is in place, so there is nothing to invite to. Nothing was sent.',
  'answer.alreadyInvited.title': 'Already invited: {company}',
  'answer.alreadyInvited.text':
    'An invitation to this customer is open, and a second one would only confuse. Invited by: {name}. When: {when}. State: {state}.',
  'answer.customer.ask.title': 'Which customer?',
  'answer.customer.ask.text':
    'Add a name, a domain or a tenant ID, for example: customer blue-meadow.example',
  'answer.customer.gone.title': 'Partner Center does not know this customer now',
  'answer.customer.gone.text':
    'Right after an acceptance it can take a minute until a customer can be read. Please try again soon.',
  'answer.working': 'This takes a little longer. The answer will come here by itself.',
  'answer.edited.title': 'I do not follow changes to a message',
  'answer.edited.text':
    'What I answered stays as it is, and nothing was done upon the change. Type it as a new message, or press the button.',
  'answer.files.title': 'I do not read files',
  'answer.files.text':
    'I understand typed commands only, and nothing was done with the file. To invite a customer, type for example: invite anna@customer.example',

  'button.tryAgain': 'Try again',
  'fault.title': 'That did not work',
  'fault.busy':
    'The Microsoft service is busy at the moment. Nothing was lost; please try again in a minute.',
  'fault.unavailable':
    '{system} does not answer at the moment. Nothing was lost; please try again in a few minutes.',
  'fault.heldBack':
    '{system} did not answer several times in a row, so I do not ask it for {seconds, plural, one {# second} other {# seconds}}: that lets it recover. This was not tried, and nothing was lost. Please try again after that; “status” shows how it is.',
  'fault.graph': 'Microsoft Graph',
  'fault.notAllowed':
    'Microsoft refused this for lack of permission. Please show your administrator the reference number below.',
  'fault.signIn': 'You need to sign in again before I can do this on your behalf.',
  'fault.badResponse':
    'A Microsoft service gave an answer that I could not read, so I stopped. Please try again later.',
  'fault.store':
    'My own storage does not answer at the moment. Nothing was decided or sent; please try again in a minute.',
  'fault.bug':
    'Sorry, something went wrong on my side. Please try again, and if it stays, give your administrator the reference number below.',
  'crowd.own.title': 'Too many at once',
  'crowd.own.text':
    'You ask faster than I can answer, so for some of it nothing was done. Please wait for the answers that are on their way, then ask again for what is missing.',
  'crowd.all.title': 'Too many people at once',
  'crowd.all.text':
    'So many people ask at this moment that nothing was done for you. Please try again in a minute.',
};
