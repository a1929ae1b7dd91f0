/** What whoever performs an act writes about its entry in the outbox. */
import type { Instant } from '../domain/ids.ts';
import { instantAfter } from '../domain/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { ActProgress, OutboxEntry } from '../ports/acts.ts';
import type { Commit, Register } from '../ports/register.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { uponTheLatest } from './upon-the-latest.ts';

interface Writing {
  readonly register: Pick<Register, 'commit'>;
}

/** What moves in the same write. */
type Moved = Omit<Commit, 'aggregateId' | 'finished' | 'progressed' | 'delayed'>;

/** Done: the entry goes. */
export async function finish({ register }: Writing, entry: OutboxEntry, moved: Moved = {}): Promise<void> {
  await register.commit({ ...moved, aggregateId: entry.aggregateId, finished: entry });
}

/** The same, for what somebody waits for in a chat. */
export async function finishAwaited(
  deps: Writing & { readonly bell: Pick<OutboxBell, 'settle'> },
  entry: OutboxEntry,
  moved: Moved = {},
): Promise<void> {
  await finish(deps, entry, moved);
  deps.bell.settle(entry.aggregateId);
}

/** Done, with what is decided upon whatever is stored by then. Absent: somebody was faster each time, and the entry comes back. */
export function finishUpon(
  { register }: Writing,
  entry: OutboxEntry,
  decide: () => Promise<Moved>,
): Promise<Moved | undefined> {
  return uponTheLatest(async () => {
    const moved = await decide();
    const outcome = await register.commit({ ...moved, aggregateId: entry.aggregateId, finished: entry });
    return outcome.kind === 'committed' ? moved : 'again';
  });
}

/** Not done yet: anybody may take the entry after so long. */
export async function delay(
  { register, clock }: Writing & { readonly clock: Clock },
  entry: OutboxEntry,
  {
    waitMs,
    progress = entry.progress,
    ...moved
  }: Moved & {
    readonly waitMs: number;
    readonly progress?: ActProgress;
  },
): Promise<void> {
  const dueAt = instantAfter(clock.now(), waitMs);
  await register.commit({ ...moved, aggregateId: entry.aggregateId, delayed: { entry, progress, dueAt } });
}

export interface BeginDependencies extends Writing {
  /** The machine's clock: what may still be under way does not depend on the application's time. */
  readonly machineNow: () => Date;
  readonly leaseMs: number;
}

export type BegunEntry = OutboxEntry & { readonly progress: { readonly begunAt: Instant } };

/** Writes down the moment before a step whose answer may be lost. Absent: the entry is somebody else's by now. */
export async function begin(
  { register, machineNow, leaseMs }: BeginDependencies,
  entry: OutboxEntry,
  { messageId, ...moved }: Moved & Pick<ActProgress, 'messageId'> = {},
): Promise<BegunEntry | undefined> {
  const progress = {
    attempts: entry.progress.attempts + 1,
    begunAt: machineNow().toISOString(),
    ...(messageId === undefined ? {} : { messageId }),
  };
  const outcome = await register.commit({
    ...moved,
    aggregateId: entry.aggregateId,
    progressed: { entry, progress, leaseMs },
  });
  if (outcome.kind === 'conflict') return undefined;
  return { ...entry, progress, version: outcome.entryVersion ?? entry.version };
}
