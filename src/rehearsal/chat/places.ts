/**
 * Where people and the bot talk: each person's personal chat, and the channels of one team of which everybody is a
 * member. A place's tab names it on the page and in the store; its conversation id is the one that Teams would give.
 */
import { createHash } from 'node:crypto';
import { partner, people, type RehearsalPerson } from '../facts.ts';
import type { Json } from './json.ts';

export interface Channel {
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

/** The first channel of a team, General, has the team's own id. */
const generalId = '19:partner-desk-2f9c1e7a@thread.tacv2';

export const team = {
  id: generalId,
  name: 'Partner desk',
  aadGroupId: 'a9000000-0000-4000-8000-0000000000dd',
} as const;

export const channels: readonly Channel[] = [{ key: 'general', id: generalId, name: 'General' }];

export type Place =
  | { readonly kind: 'personal'; readonly person: RehearsalPerson }
  | { readonly kind: 'channel'; readonly channel: Channel };

const channelPrefix = 'channel:';

export function tabOf(place: Place): string {
  return place.kind === 'personal' ? place.person.key : `${channelPrefix}${place.channel.key}`;
}

export function placeOfTab(tab: string): Place | undefined {
  if (tab.startsWith(channelPrefix)) {
    const channel = channels.find(({ key }) => `${channelPrefix}${key}` === tab);
    return channel && { kind: 'channel', channel };
  }
  const person = people.find(({ key }) => key === tab);
  return person && { kind: 'personal', person };
}

/** The id of the conversation, in the form that Teams gives personal chats and channels. */
export function conversationIdOf(place: Place): string {
  if (place.kind === 'channel') return place.channel.id;
  return `a:1${createHash('sha256').update(`personal:${place.person.key}`).digest('base64url')}`;
}

export function membersOf(place: Place): readonly RehearsalPerson[] {
  return place.kind === 'channel' ? people : [place.person];
}

const threadMark = ';messageid=';

/** How the bot addresses one thread of a channel. */
export function threadAddress(conversationId: string, threadId: string | undefined): string {
  return threadId === undefined ? conversationId : `${conversationId}${threadMark}${threadId}`;
}

export function readAddress(address: string): {
  readonly conversationId: string;
  readonly threadId: string | undefined;
} {
  const [conversationId = '', threadId] = address.split(threadMark);
  return { conversationId, threadId };
}

/** An activity's `conversation`. */
export function toConversationAccount(place: Place, threadId?: string): Json {
  const id = threadAddress(conversationIdOf(place), threadId);
  return place.kind === 'channel'
    ? { isGroup: true, conversationType: 'channel', tenantId: partner.tenantId, id }
    : { conversationType: 'personal', tenantId: partner.tenantId, id };
}

/** An activity's `channelData`, as it is in messages and pressed buttons. */
export function toChannelData(place: Place): Json {
  const tenant = { id: partner.tenantId };
  if (place.kind === 'personal') return { tenant };
  const { id } = place.channel;
  return { teamsChannelId: id, teamsTeamId: team.id, channel: { id }, team: { id: team.id }, tenant };
}
