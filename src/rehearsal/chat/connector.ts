/**
 * The Bot Connector's REST calls for personal chats, as a bot's SDK makes them. Errors have the service's
 * shape and codes (teams-and-graph-rules 2.2); what is not modelled is refused by name.
 */
import { z } from 'zod';
import { bot, partner } from '../facts.ts';
import type { Answer, Exchange, Params, System } from '../http-kit.ts';
import type { ChatStore, Conversation, Json, StoredMessage } from './chat-store.ts';
import type { LivePages } from './live-pages.ts';
import { findMember, findPerson, toMember } from './members.ts';
import type { Room } from './room.ts';

export interface ConnectorDeps {
  readonly store: ChatStore;
  readonly room: Room;
  readonly pages: LivePages;
  readonly now: () => Date;
}

/** A message's greatest size, counted in UTF-16 as Teams does. */
const maxActivityBytes = 100 * 1024;

const Activity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).nullish(),
  attachmentLayout: z.enum(['list', 'carousel']).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).nullish(),
  suggestedActions: z.looseObject({ actions: z.array(z.looseObject({ type: z.string() })) }).nullish(),
});
type SentActivity = z.infer<typeof Activity>;

const NewConversation = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  activity: z.unknown().optional(),
});

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});
const noConversation = refusal(404, 'ConversationNotFound', 'Conversation not found.');
const noActivity = refusal(404, 'ActivityNotFoundInConversation', 'Activity not found in the conversation.');
const noApp = refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
const noMember = refusal(404, 'MemberNotFoundInConversation', 'Member not found in the conversation.');
const notOwn = refusal(403, 'ForbiddenOperationException', 'A bot may change its own messages only.');

function readJson(exchange: Exchange): unknown {
  try {
    return JSON.parse(exchange.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** The activity, or the answer that refuses it. */
function readActivity(raw: unknown): SentActivity | { readonly refused: Answer } {
  const parsed = Activity.safeParse(raw);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'body').join(', ');
    return { refused: refusal(400, 'BadSyntax', `The activity cannot be read: ${where}.`) };
  }
  const activity = parsed.data;
  if (Buffer.byteLength(JSON.stringify(activity), 'utf16le') > maxActivityBytes) {
    return { refused: refusal(413, 'MessageSizeTooBig', 'Message size too large.') };
  }
  if (activity.type === 'typing') return activity;
  if (activity.type !== 'message') {
    const message = `The rehearsal's Teams does not model activities of type ${activity.type} from a bot.`;
    return { refused: refusal(501, 'NotModelled', message) };
  }
  const isEmpty = !activity.text && !activity.attachments?.length && !activity.suggestedActions;
  return isEmpty ? { refused: refusal(400, 'BadSyntax', 'A message needs text or attachments.') } : activity;
}

function toStored(activity: SentActivity, id: string, conversation: Conversation): Json {
  return {
    ...activity,
    id,
    from: { id: bot.id, name: bot.name },
    conversation: { id: conversation.id, conversationType: 'personal', tenantId: partner.tenantId },
  };
}

export function createConnector({ store, room, pages, now }: ConnectorDeps): System {
  type InConversation = (conversation: Conversation, exchange: Exchange, params: Params) => Answer;
  const within = (act: InConversation) => (exchange: Exchange, params: Params) => {
    const conversation = store.findConversation(params.conversationId ?? '');
    if (!conversation) return noConversation;
    return conversation.isRemoved ? noApp : act(conversation, exchange, params);
  };
  type OfMessage = (conversation: Conversation, message: StoredMessage, exchange: Exchange) => Answer;
  const ofOwnMessage = (act: OfMessage) =>
    within((conversation, exchange, params) => {
      const message = store.findMessage(conversation.id, params.activityId ?? '');
      if (!message || message.isDeleted) return noActivity;
      return message.author === 'bot' ? act(conversation, message, exchange) : notOwn;
    });

  const send = (conversation: Conversation, raw: unknown): Answer => {
    const activity = readActivity(raw);
    if ('refused' in activity) return activity.refused as Answer;
    const at = now();
    const id = store.nextId(at);
    if (activity.type === 'typing') {
      pages.tell(conversation.personKey, 'typing', {});
      return { status: 201, body: { id } };
    }
    const stored = toStored(activity, id, conversation);
    store.add({ id, conversationId: conversation.id, author: 'bot', activity: stored, at });
    room.show(conversation, id);
    pages.tellOthers(conversation.personKey);
    return { status: 201, body: { id } };
  };

  // In a personal chat Teams takes the id that is replied to as a hint: there are no threads to find it in.
  const post = within((conversation, exchange) => send(conversation, readJson(exchange)));

  const update = ofOwnMessage((conversation, message, exchange) => {
    const activity = readActivity(readJson(exchange));
    if ('refused' in activity) return activity.refused as Answer;
    store.replace(message.id, toStored(activity, message.id, conversation));
    room.show(conversation, message.id);
    return { status: 200, body: { id: message.id } };
  });

  const remove = ofOwnMessage((conversation, message) => {
    store.remove(message.id);
    room.show(conversation, message.id);
    return { status: 200 };
  });

  const membersOf = (conversation: Conversation) => {
    const person = findPerson(conversation.personKey);
    return person ? [toMember(person)] : [];
  };

  const create = (exchange: Exchange): Answer => {
    const parsed = NewConversation.safeParse(readJson(exchange));
    if (!parsed.success) return refusal(400, 'BadSyntax', 'The conversation parameters cannot be read.');
    const { isGroup, members, channelData, tenantId, activity } = parsed.data;
    if (isGroup) return refusal(501, 'NotModelled', "The rehearsal's Teams models personal chats only.");
    const [member, ...others] = members ?? [];
    if (!member || others.length > 0) return refusal(400, 'BadArgument', 'Name exactly one member.');
    const tenant = channelData?.tenant?.id ?? tenantId;
    if (tenant !== partner.tenantId) return refusal(400, 'BadArgument', 'The tenant is missing or foreign.');
    const person = findMember(member.id);
    const conversation = person && store.findPersonalConversation(person.key);
    if (!conversation || conversation.isRemoved) {
      return refusal(403, 'ForbiddenOperationException', 'The app is not installed for this person.');
    }
    if (activity === undefined || activity === null) return { status: 201, body: { id: conversation.id } };
    const sent = send(conversation, activity);
    if (sent.status !== 201) return sent;
    const { id: activityId } = sent.body as { readonly id: string };
    return { status: 201, body: { id: conversation.id, activityId } };
  };

  const conversations = '/v3/conversations';
  const one = `${conversations}/:conversationId`;
  return {
    name: 'teams',
    mount: '/chat/connector',
    routes: [
      { method: 'POST', template: conversations, handle: create },
      { method: 'POST', template: `${one}/activities`, handle: post },
      { method: 'POST', template: `${one}/activities/:activityId`, handle: post },
      { method: 'PUT', template: `${one}/activities/:activityId`, handle: update },
      { method: 'DELETE', template: `${one}/activities/:activityId`, handle: remove },
      {
        method: 'GET',
        template: `${one}/members`,
        handle: within((conversation) => ({ status: 200, body: membersOf(conversation) })),
      },
      {
        method: 'GET',
        template: `${one}/members/:memberId`,
        handle: within((conversation, _exchange, params) => {
          const person = findMember(params.memberId ?? '');
          return person?.key === conversation.personKey ? { status: 200, body: toMember(person) } : noMember;
        }),
      },
      {
        method: 'GET',
        template: `${one}/pagedmembers`,
        handle: within((conversation) => ({ status: 200, body: { members: membersOf(conversation) } })),
      },
    ],
    notModelled: (exchange) =>
      refusal(
        501,
        'NotModelled',
        `The rehearsal's Teams does not model ${exchange.method} ${exchange.path}.`,
      ),
  };
}
