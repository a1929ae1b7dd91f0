import assert from 'node:assert/strict';
import fc from 'fast-check';
import { instantOf, localTime, nextLocal } from '../../src/domain/local-time.ts';

describe('hours of a day in a zone', () => {
  it('are what the clocks there show', () => {
    assert.deepEqual(localTime('2026-10-08T22:30:00Z', 'Europe/Berlin'), {
      day: '2026-10-09',
      time: '00:30',
      weekday: 5,
    });
    assert.equal(localTime('2026-10-08T22:30:00Z', 'America/New_York').time, '18:30');
    assert.equal(localTime('2026-10-08T22:30:00Z', 'Nowhere/Land').time, '22:30');
  });

  it('follow summer time, and leave out what the clocks skip', () => {
    assert.equal(instantOf('2026-03-28', '09:00', 'Europe/Berlin'), '2026-03-28T08:00:00.000Z');
    assert.equal(instantOf('2026-03-30', '09:00', 'Europe/Berlin'), '2026-03-30T07:00:00.000Z');
    const skipped = localTime(instantOf('2026-03-29', '02:30', 'Europe/Berlin'), 'Europe/Berlin');
    assert.equal(skipped.day, '2026-03-29');
    assert.ok(['01:30', '03:30'].includes(skipped.time), skipped.time);
  });

  it('come next when they are wanted', () => {
    const weekdays = ({ weekday }: { readonly weekday: number }) => weekday !== 0 && weekday !== 6;
    const next = (at: string) =>
      nextLocal(at, { time: '09:00', timeZone: 'Europe/Berlin', isWanted: weekdays });
    assert.equal(next('2026-10-09T06:59:00Z'), '2026-10-09T07:00:00.000Z');
    // A Friday evening; the Monday after it.
    assert.equal(next('2026-10-09T18:00:00Z'), '2026-10-12T07:00:00.000Z');
  });

  it('find back to the moment they came from', () => {
    const zone = fc.constantFrom(
      'Europe/Moscow',
      'Asia/Kolkata',
      'America/St_Johns',
      'Pacific/Auckland',
      'UTC',
    );
    const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(zone, moment, (timeZone, ms) => {
        const at = new Date(Math.floor(ms / 60_000) * 60_000).toISOString();
        const { day, time } = localTime(at, timeZone);
        const back = instantOf(day, time, timeZone);
        assert.deepEqual(localTime(back, timeZone), localTime(at, timeZone));
      }),
    );
  });
});
