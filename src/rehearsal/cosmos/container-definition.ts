/** What a container is created with: checked strictly, completed as the service completes it. */
import { z } from 'zod';
import { completePolicy, IndexingPolicy } from './indexing-policy.ts';
import { badRequest, notModelled } from './refusal.ts';

const Body = z.strictObject({
  id: z.string(),
  partitionKey: z.strictObject({
    paths: z.array(z.string()),
    kind: z.string().default('Hash'),
    version: z.number().default(2),
  }),
  indexingPolicy: IndexingPolicy.optional(),
  defaultTtl: z.number().int().optional(),
  uniqueKeyPolicy: z.strictObject({ uniqueKeys: z.array(z.unknown()) }).optional(),
});

export interface ContainerDefinition {
  readonly id: string;
  readonly partitionKey: {
    readonly paths: readonly string[];
    readonly kind: string;
    readonly version: number;
  };
  readonly indexingPolicy: IndexingPolicy;
  /** Seconds; -1 lets items carry their own `ttl`; absent, nothing ever expires. */
  readonly defaultTtl?: number;
  readonly uniqueKeyPolicy: { readonly uniqueKeys: readonly unknown[] };
}

/** Names of databases and containers: no separator characters, no blank at the end, at most 255 characters. */
export function checkResourceName(name: string): void {
  if (name === '' || name.length > 255 || /[/\\?#]|\s$/.test(name)) {
    throw badRequest(`The resource name ${JSON.stringify(name)} is not allowed.`);
  }
}

export function parseContainerDefinition(body: unknown): ContainerDefinition {
  const parsed = Body.safeParse(body);
  if (!parsed.success) {
    const unknown = parsed.error.issues.find((issue) => issue.code === 'unrecognized_keys');
    if (unknown) throw notModelled(`a container's ${unknown.keys.join(', ')}`);
    throw badRequest(`The container definition is invalid: ${z.prettifyError(parsed.error)}`);
  }
  const { id, partitionKey, indexingPolicy, defaultTtl, uniqueKeyPolicy } = parsed.data;
  checkResourceName(id);
  if (partitionKey.kind !== 'Hash' || partitionKey.paths.length !== 1) {
    throw notModelled('partition keys of more than one path');
  }
  if (!/^(\/[^/"'?*]+)+$/.test(partitionKey.paths[0] ?? ''))
    throw badRequest('The partition key path is invalid.');
  if (uniqueKeyPolicy && uniqueKeyPolicy.uniqueKeys.length > 0) throw notModelled('unique keys');
  if (defaultTtl !== undefined && (defaultTtl < -1 || defaultTtl === 0 || defaultTtl > 2 ** 31 - 1)) {
    throw badRequest(`The input defaultTtl ${defaultTtl} is invalid: -1 or a positive number was expected.`);
  }
  return {
    id,
    partitionKey,
    indexingPolicy: completePolicy(indexingPolicy),
    ...(defaultTtl === undefined ? {} : { defaultTtl }),
    uniqueKeyPolicy: { uniqueKeys: [] },
  };
}
