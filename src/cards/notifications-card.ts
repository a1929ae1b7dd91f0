import { z } from 'zod';
import type { Hours, NewsKind, NotificationChoices } from '../domain/notification.ts';
import { newsKinds, usualMorning } from '../domain/notification.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { type ChoiceView, choiceView, lines, lineView } from './view.ts';

const choiceField = z.strictObject({ label: z.string(), choices: z.array(choiceView), value: z.string() });

export const notificationsView = z.strictObject({
  title: z.string(),
  savedNotes: z.array(lineView),
  lead: z.string(),
  own: choiceField,
  all: choiceField,
  rhythm: choiceField,
  from: choiceField,
  to: choiceField,
  days: choiceField,
  urgent: z.string(),
  buttonSets: buttonSetsView,
  channelsTitle: z.string(),
  channels: z.array(z.strictObject({ name: z.string(), details: z.array(lineView), acts: actsView })),
  channelsNote: z.array(lineView),
});

export interface ShownChannel {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly NewsKind[];
  readonly byName: string;
  readonly at: Instant;
}

export interface NotificationsFacts {
  readonly choices: NotificationChoices;
  readonly channels: readonly ShownChannel[];
  /** One sentence about what the click did. */
  readonly note?: string;
}

/** More would not fit into a card. */
const shownChannels = 8;

export function notificationsCard({ choices, channels, note }: NotificationsFacts, t: Translator): CardModel {
  const kinds = kindChoices(t);
  const view: z.output<typeof notificationsView> = {
    title: t.say('notifications.title'),
    savedNotes: lines(note === undefined ? undefined : plainText(note, 300)),
    lead: t.say('notifications.lead'),
    own: { label: t.say('notifications.own.label'), choices: kinds, value: choices.own.join(',') },
    all: { label: t.say('notifications.all.label'), choices: kinds, value: choices.all.join(',') },
    rhythm: {
      label: t.say('notifications.rhythm.label'),
      choices: (['at-once', 'daily'] as const).map((value) => ({
        value,
        title: t.say(`notifications.rhythm.${value}`),
      })),
      value: choices.rhythm,
    },
    from: hourField('from', choices.hours, t),
    to: hourField('to', choices.hours, t),
    days: {
      label: t.say('notifications.days.label'),
      choices: (['all', 'weekdays'] as const).map((value) => ({
        value,
        title: t.say(`notifications.days.${value}`),
      })),
      value: choices.weekdaysOnly ? 'weekdays' : 'all',
    },
    urgent: t.say('notifications.urgent', { time: usualMorning }),
    buttonSets: buttonSets([
      { title: t.say('button.save'), verb: 'notifications.save.v1', data: {}, primary: true },
    ]),
    channelsTitle: t.say('notifications.channels.title'),
    channels: channels.slice(0, shownChannels).map((channel) => channelRow(channel, t)),
    channelsNote: lines(channels.length === 0 ? t.say('notifications.channels.none') : undefined),
  };
  return {
    card: 'notifications',
    view,
    summary: note === undefined ? t.say('notifications.summary') : plainText(note),
    language: t.language,
  };
}

export function kindChoices(t: Translator): ChoiceView[] {
  return newsKinds.map((value) => ({ value, title: t.say(`news.kind.${value}`) }));
}

function hourField(end: keyof Hours, hours: Hours | undefined, t: Translator) {
  const times = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  return {
    label: t.say(`notifications.${end}.label`),
    choices: [
      { value: 'any', title: t.say('notifications.anyHour') },
      ...times.map((value) => ({ value, title: value })),
    ],
    value: hours?.[end] ?? 'any',
  };
}

function channelRow({ id, name, kinds, byName, at }: ShownChannel, t: Translator) {
  const channel = plainText(name, 100);
  return {
    name: channel,
    details: lines(
      kinds.map((kind) => t.say(`news.kind.${kind}`)).join(' · '),
      t.say('notifications.channel.by', { name: plainText(byName, 80), when: t.date(at) }),
    ),
    acts: acts({
      title: t.say('button.stopChannel'),
      tooltip: t.say('button.stopChannel.which', { channel }),
      verb: 'notifications.stop.v1',
      data: { channel: id },
    }),
  };
}
