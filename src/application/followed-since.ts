import type { Instant } from '../domain/ids.ts';
import type { NewsKind } from '../domain/notification.ts';
import type { Channels } from '../ports/channels.ts';
import type { Followers } from '../ports/people.ts';

/** Since when somebody has followed this kind of everybody's news; absent while nobody does. */
export type FollowedSince = (kind: NewsKind) => Promise<Instant | undefined>;

/** Chosen before it was kept when. */
const longAgo: Instant = '0000-01-01T00:00:00.000Z';

export function createFollowedSince(deps: {
  readonly followers: Followers;
  readonly channels: Pick<Channels, 'all'>;
}): FollowedSince {
  return async (kind) => {
    const [people, channels] = await Promise.all([deps.followers.following(kind), deps.channels.all()]);
    const moments = [
      ...people.map(({ notifications }) => notifications?.since?.[kind] ?? longAgo),
      ...channels.filter(({ kinds }) => kinds.includes(kind)).map(({ since }) => since?.[kind] ?? longAgo),
    ];
    return moments.sort()[0];
  };
}
