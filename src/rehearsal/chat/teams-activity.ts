/** Activities as Teams sends them to a bot in a personal chat, with every field that it fills. */
import { randomUUID } from 'node:crypto';
import { bot, partner, type RehearsalPerson } from '../facts.ts';
import type { Json } from './chat-store.ts';

export interface Scene {
  readonly person: RehearsalPerson;
  readonly conversationId: string;
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

function envelope(scene: Scene, type: string, id: string): Json {
  return {
    type,
    id,
    timestamp: scene.at.toISOString(),
    localTimestamp: localTimestamp(scene.at, scene.timeZone),
    localTimezone: scene.timeZone,
    serviceUrl: scene.serviceUrl,
    channelId: 'msteams',
    from: { id: scene.person.teamsId, name: scene.person.name, aadObjectId: scene.person.aadObjectId },
    conversation: { conversationType: 'personal', tenantId: partner.tenantId, id: scene.conversationId },
    recipient: { id: bot.id, name: bot.name },
    locale: scene.locale,
    entities: [
      {
        type: 'clientInfo',
        locale: scene.locale,
        country: countryOf(scene.locale),
        platform: 'Web',
        timezone: scene.timeZone,
      },
    ],
    channelData: { tenant: { id: partner.tenantId } },
  };
}

/** Events and invokes carry ids of this form in Teams; only messages have numbers. */
const eventId = () => `f:${randomUUID()}`;

const htmlSigns: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function asHtml(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => htmlSigns[sign] ?? sign);
  return `<p>${escaped.replaceAll('\n', '<br>')}</p>`;
}

export function typedMessage(scene: Scene, id: string, text: string): Json {
  return {
    ...envelope(scene, 'message', id),
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: asHtml(text) }],
  };
}

export interface PressedButton {
  readonly replyToId: string;
  readonly text?: string | undefined;
  readonly value?: unknown;
}

/** What a Submit button sends: a message that answers the card, with its data as `value`. */
export function submittedMessage(scene: Scene, id: string, pressed: PressedButton): Json {
  return {
    ...envelope(scene, 'message', id),
    ...(pressed.text === undefined ? {} : { text: pressed.text, textFormat: 'plain' }),
    ...(pressed.value === undefined ? {} : { value: pressed.value }),
    replyToId: pressed.replyToId,
    channelData: {
      tenant: { id: partner.tenantId },
      source: { name: 'message' },
      legacy: { replyToId: pressed.replyToId },
    },
  };
}

export interface PressedExecute {
  readonly replyToId: string;
  readonly id?: string | undefined;
  readonly verb?: string | undefined;
  readonly data?: unknown;
  readonly trigger: 'manual' | 'automatic';
}

export function cardActionInvoke(scene: Scene, pressed: PressedExecute): Json {
  return {
    ...envelope(scene, 'invoke', eventId()),
    name: 'adaptiveCard/action',
    value: {
      action: {
        type: 'Action.Execute',
        ...(pressed.id === undefined ? {} : { id: pressed.id }),
        ...(pressed.verb === undefined ? {} : { verb: pressed.verb }),
        data: pressed.data ?? {},
      },
      trigger: pressed.trigger,
    },
    replyToId: pressed.replyToId,
    channelData: {
      tenant: { id: partner.tenantId },
      source: { name: 'message' },
      legacy: { replyToId: pressed.replyToId },
    },
  };
}

export function installationUpdate(scene: Scene, action: 'add' | 'remove'): Json {
  return {
    ...envelope(scene, 'installationUpdate', eventId()),
    action,
    channelData: { tenant: { id: partner.tenantId }, source: { name: 'message' } },
  };
}

export function conversationUpdate(scene: Scene): Json {
  return {
    ...envelope(scene, 'conversationUpdate', eventId()),
    membersAdded: [{ id: scene.person.teamsId, aadObjectId: scene.person.aadObjectId }, { id: bot.id }],
  };
}
