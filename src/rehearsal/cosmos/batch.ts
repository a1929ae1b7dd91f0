/**
 * Transactional batches: up to 100 operations in one partition, all or none. The answer of a failed one is 207, with
 * the culprit's own status and 424 for every other operation.
 */
import { z } from 'zod';
import type { Database } from './database.ts';
import type { ItemOperations, ItemOutcome, Place } from './item-operations.ts';
import type { JsonValue } from './json.ts';
import { parsePartitionKeyHeader } from './partition-key.ts';
import { badRequest, notModelled, type Refusal, refusalOf, tooLarge } from './refusal.ts';

const maxOperations = 100;
const maxBytes = 2 * 1024 * 1024;

const Operation = z.strictObject({
  operationType: z.enum(['Create', 'Upsert', 'Read', 'Replace', 'Delete', 'Patch']),
  id: z.string().optional(),
  ifMatch: z.string().optional(),
  ifNoneMatch: z.string().optional(),
  partitionKey: z.string().optional(),
  resourceBody: z.unknown().optional(),
});
type Operation = z.infer<typeof Operation>;

export interface BatchAnswer {
  readonly status: 200 | 207;
  readonly results: readonly object[];
}

export interface BatchRequest {
  readonly place: Place;
  readonly body: JsonValue;
  readonly bytes: number;
  /** `Prefer: return=minimal`: writes are answered without the document. */
  readonly minimal: boolean;
}

const charge = 5;

function parseOperations({ body, bytes, place }: BatchRequest): readonly Operation[] {
  if (bytes > maxBytes) throw tooLarge('Request size is too large: a batch may have at most 2 MB.');
  const parsed = z.array(Operation).safeParse(body);
  if (!parsed.success) throw badRequest(`The batch is invalid: ${z.prettifyError(parsed.error)}`);
  const operations = parsed.data;
  if (operations.length === 0) throw badRequest('A batch needs at least one operation.');
  if (operations.length > maxOperations) {
    throw badRequest(`Batch request has more operations than what is supported: ${maxOperations}.`);
  }
  for (const { operationType, partitionKey, ifMatch, ifNoneMatch } of operations) {
    if (ifNoneMatch !== undefined) throw notModelled('ifNoneMatch in a batch');
    if (ifMatch !== undefined && ['Create', 'Read'].includes(operationType)) {
      throw notModelled(`ifMatch of a ${operationType} in a batch`);
    }
    if (partitionKey !== undefined && parsePartitionKeyHeader(partitionKey) !== place.partition) {
      throw badRequest('All operations of a batch must have the partition key of the batch.');
    }
  }
  return operations;
}

function perform(items: ItemOperations, place: Place, operation: Operation): ItemOutcome {
  const { operationType, ifMatch } = operation;
  const body = operation.resourceBody as JsonValue | undefined;
  if (operationType === 'Create') return items.create(place, body);
  if (operationType === 'Upsert') return items.upsert(place, body, ifMatch);
  if (operation.id === undefined) throw badRequest(`The batch operation ${operationType} needs an id.`);
  const target = { ...place, id: operation.id };
  if (operationType === 'Read') return items.read(target);
  if (operationType === 'Replace') return items.replace(target, body, ifMatch);
  if (operationType === 'Patch') return items.patch(target, body, ifMatch);
  return items.remove(target, ifMatch);
}

function resultOf({ status, etag, body }: ItemOutcome, withBody: boolean): object {
  return {
    statusCode: status,
    requestCharge: charge,
    ...(etag === undefined ? {} : { eTag: etag }),
    ...(withBody && body !== undefined ? { resourceBody: JSON.parse(body) as object } : {}),
  };
}

function failedResults(count: number, culprit: number, { status, substatus }: Refusal): readonly object[] {
  return Array.from({ length: count }, (_, index) =>
    index === culprit
      ? {
          statusCode: status,
          requestCharge: charge,
          ...(substatus === undefined ? {} : { subStatusCode: substatus }),
        }
      : { statusCode: 424, requestCharge: 0 },
  );
}

export function runBatch(database: Database, items: ItemOperations, request: BatchRequest): BatchAnswer {
  const operations = parseOperations(request);
  let current = 0;
  try {
    const results = database.transaction(() =>
      operations.map((operation, index) => {
        current = index;
        const withBody = !request.minimal || operation.operationType === 'Read';
        return resultOf(perform(items, request.place, operation), withBody);
      }),
    );
    return { status: 200, results };
  } catch (error) {
    const refusal = refusalOf(error);
    // Only what one operation was refused for is an answer; a failed COMMIT, say, is a fault of ours.
    if (!refusal) throw error;
    return { status: 207, results: failedResults(operations.length, current, refusal) };
  }
}
