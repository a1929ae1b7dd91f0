import type { NewsWords } from './news-words.ts';

export const enNewsWords: Readonly<Record<keyof NewsWords, string>> = {
  'button.notifications': 'Notifications',
  'button.why': 'Why',
  'news.kind.accepted': 'Accepted',
  'news.kind.half-accepted': 'Half accepted',
  'news.kind.reply': 'The customer answered',
  'news.kind.bounce': 'The mail came back',
  'news.kind.approval': 'An approval is waiting',
  'news.kind.customer-lost': 'A customer or a right is lost',
  'news.kind.reminder': 'A reminder is due',
  'news.kind.trouble': 'Something needs attention',

  'notifications.title': 'What I tell you',
  'notifications.lead':
    'I write to you about what you invited. Here you choose what else you hear, and when.',
  'notifications.saved': 'Saved. This is what you hear from now on.',
  'notifications.summary': 'Notifications',
  'notifications.own.label': 'About my own invitations',
  'notifications.all.label': 'About everybody’s invitations',
  'notifications.rhythm.label': 'How often',
  'notifications.rhythm.at-once': 'At once',
  'notifications.rhythm.daily': 'On one card a day',
  'notifications.from.label': 'Not before',
  'notifications.to.label': 'Not after',
  'notifications.anyHour': 'Any hour',
  'notifications.days.label': 'Days',
  'notifications.days.all': 'Every day',
  'notifications.days.weekdays': 'Monday to Friday',
  'notifications.urgent':
    'What cannot wait comes at any hour: approvals, mails that came back, lost customers, and what needs attention.',
  'notifications.channels.title': 'Channels that hear news',
  'notifications.channels.none':
    'No channel yet. Add me to a team, and write “@Customer Connect notifications” in the channel that should hear news.',
  'notifications.channel.by': 'Subscribed by {name}, {when}',
  'notifications.channel.ended': 'I tell nothing there any more: {channel}',

  'channel.title': 'What this channel hears',
  'channel.lead':
    'A post names the company and what happened: no mail address, no user, no licence. One post for each invitation, kept up to date.',
  'channel.kinds.label': 'News',
  'channel.saved': 'Saved. This channel hears what is chosen here.',
  'channel.ended': 'This channel hears nothing from me now.',
  'channel.unnamed': 'Channel',
  'channel.shown': 'I have written to you in our own chat.',
  'channel.notShown':
    'I cannot write to you yet. Open our own chat first: search for Customer Connect in Teams.',
  'channel.only.title': 'Here I only tell news',
  'channel.only.text':
    'Customers and invitations are for our own chat. Here write “notifications” to choose what this channel hears.',

  'post.accepted': 'Accepted: {company}',
  'post.half-accepted': 'Half accepted: {company}',
  'post.reply': 'The customer answered: {company}',
  'post.bounce': 'The mail came back: {company}',
  'post.approval': 'An approval is waiting: {company}',
  'post.customer-lost': 'A customer or a right is lost: {company}',
  'post.reminder': 'A reminder is due: {company}',
  'post.trouble': 'Something needs attention: {company}',
  'post.at': 'As of {when}',

  'channelLost.title': 'Nobody reads me there any more: {channel}',
  'channelLost.text':
    'Teams takes no more posts for this channel, so it hears no news from now on. Add me to its team and subscribe it again if it should.',

  'digest.title': '{count, plural, one {# piece of news} other {# pieces of news}}',
  'digest.lead': 'This came while I was not to disturb you, or could not reach you.',
  'digest.more': '{count, plural, one {And # more: see invitations.} other {And # more: see invitations.}}',

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
  'why.nothing.title': 'No such invitation',
  'why.nothing.text': 'No invitation fits: {query}',
  'why.choice.title': 'Which invitation do you mean?',
  'why.outcome.delivered': 'told',
  'why.outcome.repeated': 'told, perhaps twice',
  'why.outcome.held': 'kept for the card of {when}',
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
};
