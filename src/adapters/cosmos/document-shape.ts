import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Fault } from '../../ports/faults.ts';
import type { Envelope } from './document-kind.ts';

export interface Key {
  readonly partition: string;
  readonly id: string;
}

/** What we write: an envelope, the properties that queries ask for, and a time to live where it is meant. */
export interface Body extends Envelope {
  readonly asked?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly ttlSeconds?: number;
}

/** What was read; `etag` names the write that made it. */
export interface Document extends Key {
  readonly etag: string;
  readonly resource: Readonly<Record<string, unknown>>;
}

const Resource = z.looseObject({ id: z.string(), _etag: z.string() });

export function toDocument(raw: unknown, partitionKey: string): Document {
  const read = Resource.safeParse(raw);
  const partition = read.success ? read.data[partitionKey] : undefined;
  if (!read.success || typeof partition !== 'string') {
    throw new Fault('store/bad-document', { cause: new Error('an item without id, key or etag') });
  }
  return { partition, id: read.data.id, etag: read.data._etag, resource: read.data };
}

/** The service's limit for an item and for a request, less what it adds itself. */
const maxBytes = 2 * 1024 * 1024 - 16 * 1024;

export function toResource(partitionKey: string, key: Key, body: Body, opId: string): JSONObject {
  const { kind, v, data, asked, ttlSeconds } = body;
  const resource = {
    ...asked,
    id: key.id,
    [partitionKey]: key.partition,
    kind,
    v,
    opId,
    ...(ttlSeconds === undefined ? {} : { ttl: ttlSeconds }),
    data,
  };
  const bytes = Buffer.byteLength(JSON.stringify(resource));
  if (bytes > maxBytes) {
    throw new Fault('store/bad-document', {
      status: 413,
      cause: new Error(`${kind}: ${bytes} bytes are too many`),
    });
  }
  return resource as JSONObject;
}
