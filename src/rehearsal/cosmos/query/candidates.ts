/** The documents that a query looks at: which of them match, and in which order ORDER BY puts them. */
import type { StoredItem } from '../item-store.ts';
import { compareStrings, type JsonObject, valueAt } from '../json.ts';
import type { Position } from './continuation.ts';
import type { Evaluator } from './evaluate.ts';
import type { Candidate } from './page.ts';
import { compareForSort } from './sort-order.ts';
import type { Query } from './syntax.ts';

export type Found = Iterable<{ readonly matches: boolean; readonly candidate: Candidate }>;

/** Matching documents of a scan; a document is only parsed if something asks for its inside. */
export function* candidates(items: Iterable<StoredItem>, query: Query, where: Evaluator | undefined): Found {
  const opens = where !== undefined || query.orderBy.length > 0;
  for (const item of items) {
    const document = opens ? (JSON.parse(item.body) as JsonObject) : undefined;
    const matches = !where || !document || where(document) === true;
    const sortValues = document ? query.orderBy.map((key) => valueAt(document, key.steps)) : [];
    yield { matches, candidate: { item, document, sortValues } satisfies Candidate };
  }
}

function compareCandidates(query: Query, left: Candidate, right: Candidate): number {
  for (const [index, { descending }] of query.orderBy.entries()) {
    const order = compareForSort(left.sortValues[index], right.sortValues[index]);
    if (order !== 0) return descending ? -order : order;
  }
  return (
    compareStrings(left.item.partition, right.item.partition) || compareStrings(left.item.id, right.item.id)
  );
}

function positionAsCandidate({ partition, id, sortValues }: Position): Candidate {
  const item: StoredItem = { partition, id, rid: '', etag: '', body: '' };
  return { item, document: undefined, sortValues: sortValues.map(([value]) => value) };
}

/** What ORDER BY keeps of the matching documents, in its order, behind `start`. */
export function sortedCandidates(
  query: Query,
  found: Found,
  { start, keepUndefined, isSorted }: SortOptions,
) {
  const from = start && positionAsCandidate(start);
  let examined = 0;
  function* wanted(): Iterable<Candidate> {
    for (const { matches, candidate } of found) {
      examined += 1;
      if (!matches || (!keepUndefined && candidate.sortValues[0] === undefined)) continue;
      if (!from || compareCandidates(query, from, candidate) < 0) yield candidate;
    }
  }
  const sorted = isSorted
    ? wanted()
    : [...wanted()].sort((left, right) => compareCandidates(query, left, right));
  return { sorted, examined: () => examined };
}

interface SortOptions {
  readonly start: Position | undefined;
  /** Whether documents without the sort property are in the index, and so in the result. */
  readonly keepUndefined: boolean;
  /** Whether they are found in that order already, and need be read no further than the page. */
  readonly isSorted: boolean;
}
