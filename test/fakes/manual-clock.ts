import type { Clock } from '../../src/ports/clock.ts';

export interface ManualClock extends Clock {
  /** Moves the application's time; whoever waits looks again, as the port says. */
  advance(ms: number): void;
  set(now: Date | string): void;
  /** How long each of those who wait now wants to wait. */
  waits(): readonly number[];
  /** Settles as soon as somebody waits. */
  untilSomebodyWaits(): Promise<void>;
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start: Date | string = '2026-04-09T08:00:00.000Z'): ManualClock {
  let now = new Date(start);
  const waiting = new Set<{ readonly ms: number; readonly wake: () => void }>();
  let watchers: (() => void)[] = [];
  const wakeAll = () => {
    for (const { wake } of [...waiting]) wake();
  };
  return {
    now: () => new Date(now),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || ms <= 0) return resolve();
        const entry = {
          ms,
          wake: () => {
            waiting.delete(entry);
            signal?.removeEventListener('abort', entry.wake);
            resolve();
          },
        };
        waiting.add(entry);
        signal?.addEventListener('abort', entry.wake, { once: true });
        for (const tell of watchers) tell();
        watchers = [];
      }),
    advance: (ms) => {
      now = new Date(now.getTime() + ms);
      wakeAll();
    },
    set: (next) => {
      now = new Date(next);
      wakeAll();
    },
    waits: () => [...waiting].map(({ ms }) => ms),
    untilSomebodyWaits: async () => {
      if (waiting.size === 0) await new Promise<void>((resolve) => watchers.push(resolve));
    },
  };
}
