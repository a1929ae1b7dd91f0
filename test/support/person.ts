/** A person in a chat with the bot, through the real HTTP door. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { people, partner } from '../../src/rehearsal/facts.ts';
import { actionTitled, defaultsOf, inputLabelled } from './cards.ts';
import type { Connector, SentActivity } from './connector.ts';

export interface Shown {
  readonly activityId: string;
  readonly card: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface PersonOptions {
  readonly key?: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly locale?: string;
  readonly tenantId?: string;
  readonly conversationType?: 'personal' | 'groupChat';
}

export interface Door {
  readonly messagesUrl: string;
  readonly connector: Connector;
}

export interface Person {
  readonly conversationId: string;
  activity(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  post(activity: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Types a text and reads the card that comes. */
  says(text: string): Promise<Shown>;
  /** Fills inputs by label, presses the button by title, and reads the card that is there afterwards. */
  presses(shown: Shown, title: string, inputs?: Readonly<Record<string, string>>): Promise<Shown>;
  /** The same with a client that knows only `Action.Submit`. */
  submits(shown: Shown, title: string, inputs?: Readonly<Record<string, string>>): Promise<Shown>;
  /** Waits for a message out of turn whose card has these words. */
  isTold(words: string, withinMs?: number): Promise<Shown>;
}

export function cardOf(sent: SentActivity): unknown {
  const attachments = (sent.activity.attachments ?? []) as readonly { readonly content?: unknown }[];
  return attachments[0]?.content;
}

let nextActivity = 1_700_000_000_000;

export function createPerson(door: Door, options: PersonOptions = {}): Person {
  const { connector } = door;
  const known = people.find((person) => person.key === (options.key ?? 'alex'));
  const aadObjectId = options.aadObjectId ?? known?.aadObjectId;
  const name = options.name ?? known?.name;
  const { locale = 'en-GB', tenantId = partner.tenantId, conversationType = 'personal' } = options;
  const conversationId = `a:${aadObjectId}-${locale}-${conversationType}`;
  const isMine = (sent: SentActivity) => sent.conversationId === conversationId;

  const activity = (fields: Readonly<Record<string, unknown>>) => ({
    id: String(nextActivity++),
    timestamp: new Date().toISOString(),
    localTimezone: 'Europe/London',
    serviceUrl: connector.serviceUrl,
    channelId: 'msteams',
    from: { id: `29:${aadObjectId}`, name, aadObjectId },
    conversation: { conversationType, tenantId, id: conversationId },
    recipient: { id: '28:bot', name: 'Customer Connect' },
    locale,
    entities: [{ type: 'clientInfo', locale, country: 'GB', platform: 'Web', timezone: 'Europe/London' }],
    channelData: { tenant: { id: tenantId } },
    ...fields,
  });

  async function post(body: Readonly<Record<string, unknown>>): Promise<Answer> {
    const response = await fetch(door.messagesUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** What came for this person while `act` ran: the last of it is what they look at. */
  async function lastAfter(
    act: () => Promise<Answer>,
  ): Promise<{ answer: Answer; came: readonly SentActivity[] }> {
    const before = connector.sent.length;
    const answer = await act();
    return { answer, came: connector.sent.slice(before).filter(isMine) };
  }

  function fill(shown: Shown, inputs: Readonly<Record<string, string>>): Record<string, string> {
    const byId = Object.entries(inputs).map(([label, value]) => [inputLabelled(shown.card, label), value]);
    return { ...defaultsOf(shown.card), ...Object.fromEntries(byId) };
  }

  return {
    conversationId,
    activity,
    post,
    async says(text) {
      const { answer, came } = await lastAfter(() =>
        post(activity({ type: 'message', text, textFormat: 'plain' })),
      );
      assert.ok(answer.status < 300, `the door answered ${answer.status}`);
      const last = came.at(-1);
      assert.ok(last, `nothing was answered to "${text}"`);
      return { activityId: last.activityId, card: cardOf(last) };
    },
    async presses(shown, title, inputs = {}) {
      const action = actionTitled(shown.card, title);
      assert.equal(action.type, 'Action.Execute', `"${title}" is a button that acts`);
      const data = { ...action.data, ...fill(shown, inputs) };
      const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' };
      const invoke = activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: shown.activityId,
        value,
      });
      const { answer, came } = await lastAfter(() => post(invoke));
      assert.equal(answer.status, 200);
      const body = answer.body as { readonly type?: string; readonly value?: unknown };
      if (body.type === 'application/vnd.microsoft.card.adaptive') {
        return { activityId: shown.activityId, card: body.value };
      }
      const last = came.at(-1);
      assert.ok(last, `the click on "${title}" was answered with ${body.type} and no card`);
      return { activityId: last.activityId, card: cardOf(last) };
    },
    async submits(shown, title, inputs = {}) {
      const action = actionTitled(shown.card, title);
      const fallback = action.fallback as { readonly type: string; readonly data: object };
      assert.equal(fallback.type, 'Action.Submit');
      const value = { ...fallback.data, ...fill(shown, inputs) };
      const { answer, came } = await lastAfter(() =>
        post(activity({ type: 'message', replyToId: shown.activityId, value, id: randomUUID() })),
      );
      assert.ok(answer.status < 300, `the door answered ${answer.status}`);
      const last = came.at(-1);
      assert.ok(last, `nothing came of "${title}"`);
      return { activityId: last.activityId, card: cardOf(last) };
    },
    async isTold(words, withinMs) {
      const found = await connector.waitFor(
        (sent) => isMine(sent) && JSON.stringify(cardOf(sent) ?? '').includes(words),
        withinMs,
      );
      return { activityId: found.activityId, card: cardOf(found) };
    },
  };
}
