import { z } from 'zod';
import type { AggregateId, ChannelId } from '../../domain/ids.ts';
import { newsKinds } from '../../domain/notification.ts';
import type { Channels, ChannelSubscription } from '../../ports/channels.ts';
import { channelsQuery } from './queries.ts';
import { documentId } from './document-id.ts';
import { defineKind } from './document-kind.ts';
import type { Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import {
  AggregateIdSchema,
  ChannelIdSchema,
  FollowedSinceSchema,
  InstantSchema,
  LanguageSchema,
  NamedPersonSchema,
} from './common-schemas.ts';
import { readStored } from './stored.ts';

const ChannelSchema: z.ZodType<ChannelSubscription> = z.strictObject({
  id: ChannelIdSchema,
  name: z.string(),
  kinds: z.array(z.enum(newsKinds)),
  since: FollowedSinceSchema.exactOptional(),
  language: LanguageSchema,
  timeZone: z.string(),
  reference: z.record(z.string(), z.unknown()),
  by: NamedPersonSchema,
  at: InstantSchema,
});

const PostSchema = z.strictObject({ aggregateId: AggregateIdSchema, activityId: z.string() });

const channelKind = defineKind({ kind: 'channel', schema: ChannelSchema, upgrades: [] });
const postKind = defineKind({ kind: 'post', schema: PostSchema, upgrades: [] });

/** Teams refuses to change what is much older. */
const postKeptSeconds = 90 * 86_400;

const partitionOf = (id: ChannelId) => `channel:${id}`;
const channelKey = (id: ChannelId): Key => ({ partition: partitionOf(id), id: 'channel' });
const postKey = (id: ChannelId, aggregateId: AggregateId): Key => ({
  partition: partitionOf(id),
  id: documentId(`post:${aggregateId}`),
});

export function createCosmosChannels(people: Documents): Channels {
  return {
    read: (id) => readStored(people, channelKey(id), ({ resource }) => channelKind.unwrap(resource)),
    async put(channel, over) {
      const key = channelKey(channel.id);
      const body = channelKind.wrap(channel);
      return (await people.put(key, body, over?.version)).kind;
    },
    remove: ({ value, version }) => people.remove(channelKey(value.id), version),
    all: () => people.query(channelsQuery(), ({ resource }) => channelKind.unwrap(resource)),
    async postAbout(id, aggregateId) {
      const stored = await people.read(postKey(id, aggregateId));
      return stored && postKind.unwrap(stored.resource).activityId;
    },
    async keepPost(id, aggregateId, activityId) {
      const key = postKey(id, aggregateId);
      const body = { ...postKind.wrap({ aggregateId, activityId }), ttlSeconds: postKeptSeconds };
      const before = await people.read(key);
      // Whoever is faster has kept a newer post.
      await people.put(key, body, before?.etag);
    },
  };
}
