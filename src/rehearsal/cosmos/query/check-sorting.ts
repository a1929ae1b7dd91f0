/** Whether a container's indexes can serve an ORDER BY. */
import { hasCompositeIndex, type IndexingPolicy, isSortable } from '../indexing-policy.ts';
import { badRequest } from '../refusal.ts';
import type { SortKey } from './syntax.ts';

export function checkSorting(policy: IndexingPolicy, orderBy: readonly SortKey[]): void {
  if (orderBy.length > 1 && !hasCompositeIndex(policy, orderBy)) {
    throw badRequest(
      'The order by query does not have a corresponding composite index that it can be served from.',
    );
  }
  const [only] = orderBy;
  if (orderBy.length === 1 && only && !isSortable(policy, only)) {
    throw badRequest('The index path corresponding to the specified order-by item is excluded.');
  }
}
