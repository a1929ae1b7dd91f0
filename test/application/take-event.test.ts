import assert from 'node:assert/strict';
import { createTakeEvent } from '../../src/application/take-event.ts';
import type { PartnerEvent } from '../../src/domain/partner-event.ts';
import type { EventLog } from '../../src/ports/event-log.ts';
import { Fault } from '../../src/ports/faults.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryEventLog } from '../fakes/memory-event-log.ts';
import { createRecordingTelemetry } from '../fakes/recording-telemetry.ts';

const dayMs = 86_400_000;

function aTaker(log: EventLog = createMemoryEventLog()) {
  const clock = createManualClock();
  const telemetry = createRecordingTelemetry();
  const looks = { customers: 0, delegations: 0 };
  const take = createTakeEvent({
    log,
    clock,
    telemetry,
    faultPoints: { reach: () => undefined },
    lookSoon: {
      customers: () => {
        looks.customers += 1;
      },
      delegations: () => {
        looks.delegations += 1;
      },
    },
  });
  const agoMs = (ms: number) => new Date(clock.now().getTime() - ms).toISOString();
  return {
    log,
    clock,
    looks,
    take,
    agoMs,
    outcomes: () => telemetry.recorded.map(({ fields }) => (fields as { readonly outcome: string }).outcome),
    event: (fields: Partial<PartnerEvent> = {}): PartnerEvent => ({
      name: 'reseller-relationship-accepted-by-customer',
      topic: 'customers',
      mark: 'a',
      changedAt: agoMs(1_000),
      ...fields,
    }),
  };
}

describe('an event of Partner Center', () => {
  it('is a reason to look, by its topic, and no more', async () => {
    const taker = aTaker();
    await taker.take(taker.event());
    await taker.take(taker.event({ topic: 'delegations', mark: 'b' }));
    await taker.take(taker.event({ topic: 'other', mark: 'c' }));
    await taker.take(taker.event({ topic: 'test', mark: 'd', testId: 'b0' }));
    await taker.take(taker.event({ topic: 'unknown', name: 'unknown', mark: 'e' }));
    assert.deepEqual(taker.looks, { customers: 1, delegations: 1 });
    assert.deepEqual(taker.outcomes(), ['looks', 'looks', 'noted', 'noted', 'unknown']);
    assert.equal((await taker.log.read())?.lastTest?.id, 'b0');
  });

  it('counts once, however often and wherever it comes again', async () => {
    const taker = aTaker();
    const other = aTaker(taker.log);
    for (let time = 0; time < 3; time += 1) await taker.take(taker.event());
    await other.take(other.event());
    assert.deepEqual([taker.looks.customers, other.looks.customers], [1, 0]);
    assert.deepEqual([...taker.outcomes(), ...other.outcomes()], ['looks', 'known', 'known', 'known']);
  });

  it('is dropped when it is old, a year late or four days, and counts when it is two days late', async () => {
    const taker = aTaker();
    await taker.take(taker.event({ mark: 'y', changedAt: taker.agoMs(365 * dayMs) }));
    await taker.take(taker.event({ mark: 'd', changedAt: taker.agoMs(4 * dayMs) }));
    assert.deepEqual(taker.outcomes(), ['old', 'old']);
    assert.equal(await taker.log.read(), undefined);
    await taker.take(taker.event({ mark: 'l', changedAt: taker.agoMs(2 * dayMs) }));
    assert.equal(taker.looks.customers, 1);
  });

  it('counts in any order, and when its clock or ours is wrong', async () => {
    const taker = aTaker();
    await taker.take(taker.event({ mark: '2', changedAt: taker.agoMs(1_000) }));
    await taker.take(taker.event({ mark: '1', changedAt: taker.agoMs(60_000) }));
    await taker.take(taker.event({ mark: '3', changedAt: taker.agoMs(-dayMs) }));
    const { changedAt: _, ...timeless } = taker.event({ mark: '4' });
    await taker.take(timeless);
    assert.equal(taker.looks.customers, 4);
  });

  it('is looked into also while the store is away, and again when it comes again', async () => {
    let isAway = true;
    const kept = createMemoryEventLog();
    const taker = aTaker({
      ...kept,
      note: async (event) => {
        if (isAway) throw new Fault('store/unavailable');
        return kept.note(event);
      },
    });
    await taker.take(taker.event());
    isAway = false;
    await taker.take(taker.event());
    await taker.take(taker.event());
    assert.deepEqual(taker.outcomes(), ['looks', 'looks', 'known']);
  });

  it('costs no call of the store when it comes again and again', async () => {
    let notes = 0;
    const kept = createMemoryEventLog();
    const taker = aTaker({
      ...kept,
      note: (event) => {
        notes += 1;
        return kept.note(event);
      },
    });
    for (let time = 0; time < 1_000; time += 1) await taker.take(taker.event());
    assert.equal(notes, 1);
  });
});
