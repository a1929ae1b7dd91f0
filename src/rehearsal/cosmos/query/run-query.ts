/**
 * Runs one page of a query. Without ORDER BY it reads on in key order from where the last page stopped, and stops
 * at the page's size in items or bytes or after as many documents as one page may look at, so pages may be short
 * or empty and still continue. With ORDER BY it goes on behind the last one's values: along an index where SQLite can
 * give that order, else it sorts all that matches.
 */
import type { Container } from '../catalogue.ts';
import { keepsUndefined } from '../indexing-policy.ts';
import type { ItemStore, Scan } from '../item-store.ts';
import { type JsonObject, type JsonValue, valueAt } from '../json.ts';
import type { PartitionKey } from '../partition-key.ts';
import { candidates, type Found, sortedCandidates } from './candidates.ts';
import { checkSorting } from './check-sorting.ts';
import { type Position, queryDigest, readContinuation, writeContinuation } from './continuation.ts';
import { compile, type Evaluator } from './evaluate.ts';
import { type Candidate, createPage, type Page } from './page.ts';
import { type Parameters, parseQuery } from './parse-query.ts';
import type { PathIndexes } from './path-indexes.ts';
import { filterFrom, indexesFor, rowFiltersOf, rowOrderOf } from './row-filters.ts';
import type { Query, Selection } from './syntax.ts';

export interface QueryRequest {
  readonly container: Container;
  /** Absent: all partitions. */
  readonly partition?: PartitionKey;
  readonly text: string;
  readonly parameters: Parameters;
  readonly maxItems: number;
  readonly continuation?: string;
}

export interface QueryPage {
  /** Each result as JSON text. */
  readonly results: readonly string[];
  readonly continuation?: string;
  /** How many documents were looked at. */
  readonly examined: number;
}

export interface QueryRunnerDeps {
  readonly store: ItemStore;
  readonly indexes: PathIndexes;
  /** How many documents one page may look at. */
  readonly maxExamined: number;
}

type CountBy = Extract<Selection, { readonly kind: 'count-by' }>;

export type QueryRunner = (request: QueryRequest) => QueryPage;

function scanOf(request: QueryRequest, query: Query, start: Position | undefined): Scan {
  const { container, partition, parameters } = request;
  const filters = rowFiltersOf(query.where, parameters);
  const order = rowOrderOf(query, filters);
  return {
    container: container.number,
    ...(partition === undefined ? {} : { partition }),
    ...(start && query.orderBy.length === 0 ? { after: start } : {}),
    filters: [...filters, ...(order && start ? filterFrom(order, start.sortValues[0]?.[0]) : [])],
    ...(order ? { order } : {}),
  };
}

/** Fills the page in key order; answers how many were examined and whether more may follow. */
function fillUnsorted(page: Page, found: Found, maxExamined: number): { examined: number; more: boolean } {
  let examined = 0;
  for (const { matches, candidate } of found) {
    if (page.isDone()) return { examined, more: false };
    if (page.isFull() || examined >= maxExamined) return { examined, more: true };
    examined += 1;
    if (matches) page.add(candidate);
    else page.pass(candidate);
  }
  return { examined, more: false };
}

function fillSorted(page: Page, sorted: Iterable<Candidate>): boolean {
  for (const candidate of sorted) {
    if (page.isDone()) return false;
    if (page.isFull()) return true;
    page.add(candidate);
  }
  return false;
}

export function createQueryRunner({ store, indexes, maxExamined }: QueryRunnerDeps): QueryRunner {
  /** The bot has few queries and asks them again and again. */
  const parsed = new Map<string, Query>();

  function count(request: QueryRequest, query: Query, where: Evaluator | undefined): QueryPage {
    const { container, partition } = request;
    if (!where) {
      const all = store.count(container.number, partition);
      return { results: [String(all)], examined: all };
    }
    let matching = 0;
    let examined = 0;
    for (const { matches } of candidates(store.scan(scanOf(request, query, undefined)), query, where)) {
      examined += 1;
      if (matches) matching += 1;
    }
    return { results: [String(matching)], examined };
  }

  function countBy(request: QueryRequest, query: Query, { column, countName }: CountBy): QueryPage {
    const where = query.where && compile(query.where, request.parameters);
    const groups = new Map<string, { readonly value: JsonValue | undefined; count: number }>();
    let examined = 0;
    const found = candidates(store.scan(scanOf(request, query, undefined)), query, where);
    for (const { matches, candidate } of found) {
      examined += 1;
      if (!matches) continue;
      const document = candidate.document ?? (JSON.parse(candidate.item.body) as JsonObject);
      const value = valueAt(document, column.path.steps);
      const group = groups.get(String(JSON.stringify(value))) ?? { value, count: 0 };
      group.count += 1;
      groups.set(String(JSON.stringify(value)), group);
    }
    const toResult = ({ value, count }: { value: JsonValue | undefined; count: number }) =>
      JSON.stringify({ [column.name]: value, [countName]: count });
    return { results: [...groups.values()].map(toResult), examined };
  }

  return (request) => {
    const { container, partition, text, parameters } = request;
    const query = parsed.get(text) ?? parseQuery(text);
    parsed.set(text, query);
    checkSorting(container.definition.indexingPolicy, query.orderBy);
    const where = query.where && compile(query.where, parameters);
    const digest = () => queryDigest(container.rid, partition ?? '', text, JSON.stringify([...parameters]));
    const start =
      request.continuation === undefined ? undefined : readContinuation(digest(), request.continuation);
    if (partition === undefined) {
      const filters = rowFiltersOf(query.where, parameters);
      for (const extracts of indexesFor(filters, rowOrderOf(query, filters)))
        indexes.ensure(container.number, extracts);
    }
    if (query.selection.kind === 'count') return count(request, query, where);
    if (query.selection.kind === 'count-by') return countBy(request, query, query.selection);
    const page = createPage(query, request.maxItems, start);
    const scan = scanOf(request, query, start);
    const found = candidates(store.scan(scan), query, where);
    const finish = (examined: number, more: boolean): QueryPage => {
      const position = more ? page.position() : undefined;
      return {
        results: page.results,
        examined,
        ...(position ? { continuation: writeContinuation(digest(), position) } : {}),
      };
    };
    if (query.orderBy.length > 0) {
      const [only] = query.orderBy;
      const { indexingPolicy } = container.definition;
      const keepUndefined =
        query.orderBy.length > 1 || (only !== undefined && keepsUndefined(indexingPolicy, only));
      const isSorted = scan.order !== undefined;
      const { examined, sorted } = sortedCandidates(query, found, { start, keepUndefined, isSorted });
      const more = fillSorted(page, sorted);
      return finish(examined(), more);
    }
    const { examined, more } = fillUnsorted(page, found, maxExamined);
    return finish(examined, more);
  };
}
