/** One page of results being filled, and the candidates it is filled with. */
import type { StoredItem } from '../item-store.ts';
import { type JsonObject, type JsonValue, valueAt } from '../json.ts';
import type { Position } from './continuation.ts';
import type { Query, Selection } from './syntax.ts';

const maxPageBytes = 4 * 1024 * 1024;

export interface Candidate {
  readonly item: StoredItem;
  readonly document: JsonObject | undefined;
  readonly sortValues: readonly (JsonValue | undefined)[];
}

/** The text of one result; undefined where `SELECT VALUE` meets nothing. */
function project(selection: Selection, { item, document }: Candidate): string | undefined {
  if (selection.kind === 'all' || selection.kind === 'count' || selection.kind === 'count-by')
    return item.body;
  const source = document ?? (JSON.parse(item.body) as JsonObject);
  if (selection.kind === 'value') return JSON.stringify(valueAt(source, selection.path.steps));
  const columns = selection.columns.map(({ name, path }) => [name, valueAt(source, path.steps)]);
  return JSON.stringify(Object.fromEntries(columns));
}

/** Collects results until the page is full, honouring what is left of OFFSET and LIMIT. */
export function createPage(query: Query, maxItems: number, start: Position | undefined) {
  const results: string[] = [];
  let skip = start ? start.skip : query.skip;
  let take = start ? start.take : query.take;
  let bytes = 0;
  let last: Candidate | undefined;
  return {
    results,
    isFull: () => results.length >= maxItems || bytes >= maxPageBytes,
    isDone: () => take === 0,
    /** The candidate was looked at but does not match. */
    pass(candidate: Candidate) {
      last = candidate;
    },
    add(candidate: Candidate) {
      last = candidate;
      if (skip > 0) {
        skip -= 1;
        return;
      }
      const text = project(query.selection, candidate);
      if (take !== undefined) take -= 1;
      if (text === undefined) return;
      results.push(text);
      bytes += text.length;
    },
    position: (): Position | undefined =>
      last && {
        partition: last.item.partition,
        id: last.item.id,
        sortValues: last.sortValues.map((value) => (value === undefined ? [] : [value])),
        skip,
        ...(take === undefined ? {} : { take }),
      },
  };
}

export type Page = ReturnType<typeof createPage>;
