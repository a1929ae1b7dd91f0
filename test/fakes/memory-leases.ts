import { isLeaseOver, type Leases } from '../../src/ports/leases.ts';

export function createMemoryLeases({ now = Date.now }: { readonly now?: () => number } = {}): Leases {
  const leases = new Map<string, { readonly holder: string; readonly untilMs: number }>();
  return {
    hold: async (name, holder, forMs) => {
      const lease = leases.get(name);
      if (lease && lease.holder !== holder && !isLeaseOver(lease.untilMs, now())) return false;
      leases.set(name, { holder, untilMs: now() + forMs });
      return true;
    },
    release: async (name, holder) => {
      if (leases.get(name)?.holder === holder) leases.delete(name);
    },
  };
}
