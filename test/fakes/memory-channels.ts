import type { ChannelId } from '../../src/domain/ids.ts';
import type { Channels, ChannelSubscription } from '../../src/ports/channels.ts';
import type { Stored } from '../../src/ports/register.ts';

export function createMemoryChannels(): Channels {
  const channels = new Map<ChannelId, Stored<ChannelSubscription>>();
  const posts = new Map<string, string>();
  let writes = 0;
  return {
    read: async (id) => structuredClone(channels.get(id)),
    put: async (channel, over) => {
      if (channels.get(channel.id)?.version !== over?.version) return 'conflict';
      channels.set(channel.id, { value: structuredClone(channel), version: `w${++writes}` });
      return 'written';
    },
    remove: async ({ value, version }) => {
      if (channels.get(value.id)?.version === version) channels.delete(value.id);
    },
    all: async () => [...channels.values()].map(({ value }) => structuredClone(value)),
    postAbout: async (id, aggregateId) => posts.get(`${id}\n${aggregateId}`),
    keepPost: async (id, aggregateId, activityId) => {
      posts.set(`${id}\n${aggregateId}`, activityId);
    },
  };
}
