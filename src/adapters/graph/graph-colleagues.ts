import { z } from 'zod';
import { parsePersonId } from '../../domain/ids.ts';
import type { NamedPerson } from '../../domain/named-person.ts';
import type { Colleagues } from '../../ports/colleagues.ts';
import { Fault, isFault } from '../../ports/faults.ts';
import { type GraphClient, parse } from './graph-client.ts';
import type { Refusal } from './graph-faults.ts';
import { stepOf } from './pages.ts';

const User = z.object({ id: z.string(), displayName: z.string().nullish() });
const Addresses = z.object({ mail: z.string().nullish(), userPrincipalName: z.string().nullish() });
const Members = z.object({
  value: z.array(User),
  '@odata.nextLink': z.string().nullish(),
});
const Apps = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });

interface Dependencies {
  readonly graph: GraphClient;
  readonly adminAgentsGroupId: string;
  /** The bot's id in its app manifest, by which the organisation's catalogue knows it; absent: it is not ours to install. */
  readonly manifestId?: string;
}

const mostPages = 20;
/** Installed before; that is what was wanted. */
const isThere = ({ status }: Refusal) => status === 409;

export function createGraphColleagues({ graph, adminAgentsGroupId, manifestId }: Dependencies): Colleagues {
  return {
    find: async (idOrAddress) => {
      const answer = await graph.call({
        method: 'GET',
        kind: 'reads',
        path: `/users/${encodeURIComponent(idOrAddress)}`,
        query: { $select: 'id,displayName' },
        isAbsence: ({ status }) => status === 404,
      });
      if (answer === undefined) return undefined;
      const { id, displayName } = parse(User, answer);
      const person = parsePersonId(id);
      return person && { id: person, name: displayName?.trim() || idOrAddress };
    },
    addressesOf: async (person) => {
      const answer = await graph.call({
        method: 'GET',
        kind: 'reads',
        path: `/users/${person}`,
        query: { $select: 'mail,userPrincipalName' },
        isAbsence: ({ status }) => status === 404,
      });
      if (answer === undefined) return [];
      const { mail, userPrincipalName } = parse(Addresses, answer);
      const known = [mail, userPrincipalName].flatMap((one) => (one ? [one.toLowerCase()] : []));
      return [...new Set(known)];
    },
    adminAgents: async () => {
      const found: NamedPerson[] = [];
      let step = {
        path: `/groups/${adminAgentsGroupId}/transitiveMembers/microsoft.graph.user`,
        query: { $count: 'true', $select: 'id,displayName' } as Record<string, string>,
      };
      for (let page = 0; page < mostPages; page += 1) {
        const headers = { ConsistencyLevel: 'eventual' };
        const answer = await graph.call({ method: 'GET', kind: 'reads', ...step, headers });
        const { value, '@odata.nextLink': following } = parse(Members, answer);
        for (const member of value) {
          const id = parsePersonId(member.id);
          if (id) found.push({ id, name: member.displayName?.trim() || member.id });
        }
        if (!following) return found;
        step = stepOf(following, graph.baseUrl);
      }
      throw new Fault('graph/bad-response', { cause: 'the pages of members do not end' });
    },
    installBot: async (person) => {
      if (manifestId === undefined) return 'refused';
      try {
        const query = { $filter: `externalId eq '${manifestId}'` };
        const apps = await graph.call({
          method: 'GET',
          kind: 'reads',
          path: '/appCatalogs/teamsApps',
          query,
        });
        const [app] = parse(Apps, apps).value;
        if (!app) return 'refused';
        await graph.call({
          method: 'POST',
          kind: 'acts',
          path: `/users/${person}/teamwork/installedApps`,
          body: { 'teamsApp@odata.bind': `${graph.baseUrl}/v1.0/appCatalogs/teamsApps/${app.id}` },
          isAbsence: isThere,
        });
        return 'installed';
      } catch (error) {
        // Not permitted, or nobody with Teams: the requester is told by name instead.
        if (isFault(error) && error.details.status !== undefined && error.details.status < 500)
          return 'refused';
        throw error;
      }
    },
  };
}
