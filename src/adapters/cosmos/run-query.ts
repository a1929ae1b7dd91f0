import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import type { Query } from './queries.ts';
import { type Document, toDocument } from './document-shape.ts';

export interface QueryOptions {
  /** Absent: across partitions, which only workers and lists may do. */
  readonly partition?: string;
  /** Stop when this many were read. */
  readonly limit?: number;
  readonly deadlineMs?: number;
}

/** Makes of an item what the caller wants; `undefined` passes it over. */
export type ReadItem<T> = (document: Document) => T | undefined;

interface Asked<T> extends QueryOptions, Query {
  readonly read: ReadItem<T>;
}

interface Context {
  readonly container: Container;
  readonly partitionKey: string;
}

const largestPage = 500;

const toSpec = ({ text, parameters }: Query) => ({
  query: text,
  parameters: Object.entries(parameters).map(([name, value]) => ({
    name: `@${name}`,
    value: typeof value === 'object' ? [...value] : value,
  })),
});

/** How many there are with each value; adds up what the partitions counted. */
export async function runCounts(
  { container }: Context,
  query: Query,
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const pages = container.items.query<unknown>(toSpec(query), { abortSignal });
  const { resources } = await pages.fetchAll();
  const counts = new Map<string, number>();
  for (const { name, many } of z.array(Counted).parse(resources)) {
    counts.set(name, (counts.get(name) ?? 0) + many);
  }
  return counts;
}

const Counted = z.looseObject({ name: z.string(), many: z.number() });

/**
 * Reads page after page until there is none: a page may be short or empty and yet not the last. A failed query is
 * begun anew by the caller, since continuations are opaque and may die.
 */
export async function runQuery<T>(
  { container, partitionKey }: Context,
  { text, parameters, partition, limit = Infinity, read }: Asked<T>,
  abortSignal: AbortSignal,
): Promise<readonly T[]> {
  const spec = toSpec({ text, parameters });
  const pages = container.items.query<unknown>(spec, {
    maxItemCount: Math.min(limit, largestPage),
    abortSignal,
    ...(partition === undefined ? {} : { partitionKey: partition }),
  });
  const found: T[] = [];
  while (pages.hasMoreResults() && found.length < limit) {
    const { resources } = await pages.fetchNext();
    for (const raw of resources ?? []) {
      const one = read(toDocument(raw, partitionKey));
      if (one !== undefined && found.length < limit) found.push(one);
    }
  }
  return found;
}
