import type { PersonId } from '../../src/domain/ids.ts';
import type { Stored } from '../../src/ports/register.ts';
import type { WaitingAsk, WaitingAsks } from '../../src/ports/waiting-asks.ts';

export function createMemoryWaitingAsks(): WaitingAsks {
  const kept = new Map<PersonId, Stored<readonly WaitingAsk[]>>();
  let writes = 0;
  return {
    read: async (person) => structuredClone(kept.get(person)),
    put: async (person, asks, over) => {
      if (kept.get(person)?.version !== over?.version) return 'conflict';
      kept.set(person, { value: structuredClone(asks), version: `w${++writes}` });
      return 'written';
    },
  };
}
