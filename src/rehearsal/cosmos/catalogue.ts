/**
 * Databases and containers: created, read, listed and deleted in SQLite, remembered in memory by name.
 * What writes is called inside a transaction of the caller's.
 */
import { randomUUID } from 'node:crypto';
import {
  type ContainerDefinition,
  checkResourceName,
  parseContainerDefinition,
} from './container-definition.ts';
import { type Counters, containerRid, databaseRid } from './counters.ts';
import type { Database } from './database.ts';
import { badRequest, conflict, notFound } from './refusal.ts';

/** A database or container as the service answers it. */
export interface Resource {
  readonly etag: string;
  readonly body: object;
}

export interface Container {
  /** The number under which documents are stored. */
  readonly number: number;
  readonly database: string;
  readonly id: string;
  readonly rid: string;
  readonly databaseRid: string;
  readonly etag: string;
  readonly ts: number;
  readonly definition: ContainerDefinition;
  /** The partition key path's steps. */
  readonly keySteps: readonly string[];
}

export interface Catalogue {
  createDatabase(id: unknown): Resource;
  readDatabase(id: string): Resource & { readonly rid: string };
  listDatabases(): readonly object[];
  deleteDatabase(id: string): void;
  createContainer(database: string, body: unknown): Container;
  /** The container as something asked about by name: 404. */
  readContainer(database: string, id: string): Container;
  /** The container as the owner of what is asked for: 404 with sub-status 1003. */
  container(database: string, id: string): Container;
  listContainers(database: string): readonly Container[];
  deleteContainer(database: string, id: string): void;
}

type Row = Record<string, unknown>;

const missingOwner = () =>
  notFound('Owner resource does not exist: the database or container is not there.', 1003);
const newEtag = () => `"${randomUUID()}"`;
const isUniqueViolation = (error: unknown) =>
  error instanceof Error && /UNIQUE constraint/.test(error.message);

function databaseResource(row: Row): Resource & { readonly rid: string } {
  const { id, rid, etag, ts } = row as { id: string; rid: string; etag: string; ts: number };
  const body = {
    id,
    _rid: rid,
    _self: `dbs/${rid}/`,
    _etag: etag,
    _colls: 'colls/',
    _users: 'users/',
    _ts: ts,
  };
  return { etag, rid, body };
}

export function containerResource(container: Container): Resource {
  const { definition, rid, databaseRid, etag, ts } = container;
  return {
    etag,
    body: {
      ...definition,
      _rid: rid,
      _self: `dbs/${databaseRid}/colls/${rid}/`,
      _etag: etag,
      _docs: 'docs/',
      _sprocs: 'sprocs/',
      _triggers: 'triggers/',
      _udfs: 'udfs/',
      _conflicts: 'conflicts/',
      _ts: ts,
    },
  };
}

function containerOf(row: Row): Container {
  const definition = JSON.parse(row.definition as string) as ContainerDefinition;
  return {
    number: row.number as number,
    database: row.database as string,
    id: row.id as string,
    rid: row.rid as string,
    databaseRid: row.database_rid as string,
    etag: row.etag as string,
    ts: row.ts as number,
    definition,
    keySteps: (definition.partitionKey.paths[0] ?? '').slice(1).split('/'),
  };
}

const selectContainers = `
  SELECT containers.*, databases.rid AS database_rid
  FROM containers JOIN databases ON databases.id = containers.database`;

function insertUnique(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('Resource with specified id or name already exists.');
    throw error;
  }
}

function dropDocuments(database: Database, container: number): void {
  database.statement('DELETE FROM documents WHERE container = ?').run(container);
  const indexes = database
    .statement(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name GLOB ?`)
    .all(`path_${container}_*`);
  for (const { name } of indexes) database.run(`DROP INDEX "${String(name)}"`);
}

export function createCatalogue(database: Database, counters: Counters, nowMs: () => number): Catalogue {
  const known = new Map<string, Container>();
  const keyOf = (db: string, id: string) => `${db}/${id}`;
  const nowSeconds = () => Math.floor(nowMs() / 1000);

  const readDatabase: Catalogue['readDatabase'] = (id) => {
    const row = database.statement('SELECT * FROM databases WHERE id = ?').get(id);
    if (!row) throw notFound('Resource Not Found: there is no such database.');
    return databaseResource(row);
  };
  const stored = (db: string, id: string) => {
    const row = database
      .statement(`${selectContainers} WHERE containers.database = ? AND containers.id = ?`)
      .get(db, id);
    return row ? containerOf(row) : undefined;
  };
  const readContainer: Catalogue['readContainer'] = (db, id) => {
    const found = stored(db, id);
    if (found) return found;
    readDatabase(db);
    throw notFound('Resource Not Found: there is no such container.');
  };
  const container: Catalogue['container'] = (db, id) => {
    const found = known.get(keyOf(db, id)) ?? stored(db, id);
    if (!found) throw missingOwner();
    known.set(keyOf(db, id), found);
    return found;
  };
  const listContainers: Catalogue['listContainers'] = (db) => {
    readDatabase(db);
    return database
      .statement(`${selectContainers} WHERE containers.database = ? ORDER BY containers.number`)
      .all(db)
      .map(containerOf);
  };
  const deleteContainer: Catalogue['deleteContainer'] = (db, id) => {
    const { number } = readContainer(db, id);
    dropDocuments(database, number);
    database.statement('DELETE FROM containers WHERE number = ?').run(number);
    known.delete(keyOf(db, id));
  };

  return {
    readDatabase,
    readContainer,
    container,
    listContainers,
    createDatabase(id) {
      if (typeof id !== 'string') throw badRequest('A database needs an id.');
      checkResourceName(id);
      const rid = databaseRid(counters.nextResource());
      insertUnique(() => {
        const insert = database.statement('INSERT INTO databases (id, rid, etag, ts) VALUES (?, ?, ?, ?)');
        insert.run(id, rid, newEtag(), nowSeconds());
      });
      return readDatabase(id);
    },
    listDatabases: () =>
      database
        .statement('SELECT * FROM databases ORDER BY id')
        .all()
        .map((row) => databaseResource(row).body),
    deleteDatabase(id) {
      readDatabase(id);
      for (const one of listContainers(id)) deleteContainer(id, one.id);
      database.statement('DELETE FROM databases WHERE id = ?').run(id);
    },
    createContainer(db, body) {
      const owner = readDatabase(db);
      const definition = parseContainerDefinition(body);
      const number = counters.nextResource();
      insertUnique(() => {
        database
          .statement(
            'INSERT INTO containers (number, database, id, rid, etag, ts, definition) VALUES (?, ?, ?, ?, ?, ?, ?)',
          )
          .run(
            number,
            db,
            definition.id,
            containerRid(owner.rid, number),
            newEtag(),
            nowSeconds(),
            JSON.stringify(definition),
          );
      });
      return readContainer(db, definition.id);
    },
    deleteContainer,
  };
}
