/** Does this domain, or this id, belong to a tenant? */
import { partner, tenantIdOfDomain } from '../facts.ts';
import type { Answer } from '../http-kit.ts';
import type { Customers } from '../world/customers.ts';
import { hasTenant, isMailDomain } from '../world/domains.ts';
import { refuse } from './answers.ts';
import type { Endpoint } from './guard.ts';
import { permissions } from './permissions.ts';

const notFound = (what: string) =>
  refuse(404, 'Request_ResourceNotFound', `Unable to find tenant information for ${what}.`);

function information(tenantId: string, displayName: string, domain: string): Answer {
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.tenantInformation',
      tenantId,
      federationBrandName: null,
      displayName,
      defaultDomainName: domain,
    },
  };
}

export function tenantEndpoints(customers: Customers): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      template: "/tenantRelationships/findTenantInformationByDomainName(domainName=':domain')",
      permissions: permissions.tenants,
      handle: ({ params }) => {
        const domain = (params.domain ?? '').toLowerCase();
        if (domain === partner.domain) return information(partner.tenantId, partner.companyName, domain);
        if (!isMailDomain(domain)) return refuse(400, 'BadRequest', 'The domain name is not valid.');
        if (!hasTenant(domain)) return notFound(`the domain ${domain}`);
        customers.rememberTenant(domain);
        return information(tenantIdOfDomain(domain), customers.displayNameOf(domain), domain);
      },
    },
    {
      method: 'GET',
      template: "/tenantRelationships/findTenantInformationByTenantId(tenantId=':tenant')",
      permissions: permissions.tenants,
      handle: ({ params }) => {
        const tenantId = (params.tenant ?? '').toLowerCase();
        if (tenantId === partner.tenantId) return information(tenantId, partner.companyName, partner.domain);
        const domain = customers.domainOfTenant(tenantId) ?? customers.findProvider(tenantId)?.domain;
        if (domain === undefined) return notFound(`the id ${tenantId}`);
        return information(tenantId, customers.displayNameOf(domain), domain);
      },
    },
  ];
}
