import type { Customer } from '../domain/customer.ts';
import {
  firstSlip,
  fitCount,
  fitOf,
  lastExact,
  type Searchable,
  toSearchable,
  toWanted,
  type Wanted,
} from '../domain/customer-match.ts';
import { fold } from '../domain/spelling.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import { createSearchBase, type SearchBase } from './search-base.ts';

/** Everyone who fits, the best first, and those that are as good in the order of their names. */
export interface Found {
  readonly count: number;
  /** Those from one number up to, and without, another; a page costs little, however many fit. */
  rows(from: number, to: number): readonly Row[];
  /** How many, from the first, are named in full: by name, domain or tenant id. */
  readonly exact: number;
  /** How many, from the first, needed no slip forgiven. */
  readonly firm: number;
}

/**
 * A search over customers who come and go: most are prepared, in few levels of which each is much larger than the
 * next; the latest changes are looked through one by one, so that a change costs little.
 */
export interface LayeredSearch {
  find(text: string): Found;
  put(customer: Customer): void;
  remove(id: CustomerTenantId): void;
  /** To be called when a number of changes has come. */
  settle(): void;
}

export interface Row {
  readonly customer: Customer;
  /** By which rows are sorted: the name in Latin letters, and the id where two are called the same. */
  readonly order: string;
  readonly text: Searchable;
}

/** Rows that are prepared for search together. */
interface Level {
  readonly rows: readonly Row[];
  readonly placeOf: ReadonlyMap<CustomerTenantId, number>;
  readonly base: SearchBase;
  /** Set where the row is out of date by now. */
  readonly isOld: Uint8Array;
}

/** So many changes are looked through one by one; more are prepared. */
const mostFresh = 200;
/** What is prepared anew takes in levels that are less than so many times larger: few levels, little work. */
const growth = 8;
/** Leafing asks for the same text again and again, and many look for the same few letters: so many rows are kept. */
const mostKept = 1_000_000;

function toRow(customer: Customer): Row {
  return { customer, order: `${fold(customer.name)}\n${customer.id}`, text: toSearchable(customer) };
}

const byOrder = (a: Row, b: Row) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);

function prepare(unsorted: readonly Row[]): Level {
  const rows = [...unsorted].sort(byOrder);
  return {
    rows,
    placeOf: new Map(rows.map(({ customer }, place) => [customer.id, place])),
    base: createSearchBase(rows.map(({ text }) => text)),
    isOld: new Uint8Array(rows.length),
  };
}

/** Rows in order, which are looked up when they are shown. */
interface Run {
  readonly length: number;
  at(index: number): Row | undefined;
}

function currentRun({ rows, isOld }: Level, places: readonly number[]): Run {
  const current = isOld.includes(1) ? places.filter((place) => isOld[place] === 0) : places;
  return { length: current.length, at: (index) => rows[current[index] ?? -1] };
}

const currentRows = ({ rows, isOld }: Level) => rows.filter((_row, place) => isOld[place] === 0);

export function createLayeredSearch(): LayeredSearch {
  const fresh = new Map<CustomerTenantId, Row>();
  const kept = createKept();
  /** The largest first; a customer is current in one of them at most. */
  const levels: Level[] = [];

  function everyone(): Found {
    const news: Run = [...fresh.values()].sort(byOrder);
    const runs = levels.map((level) => currentRun(level, [...level.rows.keys()]));
    // All fit, and nobody is named in full.
    const byFit: Run[][] = Array.from({ length: fitCount }, () => []);
    byFit[lastExact + 1] = [news, ...runs];
    return found(byFit);
  }

  function matching(wanted: Wanted): Found {
    const byLevel = levels.map((level) => level.base.find(wanted).map((places) => currentRun(level, places)));
    const news: readonly Run[] = newcomersByFit(fresh.values(), wanted);
    return found(news.map((run, fit) => [run, ...byLevel.flatMap((runs) => runs.slice(fit, fit + 1))]));
  }

  function forget(id: CustomerTenantId): void {
    kept.clear();
    fresh.delete(id);
    for (const { placeOf, isOld } of levels) {
      const place = placeOf.get(id);
      if (place !== undefined) isOld[place] = 1;
    }
  }

  function prepareFresh(): void {
    let rows: readonly Row[] = [...fresh.values()];
    for (let last = levels.at(-1); last && last.rows.length < growth * rows.length; last = levels.at(-1)) {
      rows = [...currentRows(last), ...rows];
      levels.pop();
    }
    levels.push(prepare(rows));
    fresh.clear();
    kept.clear();
  }

  return {
    find(text) {
      const known = kept.get(text);
      if (known) return known;
      const made = text.trim() === '' ? everyone() : matching(toWanted(text));
      kept.put(text, made);
      return made;
    },
    put(customer) {
      forget(customer.id);
      fresh.set(customer.id, toRow(customer));
    },
    remove: forget,
    settle() {
      if (fresh.size > mostFresh) prepareFresh();
    },
  };
}

/** Results by their text; the oldest go when they hold too many rows. */
function createKept() {
  const results = new Map<string, Found>();
  let size = 0;
  const weight = ({ count }: Found) => count + 100;
  return {
    get: (text: string) => results.get(text),
    put(text: string, found: Found): void {
      results.set(text, found);
      size += weight(found);
      for (const [oldest, old] of results) {
        if (size <= mostKept) return;
        results.delete(oldest);
        size -= weight(old);
      }
    },
    clear(): void {
      results.clear();
      size = 0;
    },
  };
}

function newcomersByFit(rows: Iterable<Row>, wanted: Wanted): readonly (readonly Row[])[] {
  const byFit: Row[][] = Array.from({ length: fitCount }, () => []);
  for (const row of rows) {
    const fit = fitOf(row.text, wanted);
    if (fit !== undefined) byFit[fit]?.push(row);
  }
  return byFit.map((list) => list.sort(byOrder));
}

/** Runs of those who fit equally well, the best first; all of one fit are in order together. */
function found(byFit: readonly (readonly Run[])[]): Found {
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
  };
}

/** Runs become one in order, of which a part is wanted. */
function merged(runs: readonly Run[], from: number, to: number): readonly Row[] {
  const heads = runs.filter(({ length }) => length > 0).map((run) => ({ run, next: 0 }));
  const [only] = heads;
  // Without a merge nothing has to be looked at that is not wanted.
  if (only && heads.length === 1) only.next = from;
  const rows: Row[] = [];
  for (let at = only?.next ?? 0; at < to; at += 1) {
    let first: { readonly row: Row; readonly head: { next: number } } | undefined;
    for (const head of heads) {
      const row = head.run.at(head.next);
      if (row && (!first || byOrder(row, first.row) < 0)) first = { row, head };
    }
    if (!first) break;
    first.head.next += 1;
    if (at >= from) rows.push(first.row);
  }
  return rows;
}
