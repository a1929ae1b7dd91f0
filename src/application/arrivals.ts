import type { Customer } from '../domain/customer.ts';
import type { CustomerTenantId, Instant } from '../domain/ids.ts';
import type { DirectoryEntry, SyncMark } from '../ports/customer-directory.ts';

export interface Arrival {
  readonly customer: Customer;
  readonly firstSeenAt: Instant;
}

/** Who came into the list after it was first known whole. */
export interface Arrivals {
  /** Those first seen after that moment, the oldest first. */
  since(moment: Instant): readonly Arrival[];
  take(entries: readonly DirectoryEntry[], mark: SyncMark): void;
}

export function createArrivals(): Arrivals {
  const known = new Map<CustomerTenantId, Arrival>();
  let firstComparedAt: Instant | undefined;
  return {
    since(moment) {
      // A list of which nobody knows when it began has no new customers.
      if (firstComparedAt === undefined) return [];
      const after = moment > firstComparedAt ? moment : firstComparedAt;
      return [...known.values()]
        .filter(({ firstSeenAt }) => firstSeenAt > after)
        .sort((a, b) => (a.firstSeenAt < b.firstSeenAt ? -1 : a.firstSeenAt > b.firstSeenAt ? 1 : 0));
    },
    take(entries, mark) {
      firstComparedAt = mark.firstComparedAt;
      for (const { id, name, domain, gone, firstSeenAt } of entries) {
        const isArrival = !gone && firstComparedAt !== undefined && firstSeenAt > firstComparedAt;
        if (isArrival) known.set(id, { customer: { id, name, domain }, firstSeenAt });
        else known.delete(id);
      }
    },
  };
}
