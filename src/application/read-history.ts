import type { HistoryTopic } from '../domain/history.ts';
import { pseudonymOf, type Seals } from '../domain/history-chain.ts';
import type { HistoryKey, PersonId } from '../domain/ids.ts';
import type { History, HistoryPage } from '../ports/history.ts';

/** Whose history: one customer's (or our own house's), what one person did, or all of it. */
export type HistoryScope =
  | { readonly kind: 'one'; readonly key: HistoryKey }
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'all' };

export interface HistoryPlaceAsked {
  readonly topic?: HistoryTopic;
  readonly size: number;
  readonly after?: string;
  readonly before?: string;
}

interface Dependencies {
  readonly history: Pick<History, 'page'>;
  readonly seals: Seals;
}

/** More than a few invitations that were answered by another customer than they were sent to, nobody has. */
const mostLinks = 20;

/** One page, newest first. A customer's history holds that of the invitations it answered, wherever they were sent. */
export function createReadHistory({ history, seals }: Dependencies) {
  const keysOf = async (key: HistoryKey): Promise<readonly HistoryKey[]> => {
    const { entries } = await history.page({ keys: [key], topic: 'events', size: mostLinks });
    const linked = entries.flatMap((one) =>
      one.kind === 'entry' && one.entry.sealed.fact.kind === 'history-linked'
        ? [one.entry.sealed.fact.other]
        : [],
    );
    return [...new Set([key, ...linked])];
  };
  const narrowed = async (scope: HistoryScope) => {
    if (scope.kind === 'all') return {};
    if (scope.kind === 'one') return { keys: await keysOf(scope.key) };
    const { person: id } = scope;
    return { by: seals.keyIds.map((keyId) => pseudonymOf(seals, { kind: 'person', id }, keyId)) };
  };
  return async (scope: HistoryScope, place: HistoryPlaceAsked): Promise<HistoryPage> =>
    history.page({ ...(await narrowed(scope)), ...place });
}
export type ReadHistory = ReturnType<typeof createReadHistory>;
