import assert from 'node:assert/strict';
import { Fault } from '../../src/ports/faults.ts';
import { startLoop } from '../../src/workers/loop.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createRecordingTelemetry } from '../fakes/recording-telemetry.ts';
import { until } from '../support/until.ts';

function aLoop(round: (count: number, signal: AbortSignal) => Promise<number>, woken?: () => Promise<void>) {
  const clock = createManualClock();
  const telemetry = createRecordingTelemetry();
  let count = 0;
  const worker = startLoop(
    { clock, telemetry },
    {
      name: 'watch',
      round: (signal) => round(++count, signal),
      waitAfterFailureMs: 7_000,
      ...(woken ? { woken } : {}),
    },
  );
  return { clock, telemetry, worker, count: () => count };
}

describe('a background loop', () => {
  it('runs at once, rests as long as the round asks, and runs again', async () => {
    const { clock, worker, count } = aLoop(async () => 3_000);
    await clock.untilSomebodyWaits();
    assert.deepEqual([count(), clock.waits()], [1, [3_000]]);
    assert.ok(worker.lastRoundAt());
    clock.advance(3_000);
    await clock.untilSomebodyWaits();
    assert.equal(count(), 2);
    await worker.stop();
  });

  it('goes on after a failing round, logs it without a word from outside, and waits a little', async () => {
    const { clock, telemetry, worker, count } = aLoop(async (number) => {
      if (number === 1) throw new Fault('store/unavailable');
      if (number === 2) throw new Error('Anna <anna@blue.example>');
      return 1_000;
    });
    for (const expected of [7_000, 7_000, 1_000]) {
      await clock.untilSomebodyWaits();
      assert.deepEqual(clock.waits(), [expected]);
      if (expected === 7_000) assert.equal(worker.lastRoundAt(), undefined);
      clock.advance(expected);
    }
    await clock.untilSomebodyWaits();
    assert.equal(count(), 4);
    assert.deepEqual(
      telemetry.recorded.map(({ fields }) => fields),
      [
        { worker: 'watch', code: 'store/unavailable' },
        { worker: 'watch', code: 'bug' },
      ],
    );
    await worker.stop();
  });

  it('waits after a failure as long as it is asked to, within reason', async () => {
    const asked = [57_000, 3_600_000, 1_000];
    const { clock, worker } = aLoop(async (number) => {
      throw new Fault('partner-center/throttled', { retryAfterMs: asked[number - 1] ?? 0 });
    });
    for (const expected of [57_000, 60_000, 7_000]) {
      await clock.untilSomebodyWaits();
      assert.deepEqual(clock.waits(), [expected]);
      clock.advance(expected);
    }
    await worker.stop();
  });

  it('is woken early, and looks again when the application’s time is set', async () => {
    let wake: () => void = () => undefined;
    const woken = () => new Promise<void>((resolve) => (wake = resolve));
    const { clock, worker, count } = aLoop(async () => 60_000, woken);
    await clock.untilSomebodyWaits();
    wake();
    await until(() => count() >= 2);
    await clock.untilSomebodyWaits();
    assert.deepEqual(clock.waits(), [60_000], 'the broken rest is over');
    clock.set('2027-01-01T00:00:00Z');
    await until(() => count() >= 3);
    await worker.stop();
  });

  it('stops while it rests, and only after the round while it works', async () => {
    const resting = aLoop(async () => 60_000);
    await resting.clock.untilSomebodyWaits();
    await resting.worker.stop();
    assert.deepEqual(resting.clock.waits(), []);

    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const isWorking = new Promise<void>((resolve) => (begun = resolve));
    let isOver = false;
    const working = aLoop(async (_, signal) => {
      begun();
      await new Promise<void>((resolve) => (finish = resolve));
      isOver = signal.aborted;
      return 0;
    });
    await isWorking;
    const stopped = working.worker.stop();
    finish();
    await stopped;
    assert.equal(isOver, true);
    assert.equal(working.count(), 1);
  });

  it('says nothing of a round that broke off because it was stopped', async () => {
    const { worker, telemetry } = aLoop(
      (_, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    await worker.stop();
    assert.deepEqual(telemetry.recorded, []);
  });
});
