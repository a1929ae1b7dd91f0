import type { Instant } from './ids.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** So long after a moment, or before it where `ms` is negative. */
export function instantAfter(moment: Date | Instant, ms: number): Instant {
  return new Date(new Date(moment).getTime() + ms).toISOString();
}
