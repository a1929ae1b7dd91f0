/** A person in a chat with the bot, through the real HTTP door. */
import assert from 'node:assert/strict';
import { bot, people, partner } from '../../src/rehearsal/facts.ts';
import { actionTitled, defaultsOf, inputLabelled, wordsOf } from './cards.ts';
import type { Connector, SentActivity } from './connector.ts';
import { bothLanguages } from './words.ts';

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
  /** Speaks in this channel of a team. */
  readonly channel?: { readonly id: string; readonly name: string; readonly team: string };
}

export interface Door {
  readonly messagesUrl: string;
  readonly connector: Connector;
  /** What Teams shows to a bot with credentials. */
  readonly authorization?: () => string;
}

type Fields = Readonly<Record<string, unknown>>;
type Inputs = Readonly<Record<string, string>>;

export interface Person {
  readonly aadObjectId: string;
  readonly conversationId: string;
  activity(fields: Fields): Fields;
  post(activity: Fields): Promise<Answer>;
  /** Types a text and reads the card that comes. */
  says(text: string): Promise<Shown>;
  /** The activity that a press of this button with these inputs sends. */
  press(shown: Shown, title: string, inputs?: Inputs): Fields;
  /** An `Action.Execute` as no card of ours would send it. */
  execute(verb: unknown, data: unknown, replyToId?: string): Promise<Answer>;
  /** The same, and reads the card that answers it: in place, or later where it took long. */
  executes(verb: unknown, data: unknown, replyToId?: string): Promise<Shown>;
  /** Posts a click as it was made by `press`, and reads the card that answers it: in place, or later where it took long. */
  clicks(pressed: Fields): Promise<Shown>;
  /**
   * Fills inputs by label, presses the button by title, and reads the card that is there afterwards. One that says
   * that the mail is being sent is read again when it says what became of it.
   */
  presses(shown: Shown, title: string, inputs?: Inputs): Promise<Shown>;
  /** Looks again at an old card: the client asks for its present state by itself where the card wants that. */
  looksAt(shown: Shown): Promise<Shown>;
  /** The same with a client that knows only `Action.Submit`. */
  submits(shown: Shown, title: string, inputs?: Inputs): Promise<Shown>;
  /** Waits for a message that nobody asked for just now, with all these words on its card. */
  isTold(...words: readonly string[]): Promise<Shown>;
  /** Every such message so far. */
  told(...words: readonly string[]): readonly Shown[];
}

export function cardOf(sent: SentActivity): unknown {
  const attachments = (sent.activity.attachments ?? []) as readonly { readonly content?: unknown }[];
  return attachments[0]?.content;
}

/** The card in the answer to an invoke, if one is there. */
export function cardIn(answer: Answer): unknown {
  const body = answer.body as { readonly type?: string; readonly value?: unknown } | undefined;
  return body?.type === 'application/vnd.microsoft.card.adaptive' ? body.value : undefined;
}

const isBeingSent = (card: unknown) =>
  bothLanguages.some(({ said }) => wordsOf(card).includes(said('invitation.meaning.sending')));

const shownOf = (sent: SentActivity): Shown => ({ activityId: sent.activityId, card: cardOf(sent) });

let nextActivity = 1_700_000_000_000;

export function createPerson(door: Door, options: PersonOptions = {}): Person {
  const { connector } = door;
  const known = people.find((person) =>
    options.aadObjectId ? person.aadObjectId === options.aadObjectId : person.key === (options.key ?? 'alex'),
  );
  const aadObjectId = options.aadObjectId ?? known?.aadObjectId ?? '';
  const name = options.name ?? known?.name ?? 'A colleague';
  const { locale = 'en-GB', tenantId = partner.tenantId, channel } = options;
  const conversationType = channel ? 'channel' : (options.conversationType ?? 'personal');
  const conversationId = channel?.id ?? `a:${aadObjectId}-${locale}-${conversationType}`;
  if (channel) connector.channels.set(channel.id, channel);
  const isMine = (sent: SentActivity) => sent.conversationId === conversationId;

  const activity = (fields: Fields) => ({
    id: String(nextActivity++),
    timestamp: new Date().toISOString(),
    localTimezone: 'Europe/London',
    serviceUrl: connector.serviceUrl,
    channelId: 'msteams',
    from: { id: `29:${aadObjectId}`, name, aadObjectId },
    conversation: { conversationType, tenantId, id: conversationId },
    recipient: bot,
    locale,
    entities: [{ type: 'clientInfo', locale, country: 'GB', platform: 'Web', timezone: 'Europe/London' }],
    channelData: {
      tenant: { id: tenantId },
      ...(channel ? { team: { id: channel.id }, channel: { id: channel.id } } : {}),
    },
    ...fields,
  });

  async function post(body: Fields): Promise<Answer> {
    const response = await fetch(door.messagesUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(door.authorization ? { authorization: door.authorization() } : {}),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  function fill(shown: Shown, inputs: Inputs): Record<string, string> {
    const byId = Object.entries(inputs).map(([label, value]) => [inputLabelled(shown.card, label), value]);
    return { ...defaultsOf(shown.card), ...Object.fromEntries(byId) };
  }

  const invoke = (action: Fields, replyToId?: string) =>
    activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      ...(replyToId ? { replyToId } : {}),
      value: { action, trigger: 'manual' },
    });

  function press(shown: Shown, title: string, inputs: Inputs = {}): Fields {
    const { type, verb, data } = actionTitled(shown.card, title);
    assert.equal(type, 'Action.Execute', `"${title}" is a button that acts`);
    return invoke({ type, verb, data: { ...data, ...fill(shown, inputs) } }, shown.activityId);
  }

  /** The last message that answers this activity; an answer that comes late says no more what it answers. */
  async function replyTo(
    { id, replyToId }: { readonly id?: unknown; readonly replyToId?: unknown },
    from: number,
  ): Promise<Shown> {
    const direct = connector.sent
      .slice(from)
      .filter((sent) => isMine(sent) && sent.activity.replyToId === id)
      .at(-1);
    const isLate = (sent: SentActivity) =>
      isMine(sent) && (sent.how === 'updated' ? sent.activityId === replyToId : !sent.activity.replyToId);
    return shownOf(direct ?? (await connector.waitFor(isLate, { from })));
  }

  async function settled(shown: Shown, from: number): Promise<Shown> {
    if (!isBeingSent(shown.card)) return shown;
    const isNews = (sent: SentActivity) =>
      isMine(sent) &&
      sent.how === 'updated' &&
      sent.activityId === shown.activityId &&
      !isBeingSent(cardOf(sent));
    return shownOf(await connector.waitFor(isNews, { from }));
  }

  const isToldIn = (sent: SentActivity, words: readonly string[]) =>
    isMine(sent) &&
    sent.how === 'sent' &&
    !sent.activity.replyToId &&
    words.every((one) => wordsOf(cardOf(sent)).includes(one));

  async function clicks(pressed: Fields): Promise<Shown> {
    const from = connector.sent.length;
    const answer = await post(pressed);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const card = cardIn(answer);
    return card ? { activityId: String(pressed.replyToId), card } : replyTo(pressed, from);
  }

  const executing = (verb: unknown, data: unknown, replyToId?: string) =>
    invoke({ type: 'Action.Execute', verb, data }, replyToId);

  return {
    aadObjectId,
    conversationId,
    activity,
    post,
    press,
    clicks,
    async says(text) {
      const from = connector.sent.length;
      const message = activity({ type: 'message', text, textFormat: 'plain' });
      const { status } = await post(message);
      assert.ok(status < 300, `the door answered ${status}`);
      return replyTo(message, from);
    },
    execute: (verb, data, replyToId) => post(executing(verb, data, replyToId)),
    executes: (verb, data, replyToId) => clicks(executing(verb, data, replyToId)),
    async presses(shown, title, inputs = {}) {
      const from = connector.sent.length;
      return settled(await clicks(press(shown, title, inputs)), from);
    },
    async looksAt(shown) {
      const { refresh } = shown.card as { readonly refresh?: { action: Fields; userIds: readonly string[] } };
      if (!refresh) return shown;
      assert.deepEqual(refresh.userIds, [`29:${aadObjectId}`], 'for this person alone');
      const { activityId } = shown;
      const asked = {
        ...invoke(refresh.action, activityId),
        value: { action: refresh.action, trigger: 'automatic' },
      };
      const answer = await post(asked);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return { activityId, card: cardIn(answer) ?? shown.card };
    },
    async submits(shown, title, inputs = {}) {
      const from = connector.sent.length;
      const fallback = actionTitled(shown.card, title).fallback as {
        readonly type: string;
        readonly data: object;
      };
      assert.equal(fallback.type, 'Action.Submit');
      const value = { ...fallback.data, ...fill(shown, inputs) };
      const message = activity({ type: 'message', replyToId: shown.activityId, value });
      const { status } = await post(message);
      assert.ok(status < 300, `the door answered ${status}`);
      return settled(await replyTo(message, from), from);
    },
    isTold: async (...words) => shownOf(await connector.waitFor((sent) => isToldIn(sent, words))),
    told: (...words) => connector.sent.filter((sent) => isToldIn(sent, words)).map(shownOf),
  };
}
