import type { Clock } from '../../ports/clock.ts';
import { pause } from '../system-clock.ts';

export interface SteeredClock extends Clock {
  /** Sets the application's time anew, and wakes whoever waits for a moment of it. */
  setOffset(offsetMs: number): void;
}

/** The machine's clock with an offset that somebody else decides. */
export function createSteeredClock(): SteeredClock {
  let offsetMs = 0;
  let change = new AbortController();
  return {
    now: () => new Date(Date.now() + offsetMs),
    wait: (ms, signal) => pause(ms, signal, change.signal),
    setOffset: (next) => {
      if (next === offsetMs) return;
      offsetMs = next;
      const before = change;
      change = new AbortController();
      before.abort();
    },
  };
}
