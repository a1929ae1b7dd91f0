import { createReadAudit } from '../application/read-audit.ts';
import type { Config } from '../config/config.ts';
import { type AuditRecord, comparisonPeriodMs, confirmedAt } from '../domain/audit.ts';
import type { Inside } from './inside.ts';
import type { Outside } from './outside.ts';

/** Every minute, as the records are meant to be read; a rehearsal is quicker. */
const longestPeriodMs = 60_000;
/** What may have changed of delegated rights, which the list does not show. */
const ofRights: ReadonlySet<AuditRecord['what']> = new Set(['delegation', 'dap-ended']);

/** Partner Center's records as the watch uses them: they ring its bell, and make the comparison rarer. */
export function createRecordsWatch(config: Config, { outside, inside }: Parts) {
  const { store, partnerCenter, clock } = outside;
  const { index, looks, upkeepBell, telemetry, faultPoints } = inside;
  const { auditMarks: marks, eventLog, directory } = store;
  const usualMs = config.directoryCompareMs;
  const everyMs = Math.min(usualMs, longestPeriodMs);
  const readAudit = createReadAudit({ partnerCenter, marks, clock, telemetry, faultPoints, everyMs });
  return {
    everyMs,
    async read(signal: AbortSignal): Promise<boolean> {
      const outcome = await readAudit(signal);
      if (outcome.kind === 'read' && outcome.news.length > 0) looks.ring();
      if (outcome.kind === 'read' && outcome.news.some(({ what }) => ofRights.has(what))) upkeepBell.ring();
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
