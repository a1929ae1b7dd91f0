import assert from 'node:assert/strict';
import { createReadAudit } from '../../src/application/read-audit.ts';
import { comparisonPeriodMs, confirmedAt } from '../../src/domain/audit.ts';
import { Fault } from '../../src/ports/faults.ts';
import { createFakePartnerCenter } from '../fakes/fake-partner-center.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import type { AuditMark } from '../../src/domain/audit.ts';
import { createMemorySetting } from '../fakes/memory-setting.ts';
import { createRecordingTelemetry } from '../fakes/recording-telemetry.ts';

const minuteMs = 60_000;

function aReader() {
  const clock = createManualClock();
  const partnerCenter = createFakePartnerCenter();
  const marks = createMemorySetting<AuditMark>();
  const read = () =>
    createReadAudit({
      partnerCenter,
      marks,
      clock,
      telemetry: createRecordingTelemetry(),
      faultPoints: { reach: () => undefined },
      everyMs: minuteMs,
      settle: async () => undefined,
    })();
  return {
    clock,
    partnerCenter,
    marks,
    read,
    put: (id: string) => partnerCenter.putAudit({ id, what: 'arrived', at: clock.now().toISOString() }),
  };
}

describe('reading what Partner Center wrote down', () => {
  it('tells each record once, and none of those that were there before the first look', async () => {
    const { clock, read, put } = aReader();
    put('a');
    assert.deepEqual(await read(), { kind: 'read', news: [] });
    put('b');
    clock.advance(minuteMs);
    const second = await read();
    assert.deepEqual(second.kind === 'read' && second.news.map(({ id }) => id), ['b']);
    clock.advance(minuteMs);
    assert.deepEqual(await read(), { kind: 'read', news: [] });
  });

  it('is one call a period, whoever asks', async () => {
    const { clock, partnerCenter, read } = aReader();
    for (let second = 0; second < 180; second += 5) {
      await read();
      clock.advance(5_000);
    }
    assert.equal(partnerCenter.count('auditRecords'), 3);
  });

  it('asks again an hour later where it was refused, and in the next period where it failed', async () => {
    const { clock, partnerCenter, read, marks } = aReader();
    partnerCenter.fail({ call: 'auditRecords', fault: new Fault('partner-center/unavailable') });
    assert.equal((await read()).kind, 'failed');
    partnerCenter.fail({ call: 'auditRecords', fault: new Fault('partner-center/not-allowed') });
    assert.equal((await read()).kind, 'refused');
    assert.equal((await marks.read())?.value.state, 'refused');
    clock.advance(59 * minuteMs);
    assert.equal((await read()).kind, 'waits');
    clock.advance(minuteMs);
    assert.equal((await read()).kind, 'read');
  });

  it('goes on where the clock was set back', async () => {
    const { clock, read } = aReader();
    await read();
    clock.advance(-86_400_000);
    assert.equal((await read()).kind, 'read');
  });
});

describe('how long a comparison stays good', () => {
  const now = new Date('2026-04-09T12:00:00Z');
  const times = { usualMs: 5 * minuteMs, auditMs: minuteMs, now };
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const mark = (agoMs: number, rest: object = {}) => ({
    state: 'read' as const,
    at: ago(agoMs),
    seen: [],
    ...rest,
  });

  it('is the usual period while records are not read, and an hour while they tell of nothing', () => {
    assert.equal(comparisonPeriodMs(undefined, [], times), times.usualMs);
    assert.equal(comparisonPeriodMs({ ...mark(0), state: 'refused' }, [], times), times.usualMs);
    assert.equal(comparisonPeriodMs(mark(20 * minuteMs), [], times), times.usualMs);
    assert.equal(comparisonPeriodMs(mark(-minuteMs), [], times), times.usualMs);
    assert.equal(comparisonPeriodMs(mark(minuteMs), [undefined], times), 60 * minuteMs);
  });

  it('is the usual one for half an hour after news, by a record or an event: the list may show it late', () => {
    for (const agoMs of [0, 29 * minuteMs]) {
      assert.equal(comparisonPeriodMs(mark(0, { lastNewsAt: ago(agoMs) }), [], times), times.usualMs);
      assert.equal(comparisonPeriodMs(mark(0), [ago(agoMs)], times), times.usualMs);
    }
    assert.equal(comparisonPeriodMs(mark(0), [ago(31 * minuteMs)], times), 60 * minuteMs);
  });

  it('says of the list that it is as old as the last silent record, but not after news', () => {
    assert.equal(confirmedAt(mark(0), ago(minuteMs)), ago(0));
    assert.equal(confirmedAt(mark(0, { lastNewsAt: ago(minuteMs) }), ago(2 * minuteMs)), undefined);
    assert.equal(confirmedAt(mark(0, { lastNewsAt: ago(3 * minuteMs) }), ago(2 * minuteMs)), ago(0));
    assert.equal(confirmedAt(undefined, ago(0)), undefined);
  });
});
