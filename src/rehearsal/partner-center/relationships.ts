/** Invitation links, our providers, and who is connected with a customer. */
import { partner } from '../facts.ts';
import type { Customers } from '../world/customers.ts';
import { errorAnswer, errors, notModelled } from './answers.ts';
import type { Endpoint } from './guard.ts';

const collection = (items: readonly object[]) => ({
  status: 200,
  body: { totalCount: items.length, items, attributes: { objectType: 'Collection' } },
});

/** Form C of the seen links; with a provider its tenant id stands before the fragment. */
export function invitationUrl(providerId: string | undefined): string {
  const joint = providerId === undefined ? '' : `&indirectCSPId=${providerId}`;
  return (
    'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship' +
    `&partnerId=${partner.tenantId}&msppId=${partner.mpnId}&DAP=true${joint}#/BillingAccounts/partner-invitation`
  );
}

function invitationEndpoint(customers: Customers): Endpoint {
  return {
    method: 'GET',
    template: '/v1/customers/relationshiprequests',
    auth: 'person-only',
    query: ['indirectCloudSolutionProviderId', 'indirectResellerId', 'dualRoleIndirectRelationship'],
    handle: ({ query }) => {
      if (query.has('indirectResellerId')) return notModelled('indirectResellerId: we are the reseller');
      const dualRole = query.get('dualRoleIndirectRelationship') ?? 'false';
      if (dualRole.toLowerCase() !== 'false')
        return notModelled('a dual role of direct and indirect partner');
      const providerId = query.get('indirectCloudSolutionProviderId');
      const provider = providerId === undefined ? undefined : customers.findProvider(providerId);
      if (providerId !== undefined && !provider) {
        return errorAnswer(errors.invalidProperty('indirectCloudSolutionProviderId'));
      }
      const url = invitationUrl(provider?.tenantId);
      return { status: 200, body: { url, attributes: { objectType: 'RelationshipRequest' } } };
    },
  };
}

const Filter = /^\{"Field":"Name","Value":"((?:[^"\\]|\\.)*)","Operator":"starts_with"\}$/i;

function providersEndpoint(customers: Customers): Endpoint {
  return {
    method: 'GET',
    template: '/v1/relationships',
    auth: 'person-only',
    query: ['relationship_type', 'filter'],
    handle: ({ query }) => {
      const type = query.get('relationship_type');
      if (type === undefined) return errorAnswer(errors.invalidProperty('relationship_type'));
      if (type === 'IsIndirectCloudSolutionProviderOf') return notModelled('relationships as a provider');
      if (type !== 'IsIndirectResellerOf') return errorAnswer(errors.invalidProperty('relationship_type'));
      const filter = query.get('filter');
      const [, quoted] = Filter.exec(filter ?? '') ?? [];
      if (filter !== undefined && quoted === undefined) {
        return notModelled('a filter other than starts_with on Name, on GET /v1/relationships');
      }
      const prefix = (quoted === undefined ? '' : String(JSON.parse(`"${quoted}"`))).toLowerCase();
      const found = customers.providers().filter((one) => one.name.toLowerCase().startsWith(prefix));
      return collection(
        found.map(({ tenantId, name, mpnId, country }) => ({
          id: tenantId,
          name,
          relationshipType: 'is_indirect_reseller_of',
          state: 'Active',
          mpnId,
          location: country,
          attributes: { objectType: 'PartnerRelationship' },
        })),
      );
    },
  };
}

/**
 * Both halves of a joint relationship, seen from the customer: we are its indirect reseller, the provider its cloud
 * solution provider. State and location may be missing here, and are; a tenant that never had a partner has `null`.
 */
function partnersOfCustomerEndpoint(customers: Customers): Endpoint {
  const half = (relationshipType: string, id: string, name: string, mpnId: string) => ({
    id,
    name,
    relationshipType,
    mpnId,
    attributes: { objectType: 'PartnerRelationship' },
  });
  return {
    method: 'GET',
    template: '/v1/customers/:cid/relationships',
    auth: 'person-only',
    handle: ({ params }) => {
      const cid = params.cid ?? '';
      const customer = customers.find(cid);
      if (!customer) return { status: 200, body: 'null' };
      const ours = customer.isOurs
        ? [half('is_indirect_reseller_of', partner.tenantId, partner.companyName, partner.mpnId)]
        : [];
      const theirs = customers
        .providersOf(cid)
        .map((one) => half('is_indirect_cloud_solution_provider_of', one.tenantId, one.name, one.mpnId));
      return collection([...ours, ...theirs]);
    },
  };
}

export function relationshipEndpoints(customers: Customers): readonly Endpoint[] {
  return [invitationEndpoint(customers), providersEndpoint(customers), partnersOfCustomerEndpoint(customers)];
}
