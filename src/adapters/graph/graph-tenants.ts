import { z } from 'zod';
import { parseCustomerTenantId } from '../../domain/ids.ts';
import { Fault } from '../../ports/faults.ts';
import type { TenantLookup, Tenants } from '../../ports/tenants.ts';
import { type GraphClient, parse } from './graph-client.ts';

const TenantInformation = z.object({
  tenantId: z.string(),
  displayName: z.string().nullish(),
  defaultDomainName: z.string().nullish(),
});

/** Looks into the directory of all tenants; any 404 means that this cloud has none (supplement 1). */
export function createGraphTenants({ graph }: { readonly graph: GraphClient }): Tenants {
  const find = async (by: 'DomainName' | 'TenantId', asked: string): Promise<TenantLookup> => {
    const literal = encodeURIComponent(asked.toLowerCase().replaceAll("'", "''"));
    const parameter = by === 'DomainName' ? 'domainName' : 'tenantId';
    const answer = await graph.call({
      method: 'GET',
      kind: 'reads',
      path: `/tenantRelationships/findTenantInformationBy${by}(${parameter}='${literal}')`,
      isAbsence: ({ status }) => status === 404,
    });
    if (answer === undefined) return { kind: 'none' };
    const found = parse(TenantInformation, answer);
    const tenantId = parseCustomerTenantId(found.tenantId);
    if (tenantId === undefined) throw new Fault('graph/bad-response', { cause: 'a tenant without an id' });
    return {
      kind: 'found',
      tenantId,
      displayName: found.displayName?.trim() || asked,
      domain: found.defaultDomainName?.trim().toLowerCase() || asked,
    };
  };
  return {
    byDomain: (domain) => find('DomainName', domain),
    byId: (tenantId) => find('TenantId', tenantId),
  };
}
