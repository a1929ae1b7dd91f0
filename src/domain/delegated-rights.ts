import type { CustomerTenantId, Instant } from './ids.ts';

export const rightsEnds = ['terminated', 'expired', 'expiring'] as const;
/** `expiring`: still in force, and about to end. */
export type RightsEnd = (typeof rightsEnds)[number];

/** Delegated rights in a customer's tenant that ended or are about to. */
export interface EndedRights {
  readonly customerId: CustomerTenantId;
  readonly customerName: string;
  /** `gdap`: one granular relationship, which has a name. `dap`: the old flag on the customer. */
  readonly what: 'gdap' | 'dap';
  readonly how: RightsEnd;
  readonly name?: string;
  readonly endsAt?: Instant;
}
