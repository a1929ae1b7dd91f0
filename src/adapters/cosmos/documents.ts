import { randomUUID } from 'node:crypto';
import type { Container, JSONObject } from '@azure/cosmos';
import type { Query } from './queries.ts';
import { type Body, type Document, type Key, toResource } from './document-shape.ts';
import { readPoint } from './read-point.ts';
import type { Retry } from './retry.ts';
import { type QueryOptions, type ReadItem, runCounts, runQuery } from './run-query.ts';
import { type BatchOperation, type BatchWritten, sendBatch } from './send-batch.ts';
import { isConflict, readFailure } from './store-failure.ts';

export type Written = { readonly kind: 'written'; readonly etag: string } | { readonly kind: 'conflict' };

/**
 * One container, by points, transactions and the fixed queries. Every write carries a random mark (`opId`), so that
 * after a lost answer the repeat recognises its own effect: nothing is written twice, no success is called a conflict.
 */
export interface Documents {
  /** Absent means absent: a replica that lags behind is asked again, and then it is a fault. */
  read(key: Key, deadlineMs?: number): Promise<Document | undefined>;
  /** Over that very write, and never where it is gone; without one, only where nothing is yet. */
  put(key: Key, body: Body, over: string | undefined): Promise<Written>;
  /** Deletes that very write; does nothing when it is gone or was overwritten. */
  remove(key: Key, etag: string): Promise<void>;
  /** At most `maxBatch` operations in one partition, all or none. */
  batch(partition: string, operations: readonly BatchOperation[], deadlineMs?: number): Promise<BatchWritten>;
  query<T>(query: Query, read: ReadItem<T>, options?: QueryOptions): Promise<readonly T[]>;
  /** For a query that counts: how many there are with each value. */
  counts(query: Query, deadlineMs?: number): Promise<ReadonlyMap<string, number>>;
}

export interface DocumentsContext {
  readonly container: Container;
  /** The property that holds the partition key. */
  readonly partitionKey: string;
  readonly retry: Retry;
}

type Send = (
  resource: JSONObject,
  abortSignal: AbortSignal,
) => Promise<{
  readonly etag: string;
}>;

const ifMatch = (condition: string) => ({ type: 'IfMatch', condition });
const within = (deadlineMs: number | undefined) => (deadlineMs === undefined ? {} : { deadlineMs });

export function createDocuments(context: DocumentsContext): Documents {
  const { container, partitionKey, retry } = context;
  const item = ({ partition, id }: Key) => container.item(id, partition);

  const write = async (key: Key, body: Body, send: Send): Promise<Written> => {
    const opId = randomUUID();
    const resource = toResource(partitionKey, key, body, opId);
    const attempt = async (signal: AbortSignal): Promise<Written> => {
      try {
        return { kind: 'written', etag: (await send(resource, signal)).etag };
      } catch (error) {
        if (!isConflict(readFailure(error))) throw error;
      }
      const stored = await readPoint(context, key, signal);
      return stored?.resource.opId === opId ? { kind: 'written', etag: stored.etag } : { kind: 'conflict' };
    };
    return retry(attempt, { isWrite: true });
  };

  return {
    read: (key, deadlineMs) =>
      retry((signal) => readPoint(context, key, signal), { isWrite: false, ...within(deadlineMs) }),
    put: (key, body, over) =>
      write(key, body, (resource, abortSignal) =>
        over === undefined
          ? container.items.create(resource, { abortSignal })
          : item(key).replace(resource, { abortSignal, accessCondition: ifMatch(over) }),
      ),
    async remove(key, etag) {
      const attempt = async (abortSignal: AbortSignal) => {
        try {
          await item(key).delete({ abortSignal, accessCondition: ifMatch(etag) });
        } catch (error) {
          if (!isConflict(readFailure(error))) throw error;
        }
      };
      await retry(attempt, { isWrite: true });
    },
    async batch(partition, operations, deadlineMs) {
      const send = sendBatch(context, partition, operations);
      return retry(send, { isWrite: true, ...within(deadlineMs) });
    },
    query: (query, read, options = {}) =>
      retry((signal) => runQuery(context, { ...query, ...options, read }, signal), {
        isWrite: false,
        ...within(options.deadlineMs),
      }),
    counts: (query, deadlineMs) =>
      retry((signal) => runCounts(context, query, signal), { isWrite: false, ...within(deadlineMs) }),
  };
}
