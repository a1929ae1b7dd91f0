/** `POST /v3/conversations`: the chat of a person who has the app, or a new thread in a channel of its team. */
import { z } from 'zod';
import { partner, people } from '../facts.ts';
import type { Answer } from '../http-kit.ts';
import type { ChatStore } from './chat-store.ts';
import { noApp, noConversation, notInstalled, notModelled, refusal } from './connector-answers.ts';
import type { Conversation } from './conversation-store.ts';
import { channels, threadAddress } from './places.ts';

const NewConversation = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      channel: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
  activity: z.unknown().optional(),
});
type NewConversation = z.infer<typeof NewConversation>;

export interface NewConversationDeps {
  readonly store: ChatStore;
  readonly send: (conversation: Conversation, raw: unknown) => Answer;
}

const cannotBeRead = refusal(400, 'BadSyntax', 'Incorrect conversation creation parameters.');
const isAbsent = (value: unknown) => value === undefined || value === null;

export function createNewConversations({ store, send }: NewConversationDeps) {
  /** The first message makes the thread, and gives it its name. */
  const createThread = (channelId: string, { members, activity }: NewConversation): Answer => {
    if (members?.length) return notModelled('members of a new thread');
    const channel = channels.find(({ id }) => id === channelId);
    const conversation = channel && store.findConversationOf({ kind: 'channel', channel });
    if (!channel) return noConversation;
    if (!conversation || conversation.isRemoved) return noApp;
    if (isAbsent(activity)) return cannotBeRead;
    const sent = send(conversation, activity);
    if (sent.status !== 201) return sent;
    const { id: activityId } = sent.body as { readonly id: string };
    return { status: 201, body: { id: threadAddress(conversation.id, activityId), activityId } };
  };

  const openPersonal = ({ members, activity }: NewConversation): Answer => {
    const [member, ...others] = members ?? [];
    if (!member || others.length > 0) return refusal(400, 'BadArgument', 'Name exactly one member.');
    // A name by which people sign in is not taken here (teams-and-graph-rules 2.3).
    const wanted = member.id.toLowerCase();
    const person = people.find(({ teamsId, aadObjectId }) => [teamsId, aadObjectId].includes(wanted));
    const conversation = person && store.findConversationOf({ kind: 'personal', person });
    if (!conversation || conversation.isRemoved) return notInstalled;
    if (isAbsent(activity)) return { status: 201, body: { id: conversation.id } };
    const sent = send(conversation, activity);
    if (sent.status !== 201) return sent;
    const { id: activityId } = sent.body as { readonly id: string };
    return { status: 201, body: { id: conversation.id, activityId } };
  };

  return (raw: unknown): Answer => {
    const parsed = NewConversation.safeParse(raw);
    if (!parsed.success) return cannotBeRead;
    const { isGroup, channelData, tenantId } = parsed.data;
    const tenant = channelData?.tenant?.id ?? tenantId ?? undefined;
    const channelId = channelData?.channel?.id;
    const isForeign = tenant !== undefined && tenant !== partner.tenantId;
    if (isForeign || (tenant === undefined && channelId === undefined)) {
      return refusal(400, 'BadArgument', 'The tenant is missing or foreign.');
    }
    if (channelId !== undefined) return createThread(channelId, parsed.data);
    return isGroup ? notModelled('new group chats') : openPersonal(parsed.data);
  };
}
