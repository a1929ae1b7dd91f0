import { kindOf, urgentKinds } from '../domain/notification.ts';
import type { Channels, ChannelSubscription } from '../ports/channels.ts';
import type { Delivery } from '../ports/conversations.ts';
import { isFault } from '../ports/faults.ts';
import type { ActOf, OutboxEntry, Stored } from '../ports/register.ts';
import { backOffMs } from './back-off.ts';
import { isHeldUp } from './held-up.ts';
import type { TellDependencies } from './tell-act.ts';
import type { About } from './teller.ts';

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
      await deps.register.commit({ aggregateId: entry.aggregateId, finished: entry });
      return;
    }
    const posting = { entry, act, subscribed };
    const isUrgent = urgentKinds.has(kind);
    if (!isUrgent && (await wasUpdated(deps, posting))) return;
    await postAnew(deps, posting);
  };
}

async function aboutOf({ register, clock }: PostDependencies, { entry }: Posting): Promise<About> {
  const invitation = (await register.invitation(entry.aggregateId))?.value;
  return { invitation, isRepeat: isBegun(entry), at: clock.now().toISOString() };
}

/** It may stand in the channel already. */
const isBegun = ({ progress }: OutboxEntry) => progress.begunAt !== undefined;

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
    ? putOff(deps, tried, { isBegun: isBegun(entry) })
    : record(deps, posting, { delivery: { kind: 'delivered', activityId }, isRepeat: false }));
  return true;
}

async function postAnew(deps: PostDependencies, posting: Posting): Promise<void> {
  const { entry, act, subscribed } = posting;
  const about = await aboutOf(deps, posting);
  const begunAt = deps.machineNow().toISOString();
  const progress = { attempts: entry.progress.attempts + 1, begunAt };
  const begun = await deps.register.commit({
    aggregateId: entry.aggregateId,
    progressed: { entry, progress, leaseMs: deps.leaseMs },
  });
  if (begun.kind === 'conflict') return;
  const mine = { ...entry, progress, version: begun.entryVersion ?? entry.version };
  deps.faultPoints.reach('post.begun');
  if (isHeldUp(deps.machineNow, { begunAt, atMostMs: deps.leaseMs })) return;
  const delivery = await postOrDoubt(deps, posting, () =>
    deps.teller.post(subscribed.value, act.notice, about),
  );
  deps.faultPoints.reach('post.called');
  await record(deps, { ...posting, entry: mine }, { delivery, isRepeat: about.isRepeat });
}

async function postOrDoubt(
  { telemetry }: PostDependencies,
  { entry }: Posting,
  post: () => Promise<Delivery>,
): Promise<Delivery> {
  try {
    return await post();
  } catch (error) {
    const code = isFault(error) ? error.code : 'bug';
    const { attempts } = entry.progress;
    telemetry.record('outbox.delayed', { act: entry.act.kind, attempts, code }, error);
    return { kind: 'unknown' };
  }
}

async function record(
  deps: PostDependencies,
  posting: Posting,
  { delivery, isRepeat }: { readonly delivery: Delivery; readonly isRepeat: boolean },
): Promise<void> {
  const { register, channels, clock, telemetry } = deps;
  const { entry, act, subscribed } = posting;
  const { aggregateId, entryId } = entry;
  const { notice, channel } = act;
  const to = { channel, name: subscribed.value.name };
  const at = clock.now().toISOString();
  if (delivery.kind === 'delivered') {
    await channels.keepPost(channel, aggregateId, delivery.activityId);
    const telling = { id: entryId, to, notice, at, outcome: { kind: 'delivered', isRepeat } as const };
    await register.commit({ aggregateId, finished: entry, tellings: [telling] });
    return telemetry.record('notice.delivered', { kind: notice.kind, repeat: isRepeat });
  }
  if (delivery.kind !== 'unreachable') {
    const waitMs = delivery.kind === 'later' ? delivery.retryAfterMs : undefined;
    return putOff(deps, entry, { isBegun: isRepeat || delivery.kind === 'unknown', waitMs });
  }
  // Nobody reads there any more: whoever subscribed the channel is told, and may do it again.
  const lost = { kind: 'channel-lost', channelName: subscribed.value.name } as const;
  await channels.remove(subscribed);
  await register.commit({
    aggregateId,
    finished: entry,
    tellings: [{ id: entryId, to, notice, at, outcome: delivery }],
    acts: [
      {
        entryId: `${entryId}.lost`,
        act: { kind: 'notify', to: subscribed.value.by.id, notice: lost },
        dueAt: at,
      },
    ],
  });
  telemetry.record('notice.undelivered', { kind: notice.kind, reason: delivery.reason });
}

async function putOff(
  { register, clock }: PostDependencies,
  entry: OutboxEntry,
  { isBegun, waitMs }: { readonly isBegun: boolean; readonly waitMs?: number | undefined },
): Promise<void> {
  const { attempts } = entry.progress;
  const progress = isBegun ? entry.progress : { attempts };
  const dueAt = new Date(clock.now().getTime() + (waitMs ?? backOffMs(attempts))).toISOString();
  await register.commit({ aggregateId: entry.aggregateId, delayed: { entry, progress, dueAt } });
}
