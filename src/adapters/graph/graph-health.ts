import type { Mailbox } from '../../domain/mailbox.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Health } from '../../ports/health.ts';
import type { GraphClient } from './graph-client.ts';

interface Dependencies {
  readonly graph: GraphClient;
  readonly adminAgentsGroupId: string;
  readonly sharedMailbox: string;
  /** From which mailbox this person's invitations go out. */
  readonly mailboxOf: (person: PersonId) => Mailbox;
}

/** Graph is two systems for us: whoever may read roles may still be refused the mailbox. */
export function createGraphHealth(deps: Dependencies): { readonly directory: Health; readonly mail: Health } {
  const { graph, adminAgentsGroupId, sharedMailbox, mailboxOf } = deps;
  return {
    directory: {
      probe: async ({ person }) => {
        await graph.call({
          method: 'POST',
          kind: 'probes',
          path: `/users/${person}/checkMemberGroups`,
          body: { groupIds: [adminAgentsGroupId] },
        });
      },
      recent: graph.recent,
    },
    mail: {
      probe: async ({ person }) => {
        const mailbox = mailboxOf(person);
        const folder = 'mailFolders/drafts';
        await graph.call({
          method: 'GET',
          kind: 'probes',
          query: { $select: 'id' },
          ...(mailbox.kind === 'own'
            ? { path: `/me/${folder}`, as: mailbox.person }
            : { path: `/users/${encodeURIComponent(sharedMailbox)}/${folder}` }),
        });
      },
      recent: graph.recent,
    },
  };
}
