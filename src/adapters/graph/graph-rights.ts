import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import { Fault } from '../../ports/faults.ts';
import type { Rights, Role } from '../../ports/rights.ts';
import { type GraphClient, parse } from './graph-client.ts';
import type { Refusal } from './graph-faults.ts';

const GroupIds = z.object({ value: z.array(z.string()) });
const Memberships = z.object({
  value: z.array(z.object({ roleTemplateId: z.string().nullish() })),
  '@odata.nextLink': z.string().nullish(),
});

interface Dependencies {
  readonly graph: GraphClient;
  readonly adminAgentsGroupId: string;
  readonly globalAdministratorRoleTemplateId: string;
}

/** Nobody holds so many directory roles; a longer chain of pages is a fault, not a reason to guess. */
const mostPages = 10;

/** A person whom our directory does not know has no roles there. */
const isUnknownPerson = ({ status, vendorCode = '' }: Refusal) =>
  status === 404 && ['Request_ResourceNotFound', 'ResourceNotFound'].includes(vendorCode);

/** Roles by the ids of the group and of the role template, never by names, which anybody may give (rules 5.2). */
export function createGraphRights(deps: Dependencies): Rights {
  return {
    rolesOf: async (person) => {
      const [isAdminAgent, isGlobalAdministrator] = await Promise.all([
        isInGroup(deps, person),
        holdsRole(deps, person),
      ]);
      const held: readonly (Role | undefined)[] = [
        isAdminAgent ? 'admin-agent' : undefined,
        isGlobalAdministrator ? 'global-admin' : undefined,
      ];
      return new Set(held.filter((one) => one !== undefined));
    },
  };
}

async function isInGroup({ graph, adminAgentsGroupId }: Dependencies, person: PersonId): Promise<boolean> {
  const answer = await graph.call({
    method: 'POST',
    // It asks by POST and changes nothing.
    kind: 'reads',
    path: `/users/${person}/checkMemberGroups`,
    body: { groupIds: [adminAgentsGroupId] },
    isAbsence: isUnknownPerson,
  });
  if (answer === undefined) return false;
  return parse(GroupIds, answer).value.some((id) => id.toLowerCase() === adminAgentsGroupId.toLowerCase());
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

interface Step {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The whole address that Graph gave, taken apart for its own client; never to another place. */
function stepOf(link: string, baseUrl: string): Step {
  const start = `${baseUrl}/v1.0/`;
  if (!link.startsWith(start)) throw new Fault('graph/bad-response', { cause: 'a page at another address' });
  const url = new URL(link);
  return {
    path: link.slice(start.length - 1).split('?')[0] ?? '',
    query: Object.fromEntries(url.searchParams),
  };
}
