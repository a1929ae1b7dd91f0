import { kindOf, urgentKinds } from '../domain/notification.ts';
import type { Channels, ChannelSubscription } from '../ports/channels.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import type { Stored } from '../ports/register.ts';
import { bringLater, bringMessage, type Brought, isBegun } from './bring-message.ts';
import { finish } from './entry-steps.ts';
import type { TellDependencies } from './tell-act.ts';

export interface PostDependencies extends TellDependencies {
  readonly channels: Pick<Channels, 'read' | 'remove' | 'postAbout' | 'keepPost'>;
}

type Post = ActOf<'post'>;

interface Posting {
  readonly entry: OutboxEntry;
  readonly act: Post;
  readonly subscribed: Stored<ChannelSubscription>;
}

/**
 * Tells a channel one thing. There is one post for each invitation, brought up to date by later news; what is urgent
 * is a post of its own, since an updated one calls nobody.
 */
export function createPostAct(deps: PostDependencies) {
  return async (entry: OutboxEntry, act: Post): Promise<void> => {
    const subscribed = await deps.channels.read(act.channel);
    const kind = kindOf(act.notice);
    if (!subscribed || kind === 'personal' || !subscribed.value.kinds.includes(kind)) {
      return finish(deps, entry);
    }
    const posting = { entry, act, subscribed };
    const isUrgent = urgentKinds.has(kind);
    if (!isUrgent && (await wasUpdated(deps, posting))) return;
    await postAnew(deps, posting);
  };
}

async function aboutOf({ register, clock }: PostDependencies, { entry }: Posting) {
  const invitation = (await register.invitation(entry.aggregateId))?.value;
  return { invitation, at: clock.now().toISOString() };
}

/** True when the entry is done with, or waits: there is a post to bring up to date. */
async function wasUpdated(deps: PostDependencies, posting: Posting): Promise<boolean> {
  const { entry, act, subscribed } = posting;
  const activityId = await deps.channels.postAbout(act.channel, entry.aggregateId);
  if (activityId === undefined) return false;
  const post = { channel: subscribed.value, activityId };
  const about = await aboutOf(deps, posting);
  const outcome = await deps.teller.updatePost(post, act.notice, { ...about, isRepeat: false });
  if (outcome === 'gone') return false;
  const attempts = entry.progress.attempts + 1;
  const tried = { ...entry, progress: { ...entry.progress, attempts } };
  await (outcome === 'later'
    ? bringLater(deps, { entry: tried, delivery: { kind: 'later' }, isRepeat: isBegun(entry) })
    : record(deps, posting, { entry, delivery: { kind: 'delivered', activityId }, isRepeat: false }));
  return true;
}

async function postAnew(deps: PostDependencies, posting: Posting): Promise<void> {
  const { entry, act, subscribed } = posting;
  const about = await aboutOf(deps, posting);
  const brought = await bringMessage(deps, entry, {
    points: { begun: 'post.begun', called: 'post.called' },
    send: (isRepeat) => deps.teller.post(subscribed.value, act.notice, { ...about, isRepeat }),
  });
  if (brought) await record(deps, posting, brought);
}

async function record(
  deps: PostDependencies,
  { act, subscribed }: Posting,
  { entry, delivery, isRepeat }: Brought,
): Promise<void> {
  const { channels, clock, telemetry } = deps;
  const { entryId } = entry;
  const { notice, channel } = act;
  const { name, by } = subscribed.value;
  const at = clock.now().toISOString();
  const telling = { id: entryId, to: { channel, name }, notice, at };
  switch (delivery.kind) {
    case 'delivered': {
      await channels.keepPost(channel, entry.aggregateId, delivery.activityId);
      const outcome = { kind: 'delivered', isRepeat } as const;
      await finish(deps, entry, { tellings: [{ ...telling, outcome }] });
      return telemetry.record('notice.delivered', { kind: notice.kind, repeat: isRepeat });
    }
    case 'unreachable': {
      // Nobody reads there any more: whoever subscribed the channel is told, and may do it again.
      const lost = { kind: 'channel-lost', channelName: name } as const;
      await channels.remove(subscribed);
      await finish(deps, entry, {
        tellings: [{ ...telling, outcome: delivery }],
        acts: [{ entryId: `${entryId}.lost`, act: { kind: 'notify', to: by.id, notice: lost }, dueAt: at }],
      });
      return telemetry.record('notice.undelivered', { kind: notice.kind, reason: delivery.reason });
    }
    default:
      return bringLater(deps, { entry, delivery, isRepeat });
  }
}
