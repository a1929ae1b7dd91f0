/** The file behind the rehearsal world: one SQLite database that keeps everything acknowledged through a crash. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS customers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id TEXT NOT NULL UNIQUE,
    domain TEXT NOT NULL UNIQUE,
    company_name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    country TEXT NOT NULL,
    is_ours INTEGER NOT NULL,
    connected_at TEXT,
    connected_real_ms INTEGER NOT NULL DEFAULT 0,
    custom_domains TEXT,
    email TEXT
  );
  CREATE INDEX IF NOT EXISTS customers_by_name ON customers (name_folded);
  CREATE TABLE IF NOT EXISTS customer_providers (
    tenant_id TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    connected_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, provider_id)
  );
  CREATE TABLE IF NOT EXISTS contents_changes (tenant_id TEXT PRIMARY KEY, change TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS tenants (tenant_id TEXT PRIMARY KEY, domain TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS providers (
    tenant_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    mpn_id TEXT NOT NULL,
    country TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    moving_id TEXT NOT NULL UNIQUE,
    mailbox TEXT NOT NULL,
    folder TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    internet_message_id TEXT NOT NULL,
    sent_order INTEGER,
    content TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS messages_by_mailbox ON messages (mailbox, folder);
  CREATE TABLE IF NOT EXISTS message_properties (
    message_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (message_id, property_id)
  );
  CREATE INDEX IF NOT EXISTS properties_by_id ON message_properties (property_id, value COLLATE NOCASE);
  CREATE TABLE IF NOT EXISTS mail_changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    mailbox TEXT NOT NULL,
    folder TEXT NOT NULL,
    message_id TEXT NOT NULL,
    moving_id TEXT NOT NULL,
    kind TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS mail_changes_by_folder ON mail_changes (mailbox, folder, seq);
  CREATE TRIGGER IF NOT EXISTS message_came AFTER INSERT ON messages BEGIN
    INSERT INTO mail_changes (mailbox, folder, message_id, moving_id, kind)
    VALUES (NEW.mailbox, NEW.folder, NEW.id, NEW.moving_id, 'created');
  END;
  CREATE TRIGGER IF NOT EXISTS message_changed AFTER UPDATE ON messages WHEN OLD.folder = NEW.folder BEGIN
    INSERT INTO mail_changes (mailbox, folder, message_id, moving_id, kind)
    VALUES (NEW.mailbox, NEW.folder, NEW.id, NEW.moving_id, 'updated');
  END;
  CREATE TRIGGER IF NOT EXISTS message_moved AFTER UPDATE ON messages WHEN OLD.folder <> NEW.folder BEGIN
    INSERT INTO mail_changes (mailbox, folder, message_id, moving_id, kind)
    VALUES (OLD.mailbox, OLD.folder, OLD.id, OLD.moving_id, 'removed'),
           (NEW.mailbox, NEW.folder, NEW.id, NEW.moving_id, 'created');
  END;
  CREATE TRIGGER IF NOT EXISTS message_went AFTER DELETE ON messages BEGIN
    INSERT INTO mail_changes (mailbox, folder, message_id, moving_id, kind)
    VALUES (OLD.mailbox, OLD.folder, OLD.id, OLD.moving_id, 'removed');
  END;
  CREATE TABLE IF NOT EXISTS delegation_requests (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL UNIQUE,
    requested_at TEXT NOT NULL,
    requested_real_ms INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS recorded_endings (relationship_id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS app_installations (person TEXT PRIMARY KEY, installed_at TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS audits (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    company_name TEXT NOT NULL,
    domain TEXT NOT NULL,
    operation TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS audits_by_time ON audits (at);
  CREATE TABLE IF NOT EXISTS sign_ins (
    person TEXT NOT NULL,
    connection TEXT NOT NULL,
    grant_kind TEXT NOT NULL,
    PRIMARY KEY (person, connection)
  );
  CREATE TABLE IF NOT EXISTS sign_in_states (person TEXT PRIMARY KEY, state TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS sign_in_codes (code TEXT PRIMARY KEY, person TEXT NOT NULL, connection TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS roles (aad_object_id TEXT PRIMARY KEY, roles TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS standings (aad_object_id TEXT PRIMARY KEY, standing TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS faults (seq INTEGER PRIMARY KEY AUTOINCREMENT, remaining INTEGER NOT NULL, fault TEXT NOT NULL);
`;

export type WorldDatabase = DatabaseSync;

export function openWorldDatabase(dataDir: string): WorldDatabase {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'world.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  database.exec(schema);
  return database;
}

/** Runs the work in one transaction: all of it is kept, or nothing. */
export function inTransaction<T>(database: WorldDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

export interface Settings {
  read(name: string): string | undefined;
  write(name: string, value: string): void;
}

export function createSettings(database: WorldDatabase): Settings {
  const read = database.prepare('SELECT value FROM settings WHERE name = ?');
  const write = database.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
  return {
    read: (name) => {
      const row = read.get(name);
      return row === undefined ? undefined : String(row.value);
    },
    write: (name, value) => {
      write.run(name, value);
    },
  };
}
