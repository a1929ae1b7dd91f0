import type { Clock } from '../ports/clock.ts';

/** `setTimeout` fires at once for anything longer. */
const longestTimerMs = 2 ** 31 - 1;

/** Waits on the machine's clock until the time is over or one of the signals aborts; never rejects. */
export async function pause(ms: number, ...signals: readonly (AbortSignal | undefined)[]): Promise<void> {
  const ends = performance.now() + ms;
  const given = signals.filter((one) => one !== undefined);
  const isAborted = () => given.some((one) => one.aborted);
  for (let left = ms; left > 0 && !isAborted(); left = ends - performance.now()) {
    await sleepUnless(Math.min(left, longestTimerMs), given);
  }
}

function sleepUnless(ms: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    for (const signal of signals) signal.addEventListener('abort', finish, { once: true });
  });
}

/** The machine's own time. */
export function createSystemClock(): Clock {
  return { now: () => new Date(), wait: (ms, signal) => pause(ms, signal) };
}
