import assert from 'node:assert/strict';
import { createLookBell } from '../../src/application/look-bell.ts';
import { startWatch } from '../../src/workers/watch.ts';
import type { Worker } from '../../src/workers/loop.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryLeases } from '../fakes/memory-leases.ts';
import { createRecordingTelemetry } from '../fakes/recording-telemetry.ts';

const periodMs = 60_000;

/** A watch over a directory that only keeps when it was compared. */
function aWatch(
  options: {
    readonly leases?: ReturnType<typeof createMemoryLeases>;
    readonly fails?: number;
    readonly records?: () => boolean;
    readonly goodForMs?: number;
  } = {},
) {
  const clock = createManualClock();
  const bellTime = { ms: 0 };
  const looks = createLookBell({ quietMs: 3_000, longestMs: 10_000, now: () => bellTime.ms });
  const leases = options.leases ?? createMemoryLeases();
  const telemetry = createRecordingTelemetry();
  let failsLeft = options.fails ?? 0;
  let comparedAt: string | undefined;
  let comparisons = 0;
  let notices = 0;
  const worker: Worker = startWatch({
    directory: {
      mark: async () => (comparedAt === undefined ? undefined : { round: 1, comparedAt, count: 0 }),
    },
    leases,
    clock,
    telemetry,
    looks,
    refreshIndex: async () => undefined,
    compareDirectory: async () => {
      comparisons += 1;
      if (failsLeft-- > 0) throw new Error('as asked');
      comparedAt = clock.now().toISOString();
    },
    noticeAcceptances: async () => {
      notices += 1;
    },
    readRecords: async () => options.records?.() ?? false,
    comparisonGoodForMs: async () => options.goodForMs ?? periodMs,
    recordsEveryMs: periodMs,
    compareEveryMs: periodMs,
    holder: 'this one',
  });
  return {
    clock,
    bellTime,
    looks,
    leases,
    worker,
    comparisons: () => comparisons,
    notices: () => notices,
    rests: () => clock.untilSomebodyWaits(),
  };
}

/** Until nothing of what was set going is left but waiting. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the watch', () => {
  it('compares when it starts, and then when the period has passed', async () => {
    const watch = aWatch();
    await watch.rests();
    assert.equal(watch.comparisons(), 1);
    watch.clock.advance(periodMs / 2);
    await watch.rests();
    assert.equal(watch.comparisons(), 1);
    watch.clock.advance(periodMs / 2);
    await watch.rests();
    assert.equal(watch.comparisons(), 2);
    await watch.worker.stop();
  });

  it('compares before its time when the bell asks for it', async () => {
    const watch = aWatch();
    await watch.rests();
    for (let ring = 0; ring < 1_000; ring += 1) watch.looks.ring();
    await settled();
    await watch.rests();
    assert.equal(watch.comparisons(), 2);
    watch.bellTime.ms = 3_000;
    watch.clock.advance(1);
    await settled();
    await watch.rests();
    assert.equal(watch.comparisons(), 3);
    watch.bellTime.ms = 30_000;
    watch.clock.advance(1);
    await settled();
    await watch.rests();
    assert.equal(watch.comparisons(), 3);
    await watch.worker.stop();
  });

  it('looks after another instance has ended, when that one was comparing just then', async () => {
    const leases = createMemoryLeases();
    const watch = aWatch({ leases });
    await watch.rests();
    await leases.hold('watch', 'the other one', 60_000);
    watch.looks.ring();
    await settled();
    await watch.rests();
    assert.equal(watch.comparisons(), 1);
    assert.deepEqual(watch.clock.waits(), [3_000]);
    await leases.release('watch', 'the other one');
    watch.clock.advance(3_000);
    await settled();
    await watch.rests();
    assert.equal(watch.comparisons(), 2);
    await watch.worker.stop();
  });

  it('looks for acceptances in every period while records stand for the comparison', async () => {
    const watch = aWatch({ records: () => true, goodForMs: 3 * periodMs });
    await watch.rests();
    for (let period = 1; period <= 3; period += 1) {
      assert.deepEqual([watch.comparisons(), watch.notices()], [1, period]);
      for (let half = 0; half < 2; half += 1) {
        watch.clock.advance(periodMs / 2);
        await settled();
        await watch.rests();
      }
    }
    assert.deepEqual([watch.comparisons(), watch.notices()], [2, 4]);
    await watch.worker.stop();
  });

  it('still owes the look that failed', async () => {
    const watch = aWatch();
    await watch.rests();
    const failing = aWatch({ fails: 2 });
    await failing.rests();
    failing.looks.ring();
    await settled();
    await failing.rests();
    assert.equal(failing.comparisons(), 2);
    assert.deepEqual(failing.clock.waits(), [15_000]);
    failing.clock.advance(15_000);
    await settled();
    await failing.rests();
    assert.equal(failing.comparisons(), 3);
    await watch.worker.stop();
    await failing.worker.stop();
  });
});
