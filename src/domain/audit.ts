import type { CustomerTenantId, Instant } from './ids.ts';

/** What happened to a customer as Partner Center wrote it down, as far as it may concern us. */
export interface AuditRecord {
  readonly id: string;
  /**
   * `arrived`: accepted or added. `left`: no customer of ours any more. `delegation`: delegated rights moved;
   * `dap-ended`: those of the old kind ended.
   */
  readonly what: 'arrived' | 'left' | 'delegation' | 'dap-ended';
  readonly at: Instant;
  readonly customerId?: CustomerTenantId;
  /** The account that did it, where it was one of ours. */
  readonly by?: string;
}

/** How far the records were read, for all instances. */
export interface AuditMark {
  readonly state: 'read' | 'refused';
  /** When they were last asked for. */
  readonly at: Instant;
  /** When one was last found that nobody had seen. */
  readonly lastNewsAt?: Instant;
  /** Those of the days that are asked for again. */
  readonly seen: readonly string[];
}

/** The records of a refused list are asked for again this often: rights may have been given meanwhile. */
const refusedForMs = 60 * 60_000;
/** After news the list is compared at the usual pace for so long, because it may show a change late. */
const unsettledMs = 30 * 60_000;
/** While the records tell of no news, so many usual periods lie between two comparisons. */
const rarer = 12;
/** Records that were not read for so many periods tell nothing. */
const silentPeriods = 5;

const since = (moment: Instant, now: Date) => now.getTime() - Date.parse(moment);
/** A clock that was set back makes the age negative, and then the moment tells nothing. */
const isWithin = (moment: Instant, ms: number, now: Date) => {
  const age = since(moment, now);
  return age >= 0 && age < ms;
};

export function isAuditDue(mark: AuditMark | undefined, everyMs: number, now: Date): boolean {
  if (!mark) return true;
  return !isWithin(mark.at, mark.state === 'refused' ? refusedForMs : everyMs - 500, now);
}

/** How long a comparison of the list stays good. */
export function comparisonPeriodMs(
  mark: AuditMark | undefined,
  news: readonly (Instant | undefined)[],
  { usualMs, auditMs, now }: { readonly usualMs: number; readonly auditMs: number; readonly now: Date },
): number {
  const isRead = mark?.state === 'read' && isWithin(mark.at, silentPeriods * auditMs + 60_000, now);
  const isSettled = [...news, mark?.lastNewsAt].every(
    (moment) => moment === undefined || !isWithin(moment, unsettledMs, now),
  );
  return isRead && isSettled ? rarer * usualMs : usualMs;
}

/** The list is as it was compared, for the records tell of nothing since. */
export function confirmedAt(mark: AuditMark | undefined, comparedAt: Instant): Instant | undefined {
  if (mark?.state !== 'read' || mark.at <= comparedAt) return undefined;
  return mark.lastNewsAt !== undefined && mark.lastNewsAt >= comparedAt ? undefined : mark.at;
}
