import type { PersonId } from '../../src/domain/ids.ts';
import type { Digest, Digests } from '../../src/ports/digests.ts';
import type { Stored } from '../../src/ports/register.ts';

export function createMemoryDigests(): Digests {
  const digests = new Map<PersonId, Stored<Digest>>();
  let writes = 0;
  return {
    read: async (person) => structuredClone(digests.get(person)),
    put: async (digest, over) => {
      if (digests.get(digest.person)?.version !== over?.version) return 'conflict';
      digests.set(digest.person, { value: structuredClone(digest), version: `w${++writes}` });
      return 'written';
    },
    due: async (by) =>
      [...digests.values()]
        .filter(({ value }) => value.items.some(({ dueAt }) => dueAt <= by))
        .map(({ value }) => value.person),
  };
}
