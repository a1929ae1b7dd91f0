/** `PATCH /v1/customers/{id}`: the end of the reseller relationship, and of nothing else. */
import { z } from 'zod';
import type { Answer } from '../http-kit.ts';
import type { Audits } from '../world/audits.ts';
import type { Customer, Customers } from '../world/customers.ts';
import type { Directory } from '../world/directory.ts';
import { errorAnswer, errors, notModelled } from './answers.ts';
import type { Call, Endpoint } from './guard.ts';
import type { InsideDeps } from './services.ts';

interface Deps extends InsideDeps {
  readonly customers: Customers;
  readonly directory: Directory;
  readonly audits: Audits;
}

/** Names in any case, as ASP.NET reads them. */
function readBody({ exchange }: Call): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(exchange.body.toString());
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one]));
  } catch {
    return undefined;
  }
}

const Attributes = z.looseObject({ objectType: z.literal('Customer') });

/** The one change that is modelled; the same call with another property would do something else altogether. */
function shapeProblem(body: Readonly<Record<string, unknown>> | undefined): Answer | undefined {
  if (!body) return errorAnswer(errors.invalidInput('the body is no customer'));
  const { relationshiptopartner, attributes, ...others } = body;
  const [other] = Object.keys(others);
  if (other !== undefined) return notModelled(`PATCH /v1/customers/:cid with ${other}`);
  if (attributes !== undefined && !Attributes.safeParse(attributes).success) {
    return errorAnswer(errors.invalidProperty('attributes'));
  }
  return typeof relationshiptopartner === 'string' && relationshiptopartner.toLowerCase() === 'none'
    ? undefined
    : errorAnswer(errors.invalidProperty('relationshipToPartner'));
}

/** What stands against it (API reference 8.1); the codes for what blocks are not documented. */
function obstacle({ contents }: Deps, customer: Customer): Answer | undefined {
  if (!contents.mayBeRemovedByUs(customer)) return errorAnswer(errors.twoTierRefused);
  const { subscriptions, reservations } = contents.of(customer);
  if (reservations.length > 0) {
    const [first] = reservations;
    return errorAnswer(
      errors.invalidProperty(`the order ${first?.orderId} holds reserved instances; cancel them first`),
    );
  }
  return subscriptions.some(({ status }) => status === 'active')
    ? errorAnswer(errors.invalidProperty('the customer has active subscriptions; suspend them first'))
    : undefined;
}

/** In the form of the documented sample: capitals, and null for all that was not changed. */
const answer: Answer = {
  status: 200,
  body: {
    Id: null,
    CommerceId: null,
    CompanyProfile: null,
    BillingProfile: null,
    RelationshipToPartner: 'none',
    AllowDelegatedAccess: null,
    UserCredentials: null,
    CustomDomains: null,
    AssociatedPartnerId: null,
    Attributes: { ObjectType: 'Customer' },
  },
};

export function removalEndpoint(deps: Deps): Endpoint {
  const { customers, directory, audits, read, now } = deps;
  return {
    method: 'PATCH',
    template: '/v1/customers/:cid',
    auth: 'person-only',
    resource: 'customer',
    handle: (call) => {
      const roles = directory.rolesOf(call.claims.oid ?? '');
      if (!roles.some((role) => role !== 'helpdesk-agent')) {
        return errorAnswer(errors.roleLacksRights);
      }
      const problem = shapeProblem(readBody(call));
      if (problem) return problem;
      const customer = read(call.params.cid ?? '');
      if ('status' in customer) return customer;
      const refusal = obstacle(deps, customer);
      if (refusal) return refusal;
      const { tenantId, companyName, domain } = customer;
      customers.disconnect(tenantId);
      audits.record({
        operation: 'remove_partner_customer_relationship',
        tenantId,
        companyName,
        domain,
        at: now(),
      });
      return answer;
    },
  };
}
