import type { Container } from '@azure/cosmos';
import { type Document, type Key, toDocument } from './document-shape.ts';

interface Context {
  readonly container: Container;
  readonly partitionKey: string;
}

/**
 * Reads one item, once. The client does not throw a 404 but answers it (client 4.10.1), whether the item is absent
 * or only the replica behind; with any sub-status it is thrown here.
 */
export async function readPoint(
  { container, partitionKey }: Context,
  { id, partition }: Key,
  abortSignal: AbortSignal,
): Promise<Document | undefined> {
  const { resource, statusCode, substatus, activityId } = await container
    .item(id, partition)
    .read<Record<string, unknown>>({ abortSignal });
  if (statusCode !== 404) return toDocument(resource, partitionKey);
  if (!substatus) return undefined;
  throw Object.assign(new Error('not found for a reason of its own'), { code: 404, substatus, activityId });
}
