/** Teams' activities, read by schema and turned into what the dialogue knows: who speaks, and what came in. */
import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Caller, Incoming } from '../../conversation/turn.ts';
import { parseChannelId, parsePersonId } from '../../domain/ids.ts';
import type { ConversationReference } from '../../ports/people.ts';
import { toFileAnswer } from './file-answer.ts';

const text = z.string().nullish();
/** Ids of Teams have at most some 300 characters; they are kept, and stand in addresses. */
const id = z.string().max(1_000);
/** The SDK repeats it in a header, which takes nothing else. */
const conversationId = id.regex(/^[\x21-\x7e]+$/);
const Account = z.looseObject({ id: id.nullish(), name: text, aadObjectId: text });

const Envelope = z.looseObject({
  type: z.string(),
  id: id.nullish(),
  serviceUrl: z.string().max(1_000),
  from: Account.nullish(),
  recipient: Account.nullish(),
  conversation: z.looseObject({ id: conversationId, tenantId: text, conversationType: text }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: text }).nullish(),
      team: z.looseObject({ id: text }).nullish(),
      channel: z.looseObject({ id: text }).nullish(),
      eventType: text,
    })
    .nullish(),
  text,
  action: text,
  name: text,
  replyToId: id.nullish(),
  locale: text,
  localTimezone: text,
  membersAdded: z.array(Account).nullish(),
  attachments: z.array(z.looseObject({ contentType: text })).nullish(),
  entities: z.array(z.looseObject({ type: text })).nullish(),
  value: z.unknown().optional(),
});
export type Envelope = z.infer<typeof Envelope>;

export function parseEnvelope(body: unknown): Envelope | undefined {
  const parsed = Envelope.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

/** The activity for the SDK: with dates as it wants them, and without the mode in which it sends nothing. */
export function toActivity(envelope: Envelope): Activity {
  const { deliveryMode: _mode, ...rest } = envelope;
  const dates = ['timestamp', 'localTimestamp', 'expiration'].flatMap((name) => {
    const value = rest[name];
    const date = typeof value === 'string' ? new Date(value) : undefined;
    return date && !Number.isNaN(date.getTime()) ? [[name, date] as const] : [];
  });
  return { ...rest, ...Object.fromEntries(dates) } as unknown as Activity;
}

/** True only where every tenant that the message names is the allowed one, and it names one. */
export function isFromTenant({ conversation, channelData }: Envelope, allowedTenantId: string): boolean {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter(
    (id): id is string => typeof id === 'string' && id !== '',
  );
  return named.length > 0 && named.every((id) => id.toLowerCase() === allowedTenantId.toLowerCase());
}

const places = { personal: 'personal', groupChat: 'group', channel: 'team' } as const;

/**
 * Absent when the message does not say which person of the tenant it comes from, or not under which id Teams knows
 * them: without it they can neither be written to nor sign in.
 */
export function toCaller(envelope: Envelope): Caller | undefined {
  const person = parsePersonId(envelope.from?.aadObjectId);
  if (!person || !envelope.from?.id || isMachine(envelope.from)) return undefined;
  const place = envelope.conversation.conversationType ?? '';
  const locale = envelope.locale ?? clientInfo(envelope, 'locale');
  const timeZone = envelope.localTimezone ?? clientInfo(envelope, 'timezone');
  return {
    person,
    name: nameOf(envelope.from),
    // What is neither of the known kinds is nobody's private chat.
    conversation: places[place as keyof typeof places] ?? 'group',
    ...(locale && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(locale) ? { locale } : {}),
    ...(timeZone && isTimeZone(timeZone) ? { timeZone } : {}),
    reference: toReference(envelope),
    ...toChannel(envelope),
    correlationId: randomUUID(),
  };
}

/** Another bot or agent, which may have an object id too. */
function isMachine(account: Envelope['from']): boolean {
  const { id, role } = account ?? {};
  return (role !== undefined && role !== null && role !== 'user') || (id ?? '').startsWith('28:');
}

/** The channel of a team. */
function toChannel(envelope: Envelope): Pick<Caller, 'channel'> {
  const { team, channel } = envelope.channelData ?? {};
  const id = parseChannelId(channel?.id);
  if (!id || envelope.conversation.conversationType !== 'channel') return {};
  const reference = toReference({ ...envelope, conversation: { ...envelope.conversation, id } });
  return { channel: { id, teamId: team?.id ?? '', reference } };
}

function clientInfo({ entities }: Envelope, field: 'locale' | 'timezone'): string | undefined {
  const value = entities?.find(({ type }) => type === 'clientInfo')?.[field];
  return typeof value === 'string' ? value : undefined;
}

/** As this machine calls them; asking for one of them by its other names takes as long as half a turn. */
const zoneNames: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'));

function isTimeZone(name: string): boolean {
  if (zoneNames.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** As long as Entra lets a name be. */
const longestName = 256;

const nameOf = (account: Envelope['from']) => [...(account?.name ?? '')].slice(0, longestName).join('');

const toAccount = (account: Envelope['from']) =>
  account && { id: account.id, name: nameOf(account), aadObjectId: account.aadObjectId };

/** What a later message needs, and nothing else: it is kept, and written only when the chat itself changed. */
function toReference({ from, recipient, conversation, ...envelope }: Envelope): ConversationReference {
  const { isGroup, conversationType, tenantId } = conversation;
  const reference = {
    channelId: envelope.channelId,
    serviceUrl: envelope.serviceUrl,
    user: toAccount(from),
    bot: toAccount(recipient),
    conversation: {
      id: conversation.id,
      conversationType,
      tenantId,
      ...(typeof isGroup === 'boolean' ? { isGroup } : {}),
    },
  };
  return JSON.parse(JSON.stringify(reference)) as ConversationReference;
}

const SubmitValue = z.looseObject({ verb: z.string().max(200).catch('') });

/** What a message, an installation or a departure says; absent for all that is ignored. */
export function toIncoming(envelope: Envelope): Incoming | undefined {
  switch (envelope.type) {
    case 'message':
      return toMessage(envelope);
    case 'messageUpdate':
      // What was deleted and is brought back comes under this type, too.
      return envelope.channelData?.eventType === 'editMessage'
        ? { kind: 'edited', text: withoutMention(envelope) }
        : undefined;
    case 'installationUpdate':
      if (envelope.action === 'add') return { kind: 'installed' };
      return envelope.action === 'remove' ? { kind: 'uninstalled' } : undefined;
    case 'conversationUpdate': {
      const isBot = ({ id }: { id?: string | null | undefined }) => !!id && id === envelope.recipient?.id;
      return envelope.membersAdded?.some(isBot) ? { kind: 'installed' } : undefined;
    }
    default:
      return undefined;
  }
}

function toMessage(envelope: Envelope): Incoming {
  const words = withoutMention(envelope);
  const submitted = SubmitValue.safeParse(envelope.value);
  if (words !== '' || !submitted.success) {
    return { kind: 'text', text: words, ...(hasFiles(envelope) ? { hasFiles: true } : {}) };
  }
  const { verb, msteams: _msteams, ...data } = submitted.data;
  return toAction(envelope, { verb, data, trigger: 'manual' });
}

/** Teams adds the text itself as HTML; whatever else stands there is something that the person sent along. */
const hasFiles = ({ attachments }: Envelope) =>
  attachments?.some(({ contentType }) => contentType !== 'text/html') ?? false;

/** The message that holds the card, where the client names it. */
const cardOf = ({ replyToId }: Envelope) => (replyToId ? { cardActivityId: replyToId } : {});

function toAction(
  envelope: Envelope,
  action: { readonly verb: string; readonly data: unknown; readonly trigger: 'manual' | 'automatic' },
): Incoming & { kind: 'action' } {
  return { kind: 'action', ...action, ...cardOf(envelope) };
}

function withoutMention(envelope: Envelope): string {
  const spoken = envelope.text ?? '';
  const botId = envelope.recipient?.id;
  if (!botId) return spoken.trim();
  const mentions = envelope.entities?.filter(({ type }) => type === 'mention') ?? [];
  return mentions
    .map((entity) => Mention.safeParse(entity))
    .reduce((rest, mention) => {
      const isBot = mention.success && mention.data.mentioned.id === botId && mention.data.text !== '';
      return isBot ? rest.replaceAll(mention.data.text, ' ') : rest;
    }, spoken)
    .trim();
}

const Mention = z.looseObject({ mentioned: z.looseObject({ id: z.string() }), text: z.string() });

const ExecuteValue = z.looseObject({
  action: z.looseObject({
    type: z.literal('Action.Execute'),
    verb: z.string().max(200).nullish(),
    data: z.unknown().optional(),
  }),
  trigger: z.enum(['manual', 'automatic']).catch('manual'),
});

type Invoked = Incoming & { kind: 'action' | 'file-answer' };

/** A pressed button of a card, or an answer to an offered file, or why the invoke is none that we know. */
export function toInvoked(envelope: Envelope): Invoked | 'unknown' | 'malformed' {
  if (envelope.name === 'fileConsent/invoke') return toFileAnswer(envelope.value, cardOf(envelope));
  if (envelope.name !== 'adaptiveCard/action') return 'unknown';
  const value = ExecuteValue.safeParse(envelope.value);
  if (!value.success) return 'malformed';
  const { action, trigger } = value.data;
  return toAction(envelope, { verb: action.verb ?? '', data: action.data ?? {}, trigger });
}
