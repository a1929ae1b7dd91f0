/** What every activity from Teams has around it, with every field that Teams fills. */
import { randomUUID } from 'node:crypto';
import { bot, type RehearsalPerson } from '../facts.ts';
import type { Json } from './json.ts';
import { type Place, toChannelData, toConversationAccount } from './places.ts';

export interface Scene {
  readonly person: RehearsalPerson;
  readonly place: Place;
  /** In which thread of the channel; absent in personal chats and for what concerns the whole channel. */
  readonly threadId?: string | undefined;
  readonly serviceUrl: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly at: Date;
}

/** The moment on the wall clock of a time zone, with its offset: `2026-03-01T12:30:00.000+03:00`. */
export function localTimestamp(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const named = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const offset = named.replace('GMT', '') || '+00:00';
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const shifted = new Date(at.getTime() + sign * (hours * 60 + minutes) * 60_000);
  return `${shifted.toISOString().slice(0, -1)}${offset}`;
}

function countryOf(locale: string): string {
  return new Intl.Locale(locale).maximize().region ?? 'US';
}

export function envelope(scene: Scene, type: string, id: string): Json {
  return {
    type,
    id,
    timestamp: scene.at.toISOString(),
    localTimestamp: localTimestamp(scene.at, scene.timeZone),
    localTimezone: scene.timeZone,
    serviceUrl: scene.serviceUrl,
    channelId: 'msteams',
    from: { id: scene.person.teamsId, name: scene.person.name, aadObjectId: scene.person.aadObjectId },
    conversation: toConversationAccount(scene.place, scene.threadId),
    recipient: { id: bot.id, name: bot.name },
    locale: scene.locale,
    entities: [clientInfo(scene)],
    channelData: toChannelData(scene.place),
  };
}

export function clientInfo({ locale, timeZone }: Scene): Json {
  return { type: 'clientInfo', locale, country: countryOf(locale), platform: 'Web', timezone: timeZone };
}

/** Events and invokes carry ids of this form in Teams; only messages have numbers. */
export const eventId = () => `f:${randomUUID()}`;
