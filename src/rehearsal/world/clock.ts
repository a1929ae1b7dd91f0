/** The world's time: the machine's own, moved by a durable offset. */
import type { Settings } from './database.ts';

export interface WorldClock {
  now(): Date;
  offsetMs(): number;
  setOffsetMs(offsetMs: number): void;
}

export function createWorldClock(settings: Settings): WorldClock {
  let offsetMs = Number(settings.read('clock-offset-ms') ?? '0');
  return {
    now: () => new Date(Date.now() + offsetMs),
    offsetMs: () => offsetMs,
    setOffsetMs: (next) => {
      settings.write('clock-offset-ms', String(next));
      offsetMs = next;
    },
  };
}
