import assert from 'node:assert/strict';
import fc from 'fast-check';
import { localTime } from '../../src/domain/local-time.ts';
import {
  newsKinds,
  type NotificationChoices,
  tellingWaitsUntil,
  urgentKinds,
  usualChoices,
  wants,
} from '../../src/domain/notification.ts';

const place = (now: string) => ({ now, timeZone: 'Europe/Berlin' });
const office: NotificationChoices = {
  ...usualChoices,
  hours: { from: '09:00', to: '18:00' },
  weekdaysOnly: true,
};

describe('when somebody is told', () => {
  it('is at once for whoever chose nothing, and whatever the hour for what is urgent', () => {
    assert.equal(tellingWaitsUntil('accepted', usualChoices, place('2026-10-11T01:00:00Z')), undefined);
    for (const kind of urgentKinds) {
      assert.equal(tellingWaitsUntil(kind, office, place('2026-10-11T01:00:00Z')), undefined);
    }
    assert.equal(tellingWaitsUntil('personal', office, place('2026-10-11T01:00:00Z')), undefined);
  });

  it('waits for the own hours', () => {
    assert.equal(tellingWaitsUntil('accepted', office, place('2026-10-08T08:00:00Z')), undefined);
    assert.equal(
      tellingWaitsUntil('accepted', office, place('2026-10-08T16:00:00Z')),
      '2026-10-09T07:00:00.000Z',
    );
    assert.equal(
      tellingWaitsUntil('accepted', office, place('2026-10-09T16:00:00Z')),
      '2026-10-12T07:00:00.000Z',
    );
  });

  it('knows hours over midnight', () => {
    const night = { ...usualChoices, hours: { from: '20:00', to: '04:00' } };
    assert.equal(tellingWaitsUntil('accepted', night, place('2026-10-08T23:00:00Z')), undefined);
    assert.equal(
      tellingWaitsUntil('accepted', night, place('2026-10-08T10:00:00Z')),
      '2026-10-08T18:00:00.000Z',
    );
  });

  it('is the next morning for whoever wants one card a day', () => {
    const daily = { ...usualChoices, rhythm: 'daily' } as const;
    assert.equal(
      tellingWaitsUntil('accepted', daily, place('2026-10-08T08:00:00Z')),
      '2026-10-09T07:00:00.000Z',
    );
  });

  it('never lies in the past, and never outside the hours', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const moment = fc
      .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2029, 0, 1) })
      .map((ms) => new Date(ms).toISOString());
    fc.assert(
      fc.property(time, time, fc.boolean(), moment, (from, to, weekdaysOnly, now) => {
        const choices = { ...usualChoices, hours: { from, to }, weekdaysOnly };
        const until = tellingWaitsUntil('accepted', choices, { now, timeZone: 'UTC' });
        if (until === undefined) return;
        assert.ok(until > now);
        const then = localTime(until, 'UTC');
        assert.equal(then.time, from);
        assert.ok(!weekdaysOnly || (then.weekday !== 0 && then.weekday !== 6));
      }),
    );
  });
});

describe('what somebody is told', () => {
  it('is what is theirs, unless chosen otherwise', () => {
    for (const kind of newsKinds) {
      // What is yet to come is told where it was asked for.
      assert.equal(wants(usualChoices, kind, true), kind !== 'reminder');
      assert.equal(wants(usualChoices, kind, false), false);
    }
    const choices = { ...usualChoices, own: [], all: ['accepted'] as const };
    assert.equal(wants(choices, 'accepted', false), true);
    assert.equal(wants(choices, 'trouble', true), false);
    assert.equal(wants(choices, 'personal', false), true);
  });
});
