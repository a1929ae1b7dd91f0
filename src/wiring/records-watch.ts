import { createNoticeEndedFlag } from '../application/notice-ended-rights.ts';
import { createReadAudit } from '../application/read-audit.ts';
import type { Config } from '../config/config.ts';
import { comparisonPeriodMs, confirmedAt } from '../domain/audit.ts';
import type { Inside } from './inside.ts';
import type { Outside } from './outside.ts';

/** Every minute, as the records are meant to be read; a rehearsal is quicker. */
const longestPeriodMs = 60_000;

/** Partner Center's records as the watch uses them: they ring its bell, and make the comparison rarer. */
export function createRecordsWatch(config: Config, { outside, inside }: Parts) {
  const { store, partnerCenter, clock } = outside;
  const { bell, index, looks, upkeepBell, telemetry, faultPoints } = inside;
  const { auditMarks: marks, eventLog, directory } = store;
  const usualMs = config.directoryCompareMs;
  const everyMs = Math.min(usualMs, longestPeriodMs);
  const settle = createNoticeEndedFlag({ register: store.register, partnerCenter, index, clock, bell });
  const reading = { partnerCenter, marks, clock, telemetry, faultPoints, everyMs, settle };
  const readAudit = createReadAudit(reading);
  return {
    everyMs,
    async read(signal: AbortSignal): Promise<boolean> {
      const outcome = await readAudit(signal);
      if (outcome.kind === 'read' && outcome.news.length > 0) looks.ring();
      if (outcome.kind === 'read' && outcome.news.some(({ what }) => what === 'delegation'))
        upkeepBell.ring();
      const [mark, compared] = await Promise.all([marks.read(), directory.mark()]);
      const confirmed = compared && confirmedAt(mark?.value, compared.comparedAt);
      if (confirmed !== undefined) index.confirm(confirmed);
      return outcome.kind === 'read';
    },
    async comparisonGoodForMs(): Promise<number> {
      const [mark, events] = await Promise.all([marks.read(), eventLog.read()]);
      const times = { usualMs, auditMs: everyMs, now: clock.now() };
      return comparisonPeriodMs(mark?.value, [events?.lastNewsAt], times);
    },
  };
}

interface Parts {
  readonly outside: Outside;
  readonly inside: Inside;
}
