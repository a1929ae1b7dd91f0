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
    'The one card a day comes at {time}, or at the hour of “Not before”. What cannot wait comes at any hour: approvals, mails that came back, lost customers, and what needs attention.',
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
    'Customers and invitations are for our own chat. Here write “@Customer Connect notifications” to choose what this channel hears.',

  'post.accepted': 'Accepted: {company}',
  'post.half-accepted': 'Half accepted: {company}',
  'post.reply': 'The customer answered: {company}',
  'post.bounce': 'The mail came back: {company}',
  'post.approval': 'An approval is waiting: {company}',
  'post.customer-lost': 'No longer a customer: {company}',
  'post.reminder': 'A reminder is due: {company}',
  'post.trouble': 'Something needs attention: {company}',
  'post.rights-ended': 'Delegated rights have ended, or are about to: {company}',
  'post.at': 'As of {when}',

  'channelLost.title': 'Nobody reads me there any more: {channel}',
  'channelLost.text':
    'Teams takes no more posts for this channel, so it hears no news from now on. Add me to its team and subscribe it again if it should.',

  'digest.title': '{count, plural, one {# piece of news} other {# pieces of news}}',
  'digest.lead': 'Here is what has happened meanwhile.',
  'digest.more': '{count, plural, one {And # more: see invitations.} other {And # more: see invitations.}}',

  'withheld.title': 'A request that you took part in is settled',
  'withheld.text': 'You have no role any more that may read how. An Admin agent sees it in approvals.',
};
