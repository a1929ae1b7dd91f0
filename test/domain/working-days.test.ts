import assert from 'node:assert/strict';
import fc from 'fast-check';
import { localTime } from '../../src/domain/local-time.ts';
import {
  afterWorkingDays,
  isWorkingDay,
  isWorkingTime,
  nextWorkingTime,
  timeZoneOf,
  type WorkCalendar,
  workingDayBefore,
} from '../../src/domain/working-days.ts';

const none: ReadonlySet<string> = new Set();
const calendar = (country: string | undefined, over: Partial<WorkCalendar> = {}): WorkCalendar => ({
  ...(country === undefined ? {} : { country }),
  timeZone: 'UTC',
  holidays: none,
  ...over,
});
const time = '10:00';
// 9 April 2026 is a Thursday.
const thursday = '2026-04-09T12:00:00.000Z';
const dayAfter = (given: WorkCalendar, count: number) => afterWorkingDays(given, thursday, { count, time });

describe('the working days of a customer', () => {
  it('are Monday to Friday, where no country says otherwise', () => {
    for (const country of [undefined, 'GB', 'RU', 'AE', '??']) {
      assert.equal(dayAfter(calendar(country), 1), '2026-04-10T10:00:00.000Z', country);
      assert.equal(dayAfter(calendar(country), 2), '2026-04-13T10:00:00.000Z', country);
      assert.equal(dayAfter(calendar(country), 7), '2026-04-20T10:00:00.000Z', country);
    }
  });

  it('are Sunday to Thursday where Friday and Saturday are the weekend', () => {
    for (const country of ['IL', 'SA']) {
      assert.equal(dayAfter(calendar(country), 1), '2026-04-12T10:00:00.000Z', country);
      assert.equal(dayAfter(calendar(country), 5), '2026-04-16T10:00:00.000Z', country);
    }
  });

  it('are not the holidays that were configured, for everybody or for one country', () => {
    const holidays = new Set(['2026-04-10', 'RU:2026-04-13']);
    assert.equal(dayAfter(calendar('GB', { holidays }), 1), '2026-04-13T10:00:00.000Z');
    assert.equal(dayAfter(calendar('RU', { holidays }), 1), '2026-04-14T10:00:00.000Z');
    assert.equal(workingDayBefore(calendar('RU', { holidays }), '2026-04-14T10:00:00.000Z'), '2026-04-09');
  });

  it('are counted where the customer is, through a change of the clocks', () => {
    const tokyo = calendar('JP', { timeZone: 'Asia/Tokyo' });
    assert.equal(
      afterWorkingDays(tokyo, '2026-04-09T20:00:00.000Z', { count: 1, time }),
      '2026-04-13T01:00:00.000Z',
    );
    const berlin = calendar('DE', { timeZone: 'Europe/Berlin' });
    assert.equal(
      afterWorkingDays(berlin, '2026-03-27T12:00:00.000Z', { count: 1, time }),
      '2026-03-30T08:00:00.000Z',
    );
  });

  it('have hours: neither before the time, nor late in the evening, nor on a free day', () => {
    const london = calendar('GB');
    assert.equal(isWorkingTime(london, '2026-04-09T09:59:00.000Z', time), false);
    assert.equal(isWorkingTime(london, '2026-04-09T10:00:00.000Z', time), true);
    assert.equal(isWorkingTime(london, '2026-04-09T18:00:00.000Z', time), false);
    assert.equal(isWorkingTime(london, '2026-04-11T10:30:00.000Z', time), false);
    assert.equal(nextWorkingTime(london, '2026-04-10T10:00:00.000Z', time), '2026-04-13T10:00:00.000Z');
  });

  it('never lie on the weekend, wherever and whenever', () => {
    const countries = fc.constantFrom('US', 'DE', 'IL', 'EG', 'IN', 'RU', undefined);
    const moments = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2028-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(countries, moments, fc.integer({ min: 1, max: 20 }), (country, from, count) => {
        const given = calendar(country, { timeZone: timeZoneOf(country, 'Europe/London') });
        const at = afterWorkingDays(given, from.toISOString(), { count, time });
        assert.ok(at > from.toISOString());
        assert.ok(isWorkingDay(given, localTime(at, given.timeZone)));
        assert.ok(isWorkingTime(given, at, time));
      }),
      { numRuns: 60 },
    );
  });

  it('are told in a time zone of the country: ours where it is one of them', () => {
    assert.equal(timeZoneOf('DE', 'Europe/London'), 'Europe/Berlin');
    assert.equal(timeZoneOf('RU', 'Europe/Moscow'), 'Europe/Moscow');
    assert.equal(timeZoneOf('IN', 'UTC'), 'Asia/Calcutta');
    assert.equal(timeZoneOf(undefined, 'UTC'), 'UTC');
    assert.equal(timeZoneOf('??', 'UTC'), 'UTC');
  });
});
