/**
 * The SQLite file under the local Cosmos: opened for durability (write-ahead log, full sync), statements
 * prepared once, and one place that begins, commits and rolls back.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

export interface Database {
  /** A prepared statement, prepared once for each text. Do not run one again while it is being iterated. */
  statement(sql: string): StatementSync;
  run(sql: string): void;
  /** Commits when `work` returns, before this returns; rolls back when it throws. Not nested. */
  transaction<T>(work: () => T): T;
  close(): void;
}

const schema = `
  CREATE TABLE IF NOT EXISTS databases (
    id TEXT PRIMARY KEY, rid TEXT NOT NULL, etag TEXT NOT NULL, ts INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS containers (
    number INTEGER PRIMARY KEY, database TEXT NOT NULL, id TEXT NOT NULL, rid TEXT NOT NULL,
    etag TEXT NOT NULL, ts INTEGER NOT NULL, definition TEXT NOT NULL, UNIQUE (database, id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS documents (
    container INTEGER NOT NULL, partition TEXT NOT NULL, id TEXT NOT NULL, rid TEXT NOT NULL, etag TEXT NOT NULL,
    expires_at INTEGER, body TEXT NOT NULL, PRIMARY KEY (container, partition, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS documents_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  INSERT OR IGNORE INTO counters (name, value) VALUES ('lsn', 1), ('resource', 0);
`;

export function openDatabase(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true });
  const sqlite = new DatabaseSync(join(dataDir, 'cosmos.sqlite'));
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  sqlite.exec(schema);
  const statements = new Map<string, StatementSync>();
  return {
    statement(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const prepared = sqlite.prepare(sql);
      statements.set(sql, prepared);
      return prepared;
    },
    run: (sql) => sqlite.exec(sql),
    transaction(work) {
      sqlite.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        sqlite.exec('COMMIT');
        return result;
      } catch (error) {
        if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      statements.clear();
      sqlite.close();
    },
  };
}
