/** Activities as Teams sends them, from Alex in a personal chat unless told otherwise. */
import type { MessageCall } from '../../src/ports/message-calls.ts';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const alexId = 'a1000000-0000-4000-8000-000000000001';
export const conversationId = 'a:1alex';
export const botId = '28:customer-connect';

let counter = 0;

type Fields = Readonly<Record<string, unknown>>;

export function anActivity(serviceUrl: string, fields: Fields = {}): MessageCall['body'] {
  counter += 1;
  const activity = {
    type: 'message',
    id: `17000000000${String(counter).padStart(2, '0')}`,
    timestamp: '2026-11-22T10:00:00.000Z',
    localTimestamp: '2026-11-22T10:00:00.000Z',
    localTimezone: 'Europe/London',
    serviceUrl,
    channelId: 'msteams',
    from: { id: '29:1alex', name: 'Alex Wilber', aadObjectId: alexId },
    conversation: { conversationType: 'personal', tenantId, id: conversationId },
    recipient: { id: botId, name: 'Customer Connect' },
    entities: [
      { locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London', type: 'clientInfo' },
    ],
    channelData: { tenant: { id: tenantId } },
    locale: 'en-GB',
    ...fields,
  };
  return JSON.parse(JSON.stringify(activity)) as MessageCall['body'];
}

export function aText(serviceUrl: string, text: string, fields: Fields = {}): MessageCall['body'] {
  return anActivity(serviceUrl, { text, textFormat: 'plain', ...fields });
}

/** A pressed `Action.Execute`. */
export function anExecute(serviceUrl: string, verb: string, data: object = {}, fields: Fields = {}) {
  return anActivity(serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', id: 'x', verb, data }, trigger: 'manual' },
    replyToId: 'card-1',
    ...fields,
  });
}

/** The same button where a client falls back to `Action.Submit`. */
export function aSubmit(serviceUrl: string, verb: string, data: object = {}, fields: Fields = {}) {
  return anActivity(serviceUrl, { value: { verb, ...data }, replyToId: 'card-1', ...fields });
}
