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
import { createSearchBase, type SearchBase, sideBySide } from './search-base.ts';

/** Everyone who fits, the best first, and those that are as good in the order of their names. */
export interface Found {
  readonly rows: readonly Row[];
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
  const sorted = [...unsorted].sort(byOrder);
  const texts = sideBySide(sorted.map(({ text }) => text));
  const rows = sorted.map((row, place) => ({ ...row, text: texts[place] ?? row.text }));
  return {
    rows,
    placeOf: new Map(rows.map(({ customer }, place) => [customer.id, place])),
    base: createSearchBase(texts),
    isOld: new Uint8Array(rows.length),
  };
}

function currentRows({ rows, isOld }: Level, places: Iterable<number>): readonly Row[] {
  const current: Row[] = [];
  for (const place of places) {
    const row = rows[place];
    if (row && isOld[place] === 0) current.push(row);
  }
  return current;
}

export function createLayeredSearch(): LayeredSearch {
  const fresh = new Map<CustomerTenantId, Row>();
  const kept = createKept();
  /** The largest first; a customer is current in one of them at most. */
  const levels: Level[] = [];

  function everyone(): Found {
    const news = [...fresh.values()].sort(byOrder);
    const all = levels.map((level) => currentRows(level, level.rows.keys())).reduce(merged, news);
    return { rows: all, exact: 0, firm: all.length };
  }

  function matching(wanted: Wanted): Found {
    const byLevel = levels.map((level) =>
      level.base.find(wanted).map((places) => currentRows(level, places)),
    );
    const lists = newcomersByFit(fresh.values(), wanted).map((news, fit) =>
      byLevel.map((byFit) => byFit[fit] ?? []).reduce(merged, news),
    );
    const count = (upTo: number) => lists.slice(0, upTo).reduce((sum, list) => sum + list.length, 0);
    return { rows: lists.flat(), exact: count(lastExact + 1), firm: count(firstSlip) };
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
      rows = [...currentRows(last, last.rows.keys()), ...rows];
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
  const weight = ({ rows }: Found) => rows.length + 100;
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

/** Two lists in order become one in order. */
function merged(other: readonly Row[], one: readonly Row[]): readonly Row[] {
  if (other.length === 0) return one;
  const all: Row[] = [];
  let at = 0;
  for (const row of one) {
    for (let next = other[at]; next && byOrder(next, row) < 0; next = other[at]) {
      all.push(next);
      at += 1;
    }
    all.push(row);
  }
  return [...all, ...other.slice(at)];
}
