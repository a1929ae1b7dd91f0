import { type ChainEnds, isSound, sealEnds, type Seals } from '../domain/history-chain.ts';
import type { HistoryEntry } from '../domain/history-chain.ts';
import type { HistoryKey, Instant } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { History } from '../ports/history.ts';
import type { Stored } from '../ports/register.ts';
import { raiseAnchor } from './append-history.ts';

interface Dependencies {
  readonly history: Pick<History, 'ends' | 'anchor' | 'putAnchor' | 'chain' | 'keys' | 'drop'>;
  readonly seals: Seals;
  readonly clock: Clock;
  readonly keepYears: number;
}

const keysAtOnce = 100;
/** A transaction takes no more, the ends of the chain among them. */
const dropAtOnce = 90;

/**
 * Lets go of what is older than the years that it is kept for, always from the beginning of a chain and never its last
 * entry: the beginning moves in the same transaction and is sealed, so that nothing else can be taken for old.
 */
export function createDropOldHistory(deps: Dependencies) {
  return async (signal?: AbortSignal): Promise<void> => {
    const limit = yearsAgo(deps.clock.now(), deps.keepYears);
    let after = '';
    for (;;) {
      const keys = await deps.history.keys(after, keysAtOnce);
      for (const key of keys) {
        if (signal?.aborted) return;
        await dropFrom(deps, key, limit);
      }
      const last = keys.at(-1);
      if (last === undefined) return;
      after = last;
    }
  };
}

function yearsAgo(now: Date, years: number): Instant {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then.toISOString();
}

async function dropFrom(deps: Dependencies, key: HistoryKey, limit: Instant): Promise<void> {
  const { history, seals } = deps;
  for (;;) {
    const stored = await history.ends(key);
    // What was changed stays as it is, for whoever looks into it.
    if (typeof stored !== 'object' || !isSound(seals, stored.value)) return;
    const old = await oldEntries(deps, stored.value, limit);
    const last = old.at(-1)?.value;
    if (!last) return;
    const first = { number: last.sealed.number + 1, previous: last.seal };
    const ends = sealEnds(seals, { key, first, last: stored.value.last });
    if ((await history.drop(old, ends, stored)) === 'conflict') return;
    await raiseAnchor(deps, ends);
  }
}

async function oldEntries(
  { history }: Dependencies,
  { key, last }: ChainEnds,
  limit: Instant,
): Promise<readonly Stored<HistoryEntry>[]> {
  const old: Stored<HistoryEntry>[] = [];
  for (const one of await history.chain(key, 0, dropAtOnce)) {
    if (one.kind === 'unreadable') break;
    const { entry: value, version } = one;
    if (value.sealed.at >= limit || value.sealed.number >= last.number) break;
    old.push({ value, version });
  }
  return old;
}
