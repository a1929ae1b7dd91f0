/**
 * Indexes on properties, made when a query over all partitions first asks for one: the service indexes every path,
 * and without this a worker's look at a full container would read all of it each time.
 */
import { createHash } from 'node:crypto';
import type { Database } from '../database.ts';

export interface PathIndexes {
  /** Makes the index if it is not there and the container has not too many already. */
  ensure(container: number, extracts: readonly string[]): void;
}

const maxIndexes = 8;

export function createPathIndexes(database: Database): PathIndexes {
  const nameOf = (container: number, columns: string) =>
    `path_${container}_${createHash('sha256').update(columns).digest('hex').slice(0, 16)}`;
  // A container's number never comes again, so that what was dropped with it does not matter.
  const known = new Map<number, Set<string>>();
  const existing = (container: number) =>
    new Set(
      database
        .statement(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name GLOB ?`)
        .all(`path_${container}_*`)
        .map((row) => String(row.name)),
    );
  return {
    ensure(container, extracts) {
      const names = known.get(container) ?? existing(container);
      known.set(container, names);
      const columns = extracts.join(', ');
      const name = nameOf(container, columns);
      if (names.has(name) || names.size >= maxIndexes) return;
      database.run(
        `CREATE INDEX "${name}" ON documents (${columns}, partition, id) WHERE container = ${container}`,
      );
      names.add(name);
    },
  };
}
