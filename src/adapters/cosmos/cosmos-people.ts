import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import type { People, Person } from '../../ports/people.ts';
import { defineKind } from './document-kind.ts';
import type { Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { InstantSchema, PersonIdSchema } from './id-schemas.ts';

const PersonSchema: z.ZodType<Person> = z.strictObject({
  id: PersonIdSchema,
  name: z.string(),
  language: z.enum(['en', 'ru']).exactOptional(),
  clientLocale: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  chosenTimeZone: z.string().exactOptional(),
  reference: z.record(z.string(), z.unknown()).exactOptional(),
  welcomedAt: InstantSchema.exactOptional(),
  signedOutAt: InstantSchema.exactOptional(),
});

const personKind = defineKind({ kind: 'person', schema: PersonSchema, upgrades: [] });

const personKey = (id: PersonId): Key => ({ partition: id, id: 'person' });

export function createCosmosPeople(people: Documents): People {
  return {
    async read(id) {
      const stored = await people.read(personKey(id));
      return stored && { value: personKind.unwrap(stored.resource), version: stored.etag };
    },
    async put(person, over) {
      const body = personKind.wrap(person);
      const key = personKey(person.id);
      const outcome = over ? await people.replace(key, body, over.version) : await people.create(key, body);
      return outcome.kind;
    },
  };
}
