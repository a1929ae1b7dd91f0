import type { PersonId } from '../../src/domain/ids.ts';
import type { People, Person } from '../../src/ports/people.ts';
import type { Stored } from '../../src/ports/register.ts';

export interface MemoryPeople extends People {
  all(): readonly Person[];
}

export function createMemoryPeople(): MemoryPeople {
  const people = new Map<PersonId, Stored<Person>>();
  let writes = 0;
  return {
    all: () => [...people.values()].map(({ value }) => structuredClone(value)),
    read: async (id) => structuredClone(people.get(id)),
    put: async (person, over) => {
      if (people.get(person.id)?.version !== over?.version) return 'conflict';
      people.set(person.id, { value: structuredClone(person), version: `w${++writes}` });
      return 'written';
    },
  };
}
