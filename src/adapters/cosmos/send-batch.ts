import { randomUUID } from 'node:crypto';
import type { Container, OperationInput } from '@azure/cosmos';
import { z } from 'zod';
import { type Body, type Key, toResource } from './document-shape.ts';
import { readPoint } from './read-point.ts';
import { conflicts, isConflict, readFailure } from './store-failure.ts';

export type BatchOperation =
  | { readonly type: 'create'; readonly id: string; readonly body: Body }
  | { readonly type: 'replace'; readonly id: string; readonly body: Body; readonly etag: string }
  | { readonly type: 'delete'; readonly id: string; readonly etag: string };

/** One etag for each operation in turn; absent where it deleted. */
export type BatchWritten =
  | { readonly kind: 'written'; readonly etags: readonly (string | undefined)[] }
  | { readonly kind: 'conflict' };

/** The service takes 100 operations; one of them is the batch's own mark. */
export const maxBatch = 99;

/** The mark of a batch outlives every repeat of it by far, and then goes by itself. */
const markTtlSeconds = 3_600;
/** The etag of no item: a change that names it finds a conflict, as over any write that was overwritten. */
const overwritten = '"overwritten"';

const Results = z.array(z.object({ statusCode: z.number(), eTag: z.string().optional() }));
type Results = z.infer<typeof Results>;

interface Context {
  readonly container: Container;
  readonly partitionKey: string;
}

/**
 * Prepares a batch that may be sent again and again. Its first operation creates a mark with the batch's own random
 * name: where that one is refused as taken, an earlier attempt went through and only its answer was lost, whatever
 * has become of the written items since.
 */
export function sendBatch(
  context: Context,
  partition: string,
  operations: readonly BatchOperation[],
): (signal: AbortSignal) => Promise<BatchWritten> {
  const { container, partitionKey } = context;
  const opId = randomUUID();
  const mark: Key = { partition, id: `op:${opId}` };
  const markBody = { kind: 'op', v: 1, data: null, ttlSeconds: markTtlSeconds };
  const toInput = (operation: BatchOperation) => batchInput(partitionKey, { partition, operation, opId });
  const inputs: readonly OperationInput[] = [
    { operationType: 'Create', resourceBody: toResource(partitionKey, mark, markBody, opId) },
    ...operations.map(toInput),
  ];
  const settle = async (signal: AbortSignal): Promise<BatchWritten> => {
    const etags = operations.map(async (operation) => {
      if (operation.type === 'delete') return undefined;
      const stored = await readPoint(context, { partition, id: operation.id }, signal);
      return stored?.resource.opId === opId ? stored.etag : overwritten;
    });
    return { kind: 'written', etags: await Promise.all(etags) };
  };

  return async (signal) => {
    let results: Results;
    try {
      const response = await container.items.batch([...inputs], partition, { abortSignal: signal });
      results = Results.parse(response.result);
    } catch (error) {
      if (!isConflict(readFailure(error))) throw error;
      return (await readPoint(context, mark, signal)) ? settle(signal) : { kind: 'conflict' };
    }
    const culprit = results.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
    const status = results[culprit]?.statusCode;
    if (status === undefined) return { kind: 'written', etags: results.slice(1).map(({ eTag }) => eTag) };
    if (!conflicts.has(status)) throw Object.assign(new Error('a batch was refused'), { code: status });
    return culprit === 0 ? settle(signal) : { kind: 'conflict' };
  };
}

interface Placed {
  readonly partition: string;
  readonly operation: BatchOperation;
  readonly opId: string;
}

/** `ifMatch` of a deletion is missing from the client's types and yet sent (client 4.10.1). */
function batchInput(partitionKey: string, { partition, operation, opId }: Placed): OperationInput {
  const { id, type } = operation;
  if (type === 'delete')
    return Object.assign({ operationType: 'Delete' as const, id }, { ifMatch: operation.etag });
  const resourceBody = toResource(partitionKey, { partition, id }, operation.body, opId);
  return type === 'create'
    ? { operationType: 'Create', resourceBody }
    : { operationType: 'Replace', id, resourceBody, ifMatch: operation.etag };
}
