import type { Clock } from '../ports/clock.ts';
import type { UpdateOutcome } from '../ports/conversations.ts';
import type { OutboxEntry } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import { backOffMs } from './back-off.ts';
import { delay, finish } from './entry-steps.ts';

const showAttempts = 20;

/**
 * Brings every copy of a card up to date; harmless to repeat, and a copy that is gone is left alone. What has moved on
 * meanwhile is shown once more: another process may have shown it already, below this one's older view.
 */
export async function showCopies<T>(
  deps: { readonly register: Pick<Register, 'commit'>; readonly clock: Clock },
  entry: OutboxEntry,
  copies: {
    readonly read: () => Promise<T | undefined>;
    /** Another one each time that it has moved. */
    readonly markOf: (latest: T) => string;
    readonly show: (latest: T) => Promise<readonly UpdateOutcome[]>;
  },
): Promise<void> {
  const { read, markOf, show } = copies;
  let outcomes: readonly UpdateOutcome[] = [];
  let latest = await read();
  for (let shown: string | undefined; latest !== undefined && markOf(latest) !== shown; ) {
    shown = markOf(latest);
    outcomes = await show(latest);
    latest = await read();
  }
  const attempts = entry.progress.attempts + 1;
  return outcomes.includes('later') && attempts < showAttempts
    ? delay(deps, entry, { progress: { attempts }, waitMs: backOffMs(attempts) })
    : finish(deps, entry);
}
