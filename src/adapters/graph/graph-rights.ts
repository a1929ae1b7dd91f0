import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import { Fault } from '../../ports/faults.ts';
import type { Rights, Role } from '../../ports/rights.ts';
import { type GraphClient, parse } from './graph-client.ts';
import type { Refusal } from './graph-faults.ts';
import { stepOf } from './pages.ts';

const GroupIds = z.object({ value: z.array(z.string()) });
const Memberships = z.object({
  value: z.array(z.object({ roleTemplateId: z.string().nullish() })),
  '@odata.nextLink': z.string().nullish(),
});
const Account = z.object({ accountEnabled: z.boolean().nullish(), userType: z.string().nullish() });

/** The object id of the group whose members have a role; only `admin-agent` must have one. */
export type RoleGroups = Readonly<Partial<Record<Exclude<Role, 'global-admin'>, string>>> & {
  readonly 'admin-agent': string;
};

interface Dependencies {
  readonly graph: GraphClient;
  readonly roleGroups: RoleGroups;
  readonly globalAdministratorRoleTemplateId: string;
}

/** Nobody holds so many directory roles; a longer chain of pages is a fault, not a reason to guess. */
const mostPages = 10;

/** A person whom our directory does not know has no roles there. */
const isUnknownPerson = ({ status, vendorCode = '' }: Refusal) =>
  status === 404 && ['Request_ResourceNotFound', 'ResourceNotFound'].includes(vendorCode);

/** Roles by the ids of groups and of the role template, never by names, which anybody may give (rules 5.2). */
export function createGraphRights(deps: Dependencies): Rights {
  return {
    rolesOf: async (person) => {
      const [isInOurHouse, byGroups, isGlobalAdministrator] = await Promise.all([
        isActiveMember(deps, person),
        rolesByGroups(deps, person),
        holdsRole(deps, person),
      ]);
      if (!isInOurHouse) return new Set<Role>();
      return new Set<Role>([...byGroups, ...(isGlobalAdministrator ? (['global-admin'] as const) : [])]);
    },
  };
}

/** A group may hold guests, and somebody who has left stays in it: neither has a role here. */
async function isActiveMember({ graph }: Dependencies, person: PersonId): Promise<boolean> {
  const answer = await graph.call({
    method: 'GET',
    kind: 'reads',
    path: `/users/${person}`,
    query: { $select: 'id,accountEnabled,userType' },
    isAbsence: isUnknownPerson,
  });
  if (answer === undefined) return false;
  const { accountEnabled, userType } = parse(Account, answer);
  // Accounts from before there were guests have no type.
  return accountEnabled === true && (userType ?? 'Member').toLowerCase() === 'member';
}

async function rolesByGroups(
  { graph, roleGroups }: Dependencies,
  person: PersonId,
): Promise<readonly Role[]> {
  const groups = Object.entries(roleGroups) as readonly (readonly [Role, string])[];
  const answer = await graph.call({
    method: 'POST',
    // It asks by POST and changes nothing.
    kind: 'reads',
    path: `/users/${person}/checkMemberGroups`,
    body: { groupIds: [...new Set(groups.map(([, id]) => id))] },
    isAbsence: isUnknownPerson,
  });
  if (answer === undefined) return [];
  const holding = new Set(parse(GroupIds, answer).value.map((id) => id.toLowerCase()));
  return groups.filter(([, id]) => holding.has(id.toLowerCase())).map(([role]) => role);
}

async function holdsRole(deps: Dependencies, person: PersonId): Promise<boolean> {
  const wanted = deps.globalAdministratorRoleTemplateId.toLowerCase();
  let path = `/users/${person}/transitiveMemberOf/microsoft.graph.directoryRole`;
  let query: Readonly<Record<string, string>> = { $count: 'true', $select: 'id,roleTemplateId' };
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await deps.graph.call({
      method: 'GET',
      kind: 'reads',
      path,
      query,
      // A cast is answered only with both of these (supplement 5).
      headers: { ConsistencyLevel: 'eventual' },
      isAbsence: isUnknownPerson,
    });
    if (answer === undefined) return false;
    const { value, '@odata.nextLink': following } = parse(Memberships, answer);
    if (value.some((role) => role.roleTemplateId?.toLowerCase() === wanted)) return true;
    if (!following) return false;
    ({ path, query } = stepOf(following, deps.graph.baseUrl));
  }
  throw new Fault('graph/bad-response', { cause: 'the pages of memberships do not end' });
}
