import { z } from 'zod';
import { parsePersonId } from '../../domain/ids.ts';
import type { Colleagues } from '../../ports/colleagues.ts';
import { type GraphClient, parse } from './graph-client.ts';

const User = z.object({ id: z.string(), displayName: z.string().nullish() });

/** Who a person is called in the directory of our own tenant. */
export function createGraphColleagues({ graph }: { readonly graph: GraphClient }): Colleagues {
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
  };
}
