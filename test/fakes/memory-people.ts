import type { PersonId } from '../../src/domain/ids.ts';
import type { Followers, People, Person } from '../../src/ports/people.ts';
import type { Stored } from '../../src/ports/register.ts';

export interface MemoryPeople extends People, Followers {
  all(): readonly Person[];
}

export function createMemoryPeople(): MemoryPeople {
  const people = new Map<PersonId, Stored<Person>>();
  let writes = 0;
  return {
    all: () => [...people.values()].map(({ value }) => structuredClone(value)),
    following: async (kind) =>
      structuredClone(
        [...people.values()]
          .map(({ value }) => value)
          .filter(({ notifications }) => notifications?.all.includes(kind)),
      ),
    read: async (id) => structuredClone(people.get(id)),
    remove: async ({ value, version }) => {
      if (people.get(value.id)?.version === version) people.delete(value.id);
    },
    put: async (person, over) => {
      if (people.get(person.id)?.version !== over?.version) return 'conflict';
      people.set(person.id, { value: structuredClone(person), version: `w${++writes}` });
      return 'written';
    },
  };
}
