import type { CustomerTenantId } from '../../src/domain/ids.ts';
import type { Delegation } from '../../src/domain/removal.ts';
import type { Delegations, EndingDelegation } from '../../src/ports/delegations.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface FakeDelegations extends Delegations, Pick<FaultPlan<keyof Delegations>, 'fail' | 'count'> {
  /** Of all customers, those that ended or are about to. */
  putEnding(ending: EndingDelegation): void;
  put(customer: CustomerTenantId, delegations: readonly Delegation[]): void;
  /** How many times an end had its effect. */
  readonly ended: readonly string[];
}

/** Delegated access in memory: an end is asked for once, and found asked for after that. */
export function createFakeDelegations(): FakeDelegations {
  const kept = new Map<CustomerTenantId, readonly Delegation[]>();
  const ended: string[] = [];
  const ending: EndingDelegation[] = [];
  const plan = createFaultPlan<keyof Delegations>();
  return {
    fail: plan.fail,
    count: plan.count,
    ended,
    putEnding: (one) => void ending.push(one),
    ending: () => plan.around('ending', () => [...ending]),
    put: (customer, delegations) => void kept.set(customer, delegations),
    of: (customer) => plan.around('of', () => kept.get(customer) ?? []),
    end: (id) =>
      plan.around('end', () => {
        for (const [customer, all] of kept) {
          const found = all.find((one) => one.id === id);
          if (!found) continue;
          if (found.status !== 'active') return 'over-already';
          kept.set(
            customer,
            all.map((one) => (one.id === id ? { ...one, status: 'ending' } : one)),
          );
          ended.push(id);
          return 'requested';
        }
        return 'over-already';
      }),
  };
}
