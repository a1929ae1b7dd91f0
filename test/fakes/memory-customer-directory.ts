import type { CustomerTenantId } from '../../src/domain/ids.ts';
import type { CustomerDirectory, DirectoryEntry, SyncMark } from '../../src/ports/customer-directory.ts';

export function createMemoryCustomerDirectory(): CustomerDirectory {
  const entries = new Map<CustomerTenantId, DirectoryEntry>();
  let mark: SyncMark | undefined;
  return {
    mark: async () => mark,
    changedSince: async (round) =>
      structuredClone([...entries.values()].filter((one) => one.changedIn > round)),
    apply: async ({ put, gone }, newMark) => {
      const changedIn = Math.max(newMark.round, (mark?.round ?? 0) + 1);
      for (const { id, name, domain } of put) {
        const firstSeenAt = entries.get(id)?.firstSeenAt ?? newMark.comparedAt;
        entries.set(id, { id, name, domain, changedIn, gone: false, firstSeenAt });
      }
      for (const id of gone) {
        const entry = entries.get(id);
        if (!entry) continue;
        const left = entry.gone ? {} : { goneAt: newMark.comparedAt };
        entries.set(id, { ...entry, ...left, changedIn, gone: true });
      }
      const firstComparedAt = mark?.firstComparedAt ?? newMark.comparedAt;
      mark = { ...newMark, round: changedIn, firstComparedAt };
    },
  };
}
