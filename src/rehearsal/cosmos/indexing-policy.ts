/**
 * Indexing policies: which paths of a document are indexed, and so by what a query may sort.
 * Source: learn.microsoft.com/azure/cosmos-db/index-policy.
 */
import { z } from 'zod';
import type { SortKey } from './query/syntax.ts';
import { badRequest } from './refusal.ts';

const IncludedPath = z.object({ path: z.string() });
const CompositePath = z.strictObject({
  path: z.string(),
  order: z.enum(['ascending', 'descending']).default('ascending'),
});

export const IndexingPolicy = z.strictObject({
  indexingMode: z.enum(['consistent', 'none', 'Consistent', 'None']).default('consistent'),
  automatic: z.boolean().default(true),
  includedPaths: z.array(IncludedPath).optional(),
  excludedPaths: z.array(IncludedPath).optional(),
  compositeIndexes: z.array(z.array(CompositePath)).optional(),
});

export interface IndexingPolicy {
  readonly indexingMode: string;
  readonly automatic: boolean;
  readonly includedPaths: readonly { readonly path: string }[];
  readonly excludedPaths: readonly { readonly path: string }[];
  readonly compositeIndexes?: readonly (readonly CompositePath[])[];
}

export interface CompositePath {
  readonly path: string;
  readonly order: 'ascending' | 'descending';
}

export function completePolicy(given: z.infer<typeof IndexingPolicy> | undefined): IndexingPolicy {
  const mode = (given?.indexingMode ?? 'consistent').toLowerCase();
  const included = given?.includedPaths ?? (mode === 'none' ? [] : [{ path: '/*' }]);
  const excluded = [...(given?.excludedPaths ?? [])];
  if (mode !== 'none' && ![...included, ...excluded].some((one) => one.path === '/*')) {
    throw badRequest('The special mandatory indexing path "/" is not provided in any of the path type sets.');
  }
  if (!excluded.some((one) => one.path === '/"_etag"/?')) excluded.push({ path: '/"_etag"/?' });
  return {
    indexingMode: mode,
    automatic: given?.automatic ?? true,
    includedPaths: included,
    excludedPaths: excluded,
    ...(given?.compositeIndexes ? { compositeIndexes: given.compositeIndexes } : {}),
  };
}

/** Splits `/a/"b c"/?` into its steps; a quoted step loses its quotes. */
function stepsOf(path: string): readonly string[] {
  const steps = path.match(/"[^"]*"|'[^']*'|[^/"']+/g) ?? [];
  return steps.map((step) => step.replace(/^["']|["']$/g, ''));
}

/** How closely an index path covers a property: more is closer, `undefined` not at all. */
function closeness(path: string, steps: readonly string[]): number | undefined {
  const parts = stepsOf(path);
  const last = parts.at(-1);
  const prefix = parts.slice(0, -1);
  if (!prefix.every((part, index) => part === steps[index])) return undefined;
  if (last === '?') return prefix.length === steps.length ? prefix.length * 2 + 1 : undefined;
  return last === '*' && prefix.length <= steps.length ? prefix.length * 2 : undefined;
}

function closest(paths: readonly { readonly path: string }[], steps: readonly string[]): number {
  return Math.max(-1, ...paths.map((one) => closeness(one.path, steps) ?? -1));
}

const asText = (steps: SortKey['steps']) => steps.map(String);

export function isSortable(policy: IndexingPolicy, field: SortKey): boolean {
  if (policy.indexingMode === 'none') return false;
  const steps = asText(field.steps);
  return closest(policy.includedPaths, steps) > closest(policy.excludedPaths, steps);
}

/** Documents without the sort property are only in the index, and so in the result, if the path is named in it. */
export function keepsUndefined(policy: IndexingPolicy, field: SortKey): boolean {
  const exact = field.steps.length * 2 + 1;
  return closest(policy.includedPaths, asText(field.steps)) === exact;
}

/** Whether a composite index has the same paths in the same sequence, with the same or all reversed directions. */
export function hasCompositeIndex(policy: IndexingPolicy, fields: readonly SortKey[]): boolean {
  const wanted = fields.map((field) => ({
    path: asText(field.steps).join('/'),
    descending: field.descending,
  }));
  return (policy.compositeIndexes ?? []).some((index) => {
    if (index.length !== wanted.length) return false;
    const samePaths = index.every((part, at) => stepsOf(part.path).join('/') === wanted[at]?.path);
    const reversed = index.map((part, at) => (part.order === 'descending') !== wanted[at]?.descending);
    return samePaths && new Set(reversed).size === 1;
  });
}
