import { setTimeout as sleep } from 'node:timers/promises';
import { isFault } from '../../ports/faults.ts';
import { readFailure, type StoreFailure, toFault } from './store-failure.ts';

export interface RetrySettings {
  /** From the first attempt to the last answer. */
  readonly deadlineMs: number;
  /** The longest wait before the second attempt; it doubles with each further one. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const defaultRetry: RetrySettings = { deadlineMs: 8_000, firstWaitMs: 40, longestWaitMs: 1_000 };

export interface RunOptions {
  readonly isWrite: boolean;
  /** Instead of the settings' own, for work that nobody waits for. */
  readonly deadlineMs?: number;
}

/**
 * Runs a call again while its failure may pass and the deadline is far enough. The call must be repeatable: after a
 * broken connection nobody knows whether the last attempt took effect. Throws a `Fault`.
 */
export type Retry = <T>(call: (signal: AbortSignal) => Promise<T>, options: RunOptions) => Promise<T>;

export function createRetry(settings: RetrySettings): Retry {
  return async (call, { isWrite, deadlineMs = settings.deadlineMs }) => {
    const endsAtMs = performance.now() + deadlineMs;
    const signal = AbortSignal.timeout(deadlineMs);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await until(signal, call(signal));
      } catch (error) {
        if (isFault(error)) throw error;
        const failure = readFailure(error);
        const waitMs = waitBefore(attempt, failure, settings);
        if (!failure.mayRepeat || performance.now() + waitMs >= endsAtMs) throw toFault(error, { isWrite });
        await sleep(waitMs);
      }
    }
  };
}

/** Some of the client's own requests (a container's definition, say) heed no signal: nobody waits for them then. */
function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('the deadline has passed'));
    signal.addEventListener('abort', stop, { once: true });
    const settled = () => signal.removeEventListener('abort', stop);
    work.then(resolve, reject).then(settled, settled);
  });
}

function waitBefore(attempt: number, failure: StoreFailure, settings: RetrySettings): number {
  const ceilingMs = Math.min(settings.longestWaitMs, settings.firstWaitMs * 2 ** (attempt - 1));
  return (failure.retryAfterMs ?? 0) + Math.random() * ceilingMs;
}
