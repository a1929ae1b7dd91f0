import type { Customer } from '../domain/customer.ts';
import {
  type Fit,
  fitCount,
  fitOf,
  lastExact,
  toSearchable,
  toWanted,
  type Wanted,
} from '../domain/customer-match.ts';
import { fold } from '../domain/spelling.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import { byOrder, type Found, found, type Row, type Run, toRun } from './found-rows.ts';
import type { Numbers } from './numbers.ts';
import { createSearchBase, type SearchBase, type Vocabularies } from './search-base.ts';
import { createVocabulary } from './vocabulary.ts';

/**
 * A search over customers who come and go: most are prepared, in levels of ten thousand and more; the latest changes are
 * looked through one by one, so that a change costs little.
 */
export interface LayeredSearch {
  /** Good until the next search, and until somebody comes or goes. */
  find(text: string): Found;
  put(customer: Customer): void;
  remove(id: CustomerTenantId): void;
  /** To be called when a number of changes has come, with whether more come at once. */
  settle(isMoreToCome: boolean): void;
}

/** Rows that are prepared for search together. */
interface Level {
  readonly rows: readonly Row[];
  readonly base: SearchBase;
  /** Set where the row is out of date by now. */
  readonly isOld: Uint8Array;
  /** How many are. */
  old: number;
}

interface Home {
  readonly level: Level;
  readonly place: number;
}

/** So many changes are looked through one by one; more are prepared. */
const mostFresh = 200;
/** What is prepared anew takes in levels that are less than so many times larger: few levels, little work. */
const growth = 8;
/** And no more rows than these, for nothing else is done meanwhile. */
const preparedTogether = 16_000;
/** Leafing asks for the same text again and again, and many look for the same few letters: so many rows are kept. */
const mostKept = 1_000_000;
/** What finds more is looked for anew: to lay aside as much each time costs more than the search. */
const mostOfOne = 10_000;

function toRow(customer: Customer): Row {
  return { customer, order: `${fold(customer.name)}\n${customer.id}`, text: toSearchable(customer) };
}

function prepare(unsorted: readonly Row[], vocabularies: Vocabularies): Level {
  const rows = [...unsorted].sort(byOrder);
  const base = createSearchBase(
    rows.map(({ text }) => text),
    vocabularies,
  );
  return { rows, base, isOld: new Uint8Array(rows.length), old: 0 };
}

function currentRun({ rows, isOld, old }: Level, places: Numbers): Run {
  const current = old > 0 ? places.filter((place) => isOld[place] === 0) : places;
  return { length: current.length, at: (index) => rows[current[index] ?? -1] };
}

const currentCount = ({ rows, old }: Level) => rows.length - old;
const currentRows = ({ rows, isOld }: Level) => rows.filter((_row, place) => isOld[place] === 0);

export function createLayeredSearch(mostTogether: number = preparedTogether): LayeredSearch {
  const fresh = new Map<CustomerTenantId, Row>();
  const kept = createKept();
  const vocabularies = { plain: createVocabulary(), loose: createVocabulary() };
  /** A customer is current in one of them at most. */
  let levels: readonly Level[] = [];
  const homes = new Map<CustomerTenantId, Home>();

  function everyone(): Found {
    const news = toRun([...fresh.values()].sort(byOrder));
    const runs = levels.map((level) => toRun(level.old > 0 ? currentRows(level) : level.rows));
    // All fit, and nobody is named in full.
    const byFit: Run[][] = Array.from({ length: fitCount }, () => []);
    byFit[lastExact + 1] = [news, ...runs];
    return found(byFit);
  }

  function matching(text: string): Found {
    const wanted = toWanted(text);
    const byFit = newcomersByFit(fresh.values(), wanted).map((rows): Run[] => [toRun(rows)]);
    const hits: { readonly level: Level; readonly places: Numbers; readonly fit: Fit }[] = [];
    for (const level of levels) {
      level.base.find(wanted, (places, fit) => hits.push({ level, places, fit }));
    }
    const isToBeKept = hits.reduce((sum, { places }) => sum + places.length, 0) <= mostOfOne;
    for (const { level, places, fit } of hits) {
      byFit[fit]?.push(currentRun(level, isToBeKept ? places.slice() : places));
    }
    const made = found(byFit);
    if (isToBeKept) kept.put(text, made);
    return made;
  }

  function forget(id: CustomerTenantId): void {
    kept.clear();
    fresh.delete(id);
    const home = homes.get(id);
    if (!home) return;
    home.level.isOld[home.place] = 1;
    home.level.old += 1;
    homes.delete(id);
  }

  /** Together with the levels that are small beside it, and with those that are out of date for the most part. */
  function prepareFresh(): void {
    let rows: readonly Row[] = [...fresh.values()];
    const left: Level[] = [];
    for (const level of levels.toSorted((a, b) => currentCount(a) - currentCount(b))) {
      const count = currentCount(level);
      const isSmall = count < growth * rows.length && count + rows.length <= mostTogether;
      if (isSmall || 2 * level.old > level.rows.length) rows = [...rows, ...currentRows(level)];
      else left.push(level);
    }
    for (let from = 0; from < rows.length; from += mostTogether) {
      const level = prepare(rows.slice(from, from + mostTogether), vocabularies);
      for (const [place, { customer }] of level.rows.entries()) homes.set(customer.id, { level, place });
      left.push(level);
    }
    levels = left;
    fresh.clear();
    kept.clear();
  }

  return {
    find(text) {
      const known = kept.get(text);
      if (known) return known;
      if (text.trim() !== '') return matching(text);
      const made = everyone();
      kept.put(text, made);
      return made;
    },
    put(customer) {
      forget(customer.id);
      fresh.set(customer.id, toRow(customer));
    },
    remove: forget,
    settle(isMoreToCome) {
      if (fresh.size > (isMoreToCome ? mostTogether - 1 : mostFresh)) prepareFresh();
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
