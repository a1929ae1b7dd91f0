/** Rows of documents in SQLite: by key, in key order, and never one whose time to live is over. */
import type { Database } from './database.ts';
import type { PartitionKey } from './partition-key.ts';

export interface ItemKey {
  readonly container: number;
  readonly partition: PartitionKey;
  readonly id: string;
}

export interface StoredItem {
  readonly partition: PartitionKey;
  readonly id: string;
  readonly rid: string;
  readonly etag: string;
  /** The whole document with its system properties, as JSON text. */
  readonly body: string;
}

/** A condition in SQLite's words that every wanted document meets, though others may meet it too. */
export interface RowFilter {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** By which expression in SQLite's words rows come. */
export interface RowOrder {
  readonly extract: string;
  readonly descending: boolean;
}

export interface Scan {
  readonly container: number;
  /** Absent: every partition. */
  readonly partition?: PartitionKey;
  /** Only what follows this key, in the order of partition and id. */
  readonly after?: { readonly partition: PartitionKey; readonly id: string };
  readonly filters: readonly RowFilter[];
  /** Before partition and id. */
  readonly order?: RowOrder;
}

export interface ItemStore {
  get(key: ItemKey): StoredItem | undefined;
  put(container: number, item: StoredItem, expiresAtMs: number | null): void;
  remove(key: ItemKey): void;
  /** In the order asked for, then of partition and id. Finish or break the loop before scanning again. */
  scan(scan: Scan): Iterable<StoredItem>;
  count(container: number, partition?: PartitionKey): number;
  /** Deletes what expired; answers how many. */
  sweep(): number;
}

const alive = '(expires_at IS NULL OR expires_at > ?)';
const columns = 'partition, id, rid, etag, body';

function scanStatement(scan: Scan, nowMs: number): { sql: string; values: (string | number)[] } {
  // The container's number is written out, not bound: only so can SQLite use an index made for one container.
  const conditions = [`container = ${scan.container}`];
  const values: (string | number)[] = [];
  const add = (sql: string, ...more: readonly (string | number)[]) => {
    conditions.push(sql);
    values.push(...more);
  };
  if (scan.partition !== undefined) add('partition = ?', scan.partition);
  if (scan.after && scan.partition !== undefined) add('id > ?', scan.after.id);
  else if (scan.after) add('(partition, id) > (?, ?)', scan.after.partition, scan.after.id);
  for (const filter of scan.filters) add(filter.sql, ...filter.values);
  add(alive, nowMs);
  const first = scan.order ? `${scan.order.extract}${scan.order.descending ? ' DESC' : ''}, ` : '';
  return {
    sql: `SELECT ${columns} FROM documents WHERE ${conditions.join(' AND ')} ORDER BY ${first}partition, id`,
    values,
  };
}

export function createItemStore(database: Database, nowMs: () => number): ItemStore {
  return {
    get: ({ container, partition, id }) =>
      database
        .statement(
          `SELECT ${columns} FROM documents WHERE container = ? AND partition = ? AND id = ? AND ${alive}`,
        )
        .get(container, partition, id, nowMs()) as StoredItem | undefined,
    put(container, { partition, id, rid, etag, body }, expiresAtMs) {
      database
        .statement(
          `INSERT OR REPLACE INTO documents (container, partition, id, rid, etag, expires_at, body)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(container, partition, id, rid, etag, expiresAtMs, body);
    },
    remove({ container, partition, id }) {
      database
        .statement('DELETE FROM documents WHERE container = ? AND partition = ? AND id = ?')
        .run(container, partition, id);
    },
    scan(scan) {
      const { sql, values } = scanStatement(scan, nowMs());
      return database.statement(sql).iterate(...values) as Iterable<object> as Iterable<StoredItem>;
    },
    count(container, partition) {
      const where = partition === undefined ? '' : 'AND partition = ?';
      const row = database
        .statement(`SELECT count(*) AS number FROM documents WHERE container = ? AND ${alive} ${where}`)
        .get(container, nowMs(), ...(partition === undefined ? [] : [partition]));
      return Number(row?.number);
    },
    sweep: () =>
      Number(
        database
          .statement('DELETE FROM documents WHERE expires_at IS NOT NULL AND expires_at <= ?')
          .run(nowMs()).changes,
      ),
  };
}
