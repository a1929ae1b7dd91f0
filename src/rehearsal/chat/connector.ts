/**
 * The Bot Connector's REST calls for personal chats and channels, as a bot's SDK makes them; what is not modelled is
 * refused by name. It counts calls as Teams does.
 */
import type { Answer, Exchange, Params, Route, System } from '../http-kit.ts';
import {
  blocked,
  noActivity,
  noApp,
  noConversation,
  noMember,
  notModelled,
  notOwn,
  throttled,
} from './connector-answers.ts';
import type { Conversation } from './conversation-store.ts';
import type { Limits, Operation } from './limits.ts';
import { findMember, toMember } from './members.ts';
import type { StoredMessage } from './message-store.ts';
import { createNewConversations } from './new-conversations.ts';
import { channels, membersOf, readAddress } from './places.ts';
import { readActivity, readJson, toStored } from './sent-activity.ts';
import type { Stage } from './stage.ts';
import { createTeamRoutes } from './team-routes.ts';

export interface ConnectorDeps {
  readonly stage: Stage;
  readonly limits: Limits;
}

/** A conversation as the bot addressed it: in a channel perhaps one of its threads. */
interface Addressed {
  readonly conversation: Conversation;
  readonly threadId: string | undefined;
}

type Handle = (exchange: Exchange, params: Params) => Answer;

/** Counts a call before it is handled; the conversation is the one that the path names, if any. */
function counted(limits: Limits, operation: Operation, handle: Handle): Handle {
  return (exchange, params) => {
    const wait = limits.take(operation, params.conversationId ?? '');
    return wait ? throttled(wait.retryAfterSeconds) : handle(exchange, params);
  };
}

export function createConnector({ stage, limits }: ConnectorDeps): System {
  const { store, pages } = stage;

  const findAddressed = (address: string): Addressed | undefined => {
    const { conversationId, threadId } = readAddress(address);
    const conversation = store.findConversation(conversationId);
    const isThere =
      threadId === undefined || store.findMessage(conversationId, threadId)?.thread?.id === threadId;
    return conversation && isThere ? { conversation, threadId } : undefined;
  };
  const within =
    (act: (addressed: Addressed, exchange: Exchange, params: Params) => Answer): Handle =>
    (exchange, params) => {
      const addressed = findAddressed(params.conversationId ?? '');
      if (!addressed) return noConversation;
      return addressed.conversation.isRemoved ? noApp : act(addressed, exchange, params);
    };
  type OfMessage = (conversation: Conversation, message: StoredMessage, exchange: Exchange) => Answer;
  const ofOwnMessage = (act: OfMessage): Handle =>
    within(({ conversation }, exchange, params) => {
      const message = store.findMessage(conversation.id, params.activityId ?? '');
      if (!message || message.isDeleted) return noActivity;
      if (message.author !== 'bot') return notOwn;
      return conversation.isBlocked ? blocked : act(conversation, message, exchange);
    });

  const send = (conversation: Conversation, raw: unknown, thread?: string): Answer => {
    const { place } = conversation;
    const read = readActivity(raw, place);
    if (!read.ok) return read.refused;
    if (conversation.isBlocked) return blocked;
    const at = stage.now();
    const id = store.nextId(at);
    if (read.activity.type === 'typing') {
      pages.tell(conversation.id, 'typing', () => ({}));
      return { status: 201, body: { id } };
    }
    const threadId = place.kind === 'channel' ? (thread ?? id) : undefined;
    const activity = toStored(read.activity, { id, place, threadId });
    store.add({
      id,
      conversationId: conversation.id,
      threadId,
      author: 'bot',
      activity,
      at,
      delivery: 'delivered',
    });
    stage.show(conversation, id);
    pages.tellOthers(conversation);
    return { status: 201, body: { id } };
  };

  /**
   * An answer to a message goes into its thread. In a personal chat there are none, and the SDK also answers events,
   * which nobody sees: there the message that is answered is only a hint.
   */
  const post = within(({ conversation, threadId }, exchange, { activityId = '' }) => {
    const answered = store.findMessage(conversation.id, activityId);
    return send(conversation, readJson(exchange), threadId ?? answered?.thread?.id);
  });

  const update = ofOwnMessage(({ id: conversationId, place }, message, exchange) => {
    const read = readActivity(readJson(exchange), place);
    if (!read.ok) return read.refused;
    const { id, thread } = message;
    store.replace(id, toStored(read.activity, { id, place, threadId: thread?.id }));
    const conversation = store.findConversation(conversationId);
    if (conversation) stage.show(conversation, id);
    return { status: 200, body: { id } };
  });

  const remove = ofOwnMessage((conversation, message) => {
    store.remove(message.id);
    stage.show(conversation, message.id);
    return { status: 200 };
  });

  const members = within(({ conversation }) => ({
    status: 200,
    body: membersOf(conversation.place).map(toMember),
  }));
  const pagedMembers = within(({ conversation }) => ({
    status: 200,
    body: { members: membersOf(conversation.place).map(toMember) },
  }));
  const member = within(({ conversation }, _exchange, { memberId = '' }) => {
    const person = findMember(memberId);
    const isIn = person && membersOf(conversation.place).includes(person);
    return isIn ? { status: 200, body: toMember(person) } : noMember;
  });

  const create = createNewConversations({ store, send });
  const route = (operation: Operation, method: string, template: string, handle: Handle): Route => ({
    method,
    template,
    handle: counted(limits, operation, handle),
  });
  const conversations = '/v3/conversations';
  const one = `${conversations}/:conversationId`;
  const isTeamInstalled = () =>
    channels.some((channel) => store.findConversationOf({ kind: 'channel', channel })?.isRemoved === false);
  return {
    name: 'teams',
    mount: '/chat/connector',
    routes: [
      route('create', 'POST', conversations, (exchange) => create(readJson(exchange))),
      route('send', 'POST', `${one}/activities`, post),
      route('send', 'POST', `${one}/activities/:activityId`, post),
      route('other', 'PUT', `${one}/activities/:activityId`, update),
      route('other', 'DELETE', `${one}/activities/:activityId`, remove),
      route('members', 'GET', `${one}/members`, members),
      route('members', 'GET', `${one}/members/:memberId`, member),
      route('members', 'GET', `${one}/pagedmembers`, pagedMembers),
      ...createTeamRoutes(isTeamInstalled).map(({ template, handle }) =>
        route('other', 'GET', template, handle),
      ),
    ],
    notModelled: ({ method, path }) => notModelled(`${method} ${path}`),
  };
}
