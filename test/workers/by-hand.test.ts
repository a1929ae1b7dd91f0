import assert from 'node:assert/strict';
import { createLookBell } from '../../src/application/look-bell.ts';
import { startByHand } from '../../src/workers/by-hand.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryLeases } from '../fakes/memory-leases.ts';
import { createRecordingTelemetry } from '../fakes/recording-telemetry.ts';
import { until } from '../support/until.ts';

const everyMs = 60_000;

function aWorker(looks: readonly (() => Promise<void>)[]) {
  const clock = createManualClock();
  const bell = createLookBell({ quietMs: 3_000, longestMs: 10_000, now: () => 0 });
  const worker = startByHand({
    leases: createMemoryLeases(),
    clock,
    telemetry: createRecordingTelemetry(),
    looks,
    everyMs,
    bell,
    holder: 'this one',
  });
  return { clock, bell, worker };
}

describe('the looks into mailboxes', () => {
  it('happen once a period, and at once where somebody waits for what a mailbox shows', async () => {
    let count = 0;
    const { clock, bell, worker } = aWorker([
      async () => {
        count += 1;
      },
    ]);
    await clock.untilSomebodyWaits();
    assert.deepEqual([count, clock.waits()], [1, [everyMs]]);
    bell.ring();
    await until(() => count >= 2);
    await clock.untilSomebodyWaits();
    assert.deepEqual(clock.waits(), [everyMs], 'nobody looks without an end');
    clock.advance(everyMs);
    await until(() => count >= 3);
    await worker.stop();
  });

  it('are all made, whichever of them fails', async () => {
    let count = 0;
    const { clock, worker } = aWorker([
      () => Promise.reject(new Error('as asked')),
      async () => {
        count += 1;
      },
    ]);
    await clock.untilSomebodyWaits();
    assert.equal(count, 1);
    assert.ok(worker.failingSince());
    await worker.stop();
  });
});
