/**
 * Create, read, upsert, replace, delete and patch of one document, with the conditions and outcomes of the
 * service. Writes run inside a transaction of the caller's; a refusal is thrown and so undoes all of it.
 */
import { randomUUID } from 'node:crypto';
import type { Container } from './catalogue.ts';
import { type Counters, documentRid } from './counters.ts';
import { documentText, expiryOf, idOf, parseDocument } from './document.ts';
import type { ItemStore, StoredItem } from './item-store.ts';
import { type JsonObject, type JsonValue, parseJson } from './json.ts';
import { type PartitionKey, partitionKeyOf } from './partition-key.ts';
import { applyPatch, parsePatch } from './patch.ts';
import { matchesCondition } from './query/condition.ts';
import { badRequest, conflict, notFound, preconditionFailed } from './refusal.ts';

export interface ItemOutcome {
  readonly status: 200 | 201 | 204 | 304;
  readonly etag?: string;
  /** The document as JSON text. */
  readonly body?: string;
}

/** Where an operation works: a container, and the partition that the request named. */
export interface Place {
  readonly container: Container;
  readonly partition: PartitionKey;
}

export interface Target extends Place {
  readonly id: string;
}

export interface ItemOperations {
  read(target: Target, ifNoneMatch?: string): ItemOutcome;
  create(place: Place, body: JsonValue | undefined): ItemOutcome;
  /** As in the service, a stale `ifMatch` is only noticed if the document is there; else it is created. */
  upsert(place: Place, body: JsonValue | undefined, ifMatch?: string): ItemOutcome;
  replace(target: Target, body: JsonValue | undefined, ifMatch?: string): ItemOutcome;
  patch(target: Target, body: JsonValue | undefined, ifMatch?: string): ItemOutcome;
  remove(target: Target, ifMatch?: string): ItemOutcome;
}

export interface ItemOperationsDeps {
  readonly store: ItemStore;
  readonly counters: Counters;
  readonly nowMs: () => number;
}

const absent = () => notFound('Entity with the specified id does not exist in the system.');

function checkMatch(item: StoredItem, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === item.etag) return;
  throw preconditionFailed('One of the specified pre-condition is not met: the etag is another one.');
}

function checkPartition(place: Place, document: JsonObject): void {
  if (partitionKeyOf(document, place.container.keySteps) === place.partition) return;
  throw badRequest(
    "PartitionKey extracted from document doesn't match the one specified in the header.",
    1001,
  );
}

function storedDocument(item: StoredItem): JsonObject {
  return parseDocument(parseJson(item.body));
}

export function createItemOperations({ store, counters, nowMs }: ItemOperationsDeps): ItemOperations {
  const find = ({ container, partition, id }: Target) =>
    store.get({ container: container.number, partition, id });
  const existing = (target: Target, ifMatch: string | undefined) => {
    const item = find(target);
    if (!item) throw absent();
    checkMatch(item, ifMatch);
    return item;
  };

  function write(place: Place, document: JsonObject, rid?: string): ItemOutcome {
    const { container, partition } = place;
    const id = idOf(document);
    checkPartition(place, document);
    const now = nowMs();
    const etag = `"${randomUUID()}"`;
    const lsn = counters.nextLsn();
    const ownRid = rid ?? documentRid(container.rid, lsn);
    const self = `dbs/${container.databaseRid}/colls/${container.rid}/docs/${ownRid}/`;
    const body = documentText(document, { rid: ownRid, self, etag, tsSeconds: Math.floor(now / 1000) });
    const expiresAt = expiryOf(document, container.definition, now);
    store.put(container.number, { partition, id, rid: ownRid, etag, body }, expiresAt);
    return { status: rid === undefined ? 201 : 200, etag, body };
  }

  return {
    read(target, ifNoneMatch) {
      const { etag, body } = existing(target, undefined);
      return ifNoneMatch === etag || ifNoneMatch === '*'
        ? { status: 304, etag }
        : { status: 200, etag, body };
    },
    create(place, body) {
      const document = parseDocument(body);
      if (find({ ...place, id: idOf(document) })) {
        throw conflict('Entity with the specified id already exists in the system.');
      }
      return write(place, document);
    },
    upsert(place, body, ifMatch) {
      const document = parseDocument(body);
      const item = find({ ...place, id: idOf(document) });
      if (item) checkMatch(item, ifMatch);
      return write(place, document, item?.rid);
    },
    replace(target, body, ifMatch) {
      const document = parseDocument(body);
      const id = idOf(document);
      const item = existing(target, ifMatch);
      if (id !== target.id) throw badRequest('The id in the body differs from the one in the address.');
      return write(target, document, item.rid);
    },
    patch(target, body, ifMatch) {
      const { operations, condition } = parsePatch(body, target.container.keySteps);
      const item = existing(target, ifMatch);
      const document = storedDocument(item);
      if (condition !== undefined && !matchesCondition(condition, document)) {
        throw preconditionFailed(
          'One of the specified pre-condition is not met: the condition does not hold.',
        );
      }
      return write(target, applyPatch(document, operations), item.rid);
    },
    remove(target, ifMatch) {
      existing(target, ifMatch);
      counters.nextLsn();
      store.remove({ container: target.container.number, partition: target.partition, id: target.id });
      return { status: 204 };
    },
  };
}
