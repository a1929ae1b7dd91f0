import type { WhyWords } from './why-words.ts';

export const enWhyWords: Readonly<Record<keyof WhyWords, string>> = {
  'why.title': 'Why: {company}',
  'why.mine.title': 'What I told you last',
  'why.mine.none': 'I have told you nothing yet. Type why and a company to ask about one invitation.',
  'why.known.title': 'What is known',
  'why.told.title': 'Who was told',
  'why.told.none': 'Nobody was told anything about it: nothing has happened that is told.',
  'why.you.notWanted':
    'You were not told: you do not follow your colleagues’ invitations. Notifications changes that.',
  'why.you.later':
    'You were not told: you asked for this kind of news only later, or nothing of it has happened.',
  'why.nothing.title': 'No such invitation or customer',
  'why.nothing.text':
    'No invitation and no customer fits: {query}\nTry a part of the name or of the address, look through the lists, or invite the customer.',
  'why.choice.title': 'Which invitation do you mean?',
  'why.outcome.delivered': 'told',
  'why.outcome.repeated': 'told, perhaps twice',
  'why.outcome.held': 'kept for the card of {when}',
  'why.outcome.brought': 'told later, when the chat was open again',
  'why.outcome.no-role': 'not told: there was no role any more that may read this',
  'why.outcome.not-wanted': 'not told: it was switched off in notifications',
  'why.outcome.not-installed': 'not told: the app is not installed there',
  'why.outcome.blocked': 'not told: the bot is blocked',
  'why.outcome.disabled': 'not told: an administrator has disabled the bot',
  'why.outcome.not-in-roster': 'not told: the bot was removed from the chat',
  'why.someone': 'A colleague',
  'why.line': '{who}: {outcome}',
  'why.sent.mailbox': 'The mail was handed to the mailbox, which took it.',
  'why.sent.by-hand': 'An agent said that the mail was sent by hand.',
  'why.sent.intact': 'The mail was found among the sent ones, and its link is whole.',
  'why.sent.broken': 'The mail was found among the sent ones, and its link is broken.',
  'why.summary': 'Why somebody was told, or not',
  'why.they.notWanted':
    '{name} was not told: it is another person’s invitation, and {name} has not asked for news of everybody’s.',
  'why.they.later':
    '{name} was not told: nothing of the kind has happened since {name} asked for such news, or nothing to be told has happened yet.',
  'why.they.noRole': '{name} was not told: {name} has no role that may read this.',
  'why.they.noChat':
    '{name} was not told: {name} has never opened a chat with me, so that I cannot write there.',
  'why.person.none.title': 'Nobody by that name',
  'why.person.none.text':
    'Neither among those who were told or follow the news, nor among the Admin agents: {query}',
  'why.person.several.title': 'Several people fit',
  'why.person.several.text': 'Please type more of the name: {names}',
  'why.person.hint': 'To ask about a colleague, add the name after a semicolon.',
  'why.you.underWay': 'You were not told yet: it is on its way.',
  'why.they.underWay': '{name} was not told yet: it is on its way.',
  'why.outcome.under-way': 'not told yet: it is on its way',
  'why.outcome.tried-again': 'not told for certain yet: I try again at {when}',
  'why.everyone': 'Whoever follows such news',
  'why.customer.lead': 'A customer for whom no invitation from here is known',
  'why.customer.came': 'New in the list',
  'why.customer.asked': 'The inviters were asked which invitation it answers',
  'why.customer.left': 'No longer in the list',
  'why.customer.nobody.before': 'Nobody was told of it: it was in the list already when I first read it.',
  'why.customer.nobody.asked':
    'Nobody was told yet: first the inviters say whether it answers one of their invitations.',
  'why.customer.nobody.soon': 'Nobody was told yet: I am about to tell those who follow such news.',
  'why.customer.nobody.unfollowed':
    'Nobody was told of it: when it appeared, nobody had asked for news of everybody’s acceptances.',
};
