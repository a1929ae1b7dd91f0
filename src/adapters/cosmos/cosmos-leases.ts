import { z } from 'zod';
import { isLeaseOver, type Leases } from '../../ports/leases.ts';
import { documentId } from './document-id.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Key } from './document-shape.ts';
import type { Documents } from './documents.ts';

const LeaseSchema = z.strictObject({ name: z.string(), holder: z.string(), untilMs: z.number() });
const leaseKind = defineKind({ kind: 'lease', schema: LeaseSchema, upgrades: [] });

/** A lease that nobody renews ends by `untilMs`; its document is swept away a day after that. */
const sweepAfterSeconds = 24 * 60 * 60;
/** A lease that changes under us this often is somebody else's. */
const mostTries = 5;

const leaseKey = (name: string): Key => ({ partition: documentId(name), id: 'lease' });

interface Dependencies {
  readonly leases: Documents;
  /** Milliseconds on the machine's clock. */
  readonly now: () => number;
}

export function createCosmosLeases({ leases, now }: Dependencies): Leases {
  const bodyOf = (name: string, holder: string, forMs: number): Body => ({
    ...leaseKind.wrap({ name, holder, untilMs: now() + forMs }),
    ttlSeconds: Math.ceil(forMs / 1000) + sweepAfterSeconds,
  });
  return {
    async hold(name, holder, forMs) {
      const key = leaseKey(name);
      for (let turn = 0; turn < mostTries; turn += 1) {
        const stored = await leases.read(key);
        const lease = stored && leaseKind.unwrap(stored.resource);
        if (lease && lease.holder !== holder && !isLeaseOver(lease.untilMs, now())) return false;
        const body = bodyOf(name, holder, forMs);
        const outcome = await leases.put(key, body, stored?.etag);
        if (outcome.kind === 'written') return true;
      }
      return false;
    },
    async release(name, holder) {
      const key = leaseKey(name);
      const stored = await leases.read(key);
      if (!stored || leaseKind.unwrap(stored.resource).holder !== holder) return;
      await leases.remove(key, stored.etag);
    },
  };
}
