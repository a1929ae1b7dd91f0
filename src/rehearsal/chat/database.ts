/** The chat's database: every write is on disk before it is acknowledged, so that a chat survives any crash. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Each step is run once over a database, in this order; older data folders catch up when they are opened. */
const steps: readonly string[] = [
  `
  CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE, sent TEXT NOT NULL DEFAULT '[]'
  );
  CREATE TABLE IF NOT EXISTS removals (conversation TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, conversation TEXT NOT NULL,
    author TEXT NOT NULL, activity TEXT NOT NULL, shown_text TEXT, at TEXT NOT NULL,
    edited INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0,
    delivery TEXT NOT NULL, revision INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS messages_of ON messages (conversation, sequence);
  CREATE TABLE IF NOT EXISTS answers (
    message TEXT NOT NULL, card_index INTEGER NOT NULL, person TEXT NOT NULL, card TEXT,
    answered_at TEXT NOT NULL, PRIMARY KEY (message, card_index, person)
  );
  CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
  INSERT OR IGNORE INTO counters VALUES ('revision', 0), ('id', 0);
  `,
  `
  ALTER TABLE conversations RENAME COLUMN person TO tab;
  ALTER TABLE messages ADD COLUMN thread TEXT;
  CREATE TABLE blocks (conversation TEXT PRIMARY KEY);
  CREATE TABLE files (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, name TEXT NOT NULL, content BLOB,
    upload TEXT UNIQUE, upload_until TEXT
  );
  `,
];

export type SqlValue = string | number | null | Uint8Array;
export type Row = Record<string, unknown>;
export type ChatDatabase = ReturnType<typeof openDatabase>;

function catchUp(database: DatabaseSync): void {
  const done = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  for (const [index, step] of steps.entries()) {
    if (index < done) continue;
    database.exec(`BEGIN; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
  // Whoever was sending when the process ended is not sending any more.
  database.exec(`UPDATE messages SET delivery = 'failed' WHERE delivery = 'sending'`);
}

export function openDatabase(dataDir: string) {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'chat.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  catchUp(database);
  return {
    one: (sql: string, ...values: SqlValue[]): Row | undefined => database.prepare(sql).get(...values),
    all: (sql: string, ...values: SqlValue[]): readonly Row[] => database.prepare(sql).all(...values),
    run: (sql: string, ...values: SqlValue[]): void => void database.prepare(sql).run(...values),
    close: () => database.close(),
  };
}
