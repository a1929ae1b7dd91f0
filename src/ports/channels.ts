import type { AggregateId, ChannelId, Instant } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { FollowedSince, NewsKind } from '../domain/notification.ts';
import type { ConversationReference } from './people.ts';
import type { Stored } from './register.ts';

/** A channel of a team that is told news, because a person asked for it there. */
export interface ChannelSubscription {
  readonly id: ChannelId;
  /** As Teams called it when it was subscribed. */
  readonly name: string;
  readonly kinds: readonly NewsKind[];
  /** Absent for what was chosen before this was kept. */
  readonly since?: FollowedSince;
  readonly language: 'en' | 'ru';
  readonly timeZone: string;
  readonly reference: ConversationReference;
  readonly by: NamedPerson;
  readonly at: Instant;
}

/** What Teams calls a channel of a team, the team's name first; empty where it does not say. */
export type NameChannel = (channel: {
  readonly id: ChannelId;
  readonly teamId: string;
  readonly reference: ConversationReference;
}) => Promise<string>;

export interface Channels {
  read(id: ChannelId): Promise<Stored<ChannelSubscription> | undefined>;
  /** Writes when nobody wrote since `over` was read (absent: when there is none). */
  put(
    channel: ChannelSubscription,
    over: Stored<ChannelSubscription> | undefined,
  ): Promise<'written' | 'conflict'>;
  remove(channel: Stored<ChannelSubscription>): Promise<void>;
  all(): Promise<readonly ChannelSubscription[]>;
  /** The post about this in that channel, which later news replaces. */
  postAbout(id: ChannelId, aggregateId: AggregateId): Promise<string | undefined>;
  keepPost(id: ChannelId, aggregateId: AggregateId, activityId: string): Promise<void>;
}
