import type { NewsKind } from '../domain/notification.ts';
import type { UnreachableReason } from '../domain/unreachable.ts';

type Plain = null;

type EachNews = { [K in `news.kind.${NewsKind}` | `why.outcome.${UnreachableReason}`]: Plain } & {
  [K in NewsKind as `post.${K}`]: { readonly company: string };
};

/** Sentences about what people and channels are told. */
export interface NewsWords extends EachNews {
  'button.notifications': Plain;
  'button.why': Plain;
  'notifications.title': Plain;
  'notifications.lead': Plain;
  'notifications.saved': Plain;
  'notifications.summary': Plain;
  'notifications.own.label': Plain;
  'notifications.all.label': Plain;
  'notifications.rhythm.label': Plain;
  'notifications.rhythm.at-once': Plain;
  'notifications.rhythm.daily': Plain;
  'notifications.from.label': Plain;
  'notifications.to.label': Plain;
  'notifications.anyHour': Plain;
  'notifications.days.label': Plain;
  'notifications.days.all': Plain;
  'notifications.days.weekdays': Plain;
  'notifications.urgent': Plain;
  'notifications.channels.title': Plain;
  'notifications.channels.none': Plain;
  'notifications.channel.by': { readonly name: string; readonly when: string };
  'notifications.channel.ended': { readonly channel: string };

  'channel.title': Plain;
  'channel.lead': Plain;
  'channel.kinds.label': Plain;
  'channel.saved': Plain;
  'channel.ended': Plain;
  'channel.unnamed': Plain;
  'channel.shown': Plain;
  'channel.notShown': Plain;
  'channel.only.title': Plain;
  'channel.only.text': Plain;

  'post.rights-ended': { readonly company: string };
  'post.at': { readonly when: string };

  'channelLost.title': { readonly channel: string };
  'channelLost.text': Plain;

  'digest.title': { readonly count: number };
  'digest.lead': Plain;
  'digest.more': { readonly count: number };

  'why.title': { readonly company: string };
  'why.mine.title': Plain;
  'why.mine.none': Plain;
  'why.known.title': Plain;
  'why.told.title': Plain;
  'why.told.none': Plain;
  'why.you.notWanted': Plain;
  'why.you.later': Plain;
  'why.nothing.title': Plain;
  'why.nothing.text': { readonly query: string };
  'why.choice.title': Plain;
  'why.outcome.delivered': Plain;
  'why.outcome.repeated': Plain;
  'why.outcome.held': { readonly when: string };
  'why.outcome.brought': Plain;
  'why.outcome.not-wanted': Plain;
  'why.outcome.no-role': Plain;
  'why.someone': Plain;
  'why.line': { readonly who: string; readonly outcome: string };
  'why.sent.mailbox': Plain;
  'why.sent.by-hand': Plain;
  'why.sent.intact': Plain;
  'why.sent.broken': Plain;
  'why.summary': Plain;
}
