/** Looking at something that changes by itself: at a page above all, which draws when it gets to it. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { patienceMs } from './patience.ts';

/** Looks until what is seen equals what is expected; fails with what was seen last. A look that fails is "not yet". */
export async function comesTo<T>(
  look: () => T | Promise<T>,
  expected: NoInfer<T>,
  what = 'it should come to be so',
): Promise<void> {
  const giveUp = AbortSignal.timeout(patienceMs);
  for (;;) {
    const seen = await Promise.resolve()
      .then(look)
      .catch((error: unknown) => error);
    if (isDeepStrictEqual(seen, expected)) return;
    if (giveUp.aborted) {
      if (seen instanceof Error) throw seen;
      assert.deepEqual(seen, expected, `${what}; last seen: ${JSON.stringify(seen)}`);
    }
    await pause(25);
  }
}
