import { firstSlip, lastExact, type Searchable } from '../domain/customer-match.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerTenantId } from '../domain/ids.ts';

export interface Row {
  readonly customer: Customer;
  /** By which rows are sorted: the name in Latin letters, and the id where two are called the same. */
  readonly order: string;
  readonly text: Searchable;
}

/** Everyone who fits, the best first, and those that are as good in the order of their names. */
export interface Found {
  readonly count: number;
  /** Those from one number up to, and without, another; a page costs little, however many fit. */
  rows(from: number, to: number): readonly Row[];
  /** How many, from the first, are named in full: by name, domain or tenant id. */
  readonly exact: number;
  /** How many, from the first, needed no slip forgiven. */
  readonly firm: number;
  /** Nobody else. */
  among(ids: ReadonlySet<CustomerTenantId>): Found;
}

/** Rows in order, which are looked up when they are shown. */
export interface Run {
  readonly length: number;
  at(index: number): Row | undefined;
}

export const toRun = (rows: readonly Row[]): Run => ({ length: rows.length, at: (index) => rows[index] });

export const byOrder = (a: Row, b: Row) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);

/** Runs of those who fit equally well, the best first; all of one fit are in order together. */
export function found(byFit: readonly (readonly Run[])[]): Found {
  const counts = byFit.map((runs) => runs.reduce((sum, { length }) => sum + length, 0));
  const countUpTo = (fit: number) => counts.slice(0, fit).reduce((sum, count) => sum + count, 0);
  return {
    count: countUpTo(counts.length),
    exact: countUpTo(lastExact + 1),
    firm: countUpTo(firstSlip),
    rows: (from, to) =>
      byFit.flatMap((runs, fit) => {
        const before = countUpTo(fit);
        return from >= before + (counts[fit] ?? 0) || to <= before
          ? []
          : merged(runs, Math.max(0, from - before), to - before);
      }),
    among: (ids) =>
      found(
        byFit.map((runs) =>
          runs.map((run) => toRun(rowsOf(run, 0, run.length).filter(({ customer }) => ids.has(customer.id)))),
        ),
      ),
  };
}

function rowsOf(run: Run, from: number, to: number): readonly Row[] {
  const rows: Row[] = [];
  for (let at = from; at < Math.min(to, run.length); at += 1) {
    const row = run.at(at);
    if (row) rows.push(row);
  }
  return rows;
}

/** Runs become one in order, of which a part is wanted; what does not belong to it is hardly looked at. */
function merged(runs: readonly Run[], from: number, to: number): readonly Row[] {
  const starts = startsAt(runs, from);
  const heads = runs
    .flatMap((run, nth) => headOf(run, starts[nth] ?? 0))
    .sort((one, other) => byOrder(one.row, other.row));
  const rows: Row[] = [];
  while (rows.length < to - from) {
    const first = heads.shift();
    if (!first) break;
    rows.push(first.row);
    for (const next of headOf(first.run, first.at + 1)) {
      heads.splice(placeIn({ length: heads.length, at: (at) => heads[at]?.row }, next.row), 0, next);
    }
  }
  return rows;
}

/** The first row of a run that is not taken yet, if there is one. */
function headOf(run: Run, at: number) {
  const row = run.at(at);
  return row ? [{ run, at, row }] : [];
}

/** How many of each run stand before the row that has so many before it in all. */
function startsAt(runs: readonly Run[], before: number): readonly number[] {
  let low: readonly number[] = runs.map(() => 0);
  let high: readonly number[] = runs.map(({ length }) => Math.min(length, before));
  for (;;) {
    const widths = high.map((to, nth) => to - (low[nth] ?? 0));
    const widest = widths.indexOf(Math.max(0, ...widths));
    const middle = (low[widest] ?? 0) + ((widths[widest] ?? 0) >> 1);
    const pivot = runs[widest]?.at(middle);
    if (!pivot || (widths[widest] ?? 0) <= 0) return low;
    const places = runs.map((run, nth) => placeIn(run, pivot, low[nth] ?? 0, high[nth] ?? 0));
    const rank = places.reduce((sum, place) => sum + place, 0);
    if (rank === before) return places;
    if (rank > before) high = places;
    else low = places.map((place, nth) => (nth === widest ? place + 1 : place));
  }
}

/** How many of the run stand before that row, looked for between two places. */
function placeIn(run: Run, row: Row, from = 0, to = run.length): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = run.at(middle);
    if (one && byOrder(one, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
