import { z } from 'zod';
import { parseCustomerTenantId } from '../../domain/ids.ts';
import { Fault } from '../../ports/faults.ts';
import type { Tenants } from '../../ports/tenants.ts';
import { type GraphClient, parse } from './graph-client.ts';

const TenantInformation = z.object({
  tenantId: z.string(),
  displayName: z.string().nullish(),
  defaultDomainName: z.string().nullish(),
});

/** Looks a mail domain up in the directory of all tenants; any 404 means that this cloud has none (supplement 1). */
export function createGraphTenants({ graph }: { readonly graph: GraphClient }): Tenants {
  return {
    byDomain: async (domain) => {
      const literal = encodeURIComponent(domain.toLowerCase().replaceAll("'", "''"));
      const answer = await graph.call({
        method: 'GET',
        kind: 'reads',
        path: `/tenantRelationships/findTenantInformationByDomainName(domainName='${literal}')`,
        isAbsence: ({ status }) => status === 404,
      });
      if (answer === undefined) return { kind: 'none' };
      const found = parse(TenantInformation, answer);
      const tenantId = parseCustomerTenantId(found.tenantId);
      if (tenantId === undefined) throw new Fault('graph/bad-response', { cause: 'a tenant without an id' });
      return {
        kind: 'found',
        tenantId,
        displayName: found.displayName?.trim() || domain,
        domain: found.defaultDomainName?.trim().toLowerCase() || domain,
      };
    },
  };
}
