import { z } from 'zod';
import { type RightsEnd, rightsEnds } from '../../domain/delegated-rights.ts';
import { parseCustomerTenantId } from '../../domain/ids.ts';
import type { Delegation } from '../../domain/removal.ts';
import { Fault } from '../../ports/faults.ts';
import type { Delegations, EndingDelegation } from '../../ports/delegations.ts';
import { type GraphClient, parse } from './graph-client.ts';
import type { Refusal } from './graph-faults.ts';
import { stepOf } from './pages.ts';

const Relationship = z.object({
  id: z.string().min(1),
  displayName: z.string().nullish(),
  status: z.string(),
  endDateTime: z.string().nullish(),
});
const Ending = z.object({
  ...Relationship.shape,
  customer: z.object({ tenantId: z.string(), displayName: z.string().nullish() }),
  lastModifiedDateTime: z.string().nullish(),
});
const Relationships = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().nullish(),
});

const path = '/tenantRelationships/delegatedAdminRelationships';
const mostPages = 1_000;

/** `expiring` is still in force. */
const statuses: Readonly<Record<string, Delegation['status']>> = {
  active: 'active',
  expiring: 'active',
  terminationRequested: 'ending',
  terminating: 'ending',
  terminated: 'ended',
  expired: 'ended',
};

const isUnknown = ({ status }: Refusal) => status === 404;
/** One that is not active any more cannot be ended; what it is instead is looked at. */
const isNotActive = ({ status }: Refusal) => status === 400 || status === 409;

function toDelegation(one: z.infer<typeof Relationship>): Delegation {
  const endsAt = one.endDateTime ? new Date(one.endDateTime) : undefined;
  return {
    id: one.id,
    name: one.displayName?.trim() || one.id,
    status: statuses[one.status] ?? 'other',
    ...(endsAt && !Number.isNaN(endsAt.getTime()) ? { endsAt: endsAt.toISOString() } : {}),
  };
}

/** One that says nothing of its time cannot be told from those of years ago. */
function toEnding(one: z.infer<typeof Ending>, how: RightsEnd): readonly EndingDelegation[] {
  const { id, name, endsAt } = toDelegation(one);
  const customerId = parseCustomerTenantId(one.customer.tenantId);
  const changed = new Date(one.lastModifiedDateTime ?? endsAt ?? '');
  if (!customerId || Number.isNaN(changed.getTime())) return [];
  const customerName = one.customer.displayName?.trim() || customerId;
  const end = endsAt === undefined ? {} : { endsAt };
  return [{ id, name, customerId, customerName, how, changedAt: changed.toISOString(), ...end }];
}

export function createGraphDelegations({ graph }: { readonly graph: GraphClient }): Delegations {
  const read = async (id: string): Promise<Delegation | undefined> => {
    const answer = await graph.call({
      method: 'GET',
      kind: 'reads',
      path: `${path}/${encodeURIComponent(id)}`,
      isAbsence: isUnknown,
    });
    return answer === undefined ? undefined : toDelegation(parse(Relationship, answer));
  };
  const list = async <T>(schema: z.ZodType<T>, query: Record<string, string>): Promise<readonly T[]> => {
    const found: T[] = [];
    let step = { path, query };
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await graph.call({ method: 'GET', kind: 'reads', ...step });
      const { value, '@odata.nextLink': following } = parse(Relationships, answer);
      found.push(...value.map((one) => parse(schema, one)));
      if (!following) return found;
      step = stepOf(following, graph.baseUrl);
    }
    throw new Fault('graph/bad-response', { cause: 'the pages of relationships do not end' });
  };
  return {
    ending: async () => {
      const found = rightsEnds.map(async (how) => {
        const these = await list(Ending, { $filter: `status eq '${how}'`, $top: '300' });
        return these.flatMap((one) => toEnding(one, how));
      });
      return (await Promise.all(found)).flat();
    },
    of: async (customer) =>
      (await list(Relationship, { $filter: `customer/tenantId eq '${customer}'` })).map(toDelegation),
    end: async (id, as) => {
      if ((await read(id))?.status !== 'active') return 'over-already';
      const answer = await graph.call({
        method: 'POST',
        kind: 'acts',
        path: `${path}/${encodeURIComponent(id)}/requests`,
        body: { action: 'terminate' },
        as,
        isAbsence: (refusal) => isUnknown(refusal) || isNotActive(refusal),
      });
      if (answer !== undefined) return 'requested';
      return (await read(id))?.status === 'active' ? 'refused' : 'over-already';
    },
  };
}
