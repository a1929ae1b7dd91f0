import type { Instant } from './ids.ts';

/** So long after a moment, or before it where `ms` is negative. */
export function instantAfter(moment: Date | Instant, ms: number): Instant {
  return new Date(new Date(moment).getTime() + ms).toISOString();
}
