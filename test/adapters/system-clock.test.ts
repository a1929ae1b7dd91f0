import assert from 'node:assert/strict';
import { createSteeredClock } from '../../src/adapters/rehearsal-link/steered-clock.ts';
import { createSystemClock } from '../../src/adapters/system-clock.ts';

const forever = Number.MAX_SAFE_INTEGER;

for (const [name, create] of [
  ['the machine’s clock', createSystemClock],
  ['the steered clock', createSteeredClock],
] as const) {
  describe(name, () => {
    it('tells the time', () => {
      const before = Date.now();
      const now = create().now().getTime();
      assert.ok(now >= before && now <= Date.now());
    });

    it('waits at least as long as it was asked to', async () => {
      const begun = performance.now();
      await create().wait(15);
      assert.ok(performance.now() - begun >= 15);
    });

    it('does not wait for a time that is over', async () => {
      await create().wait(0);
      await create().wait(-5);
    });

    it('ends a wait when it is given up, and does not begin one that was', async () => {
      const caller = new AbortController();
      const waiting = create().wait(forever, caller.signal);
      caller.abort();
      await waiting;
      await create().wait(forever, caller.signal);
    });
  });
}

describe('the steered clock', () => {
  it('goes by the offset that it was given', () => {
    const clock = createSteeredClock();
    const before = clock.now().getTime();
    clock.setOffset(86_400_000);
    assert.ok(clock.now().getTime() - before >= 86_400_000);
  });

  it('wakes everybody who waits when the time is set anew, and nobody when it stays', async () => {
    const clock = createSteeredClock();
    let woken = 0;
    const waits = Array.from({ length: 30 }, () =>
      clock.wait(forever).then(() => {
        woken += 1;
      }),
    );
    clock.setOffset(0);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(woken, 0);
    clock.setOffset(-1_000);
    await Promise.all(waits);
    const after = clock.wait(5);
    await after;
  });
});
