import type { PersonId } from '../domain/ids.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { KnownPeople } from './known-people.ts';
import type { RightsGate } from './rights-gate.ts';

export interface AgentsWithChatDependencies {
  readonly colleagues: Pick<Colleagues, 'adminAgents'>;
  readonly people: Pick<KnownPeople, 'find'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
}

/** Of the Admin agents, those who have a chat with the bot: to others it would be the first that they hear of it. */
export async function agentsWithChat({
  colleagues,
  people,
  rights,
}: AgentsWithChatDependencies): Promise<readonly PersonId[]> {
  const agents = await colleagues.adminAgents();
  const known = await Promise.all(
    agents.map(async ({ id }) => {
      const hasChat = (await people.find(id))?.reference !== undefined;
      // A switched-off account stays in the group.
      return hasChat && (await rights.mayUse(id)) ? [id] : [];
    }),
  );
  return known.flat();
}
