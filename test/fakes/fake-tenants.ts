import { createHash } from 'node:crypto';
import { isConsumerDomain } from '../../src/domain/consumer-domains.ts';
import { type CustomerTenantId, parseCustomerTenantId } from '../../src/domain/ids.ts';
import type { TenantLookup, Tenants } from '../../src/ports/tenants.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface FakeTenants extends Tenants, Pick<FaultPlan<keyof Tenants>, 'fail' | 'count'> {
  /** What a domain answers from now on, in place of the rule. */
  know(domain: string, lookup: TenantLookup): void;
}

/** The rehearsal's rule: SHA-256 of the domain in lower case, as 8-4-"4"3-"8"3-12 hex digits. */
export function tenantIdOfDomain(domain: string): CustomerTenantId {
  const hex = createHash('sha256').update(domain.toLowerCase()).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`];
  const id = parseCustomerTenantId([...parts, hex.slice(18, 30)].join('-'));
  if (id === undefined) throw new Error('the rule for tenant ids is broken');
  return id;
}

/** Every domain has a tenant, except consumer domains and those that begin with `nobody.` */
export function createFakeTenants(): FakeTenants {
  const known = new Map<string, TenantLookup>();
  /** By id only those are known that were met by their domain. */
  const met = new Map<string, TenantLookup>();
  const plan = createFaultPlan<keyof Tenants>();
  const byRule = (domain: string): TenantLookup =>
    isConsumerDomain(domain) || domain.startsWith('nobody.')
      ? { kind: 'none' }
      : { kind: 'found', tenantId: tenantIdOfDomain(domain), displayName: domain, domain };
  return {
    fail: plan.fail,
    count: plan.count,
    byDomain: (text) => {
      const domain = text.toLowerCase();
      return plan.around('byDomain', () => {
        const found = known.get(domain) ?? byRule(domain);
        if (found.kind === 'found') met.set(found.tenantId, found);
        return found;
      });
    },
    byId: (tenantId) =>
      plan.around('byId', () => met.get(tenantId.toLowerCase()) ?? ({ kind: 'none' } as const)),
    know: (domain, lookup) => {
      known.set(domain.toLowerCase(), lookup);
    },
  };
}
