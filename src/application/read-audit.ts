import { dayMs } from '../domain/instants.ts';
import { type AuditMark, type AuditRecord, isAuditDue } from '../domain/audit.ts';
import type { AuditMarks } from '../ports/audit-marks.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { isFault } from '../ports/faults.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Telemetry } from '../ports/telemetry.ts';

interface Dependencies {
  readonly partnerCenter: Pick<PartnerCenter, 'auditRecords'>;
  readonly marks: AuditMarks;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  readonly everyMs: number;
  /** What a record alone tells of: done before it counts as seen, so that no death loses it. */
  readonly settle: (record: AuditRecord) => Promise<void>;
}

/** `waits`: it is not time yet, or another instance was faster. */
export type AuditRead =
  | { readonly kind: 'waits' | 'refused' | 'failed' }
  | { readonly kind: 'read'; readonly news: readonly AuditRecord[] };

/** The service answers for thirty days at once, the first and the last one counted. */
const longestSpanMs = 28 * dayMs;

/**
 * Reads the records of what happened to our customers, and says which of them nobody has seen. They come by days, so
 * those of the day before are asked for again and known by their ids; one that could not be settled is unseen still.
 * Where they are refused, the comparison of the list goes on alone.
 */
export function createReadAudit(deps: Dependencies): (signal?: AbortSignal) => Promise<AuditRead> {
  const { partnerCenter, marks, clock, telemetry, faultPoints, everyMs, settle } = deps;
  return async (signal) => {
    const stored = await marks.read();
    const before = stored?.value;
    const now = clock.now();
    if (!isAuditDue(before, everyMs, now)) return { kind: 'waits' };
    let records: readonly AuditRecord[];
    try {
      records = await partnerCenter.auditRecords({ from: firstDay(before, now), to: now }, signal);
    } catch (error) {
      if (!isFault(error)) throw error;
      telemetry.record('audit.unread', { code: error.code }, error);
      if (error.code !== 'partner-center/not-allowed') return { kind: 'failed' };
      await marks.put({ seen: [], ...before, state: 'refused', at: now.toISOString() }, stored);
      return { kind: 'refused' };
    }
    const seen = new Set(before?.seen);
    // What was there before the first look is in the list that is compared anyway.
    const news = before ? records.filter(({ id }) => !seen.has(id)) : [];
    const unsettled = new Set<string>();
    for (const record of news) {
      try {
        await settle(record);
      } catch (error) {
        if (!isFault(error)) throw error;
        telemetry.record('audit.unread', { code: error.code }, error);
        unsettled.add(record.id);
      }
    }
    const at = now.toISOString();
    const lastNewsAt = news.length > 0 ? at : before?.lastNewsAt;
    const mark: AuditMark = {
      state: 'read',
      at,
      ...(lastNewsAt === undefined ? {} : { lastNewsAt }),
      seen: records.map(({ id }) => id).filter((id) => !unsettled.has(id)),
    };
    if ((await marks.put(mark, stored)) === 'conflict') return { kind: 'waits' };
    faultPoints.reach('audit.marked');
    return { kind: 'read', news };
  };
}

/** A day before the last reading, since records may come late; not more than the service answers for. */
function firstDay(mark: AuditMark | undefined, now: Date): Date {
  const wanted = mark ? Date.parse(mark.at) - dayMs : now.getTime();
  return new Date(Math.min(now.getTime(), Math.max(wanted, now.getTime() - longestSpanMs)));
}
