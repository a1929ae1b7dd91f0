import type { NewsKind } from '../domain/notification.ts';

type Plain = null;

type EachNews = { [K in `news.kind.${NewsKind}`]: Plain } & {
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
  'notifications.urgent': { readonly time: string };
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

  'withheld.title': Plain;
  'withheld.text': Plain;
}
