import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import { newsKinds } from '../../domain/notification.ts';
import { unreachableReasons } from '../../domain/unreachable.ts';
import type { Followers, People, Person } from '../../ports/people.ts';
import { followersQuery } from './queries.ts';
import { defineKind } from './document-kind.ts';
import type { Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { FollowedSinceSchema, InstantSchema, LanguageSchema, PersonIdSchema } from './common-schemas.ts';
import { readStored } from './stored.ts';

const PersonSchema: z.ZodType<Person> = z.strictObject({
  id: PersonIdSchema,
  name: z.string(),
  language: LanguageSchema.exactOptional(),
  clientLocale: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  chosenTimeZone: z.string().exactOptional(),
  reference: z.record(z.string(), z.unknown()).exactOptional(),
  welcomedAt: InstantSchema.exactOptional(),
  signedOutAt: InstantSchema.exactOptional(),
  notifications: z
    .strictObject({
      own: z.array(z.enum(newsKinds)),
      all: z.array(z.enum(newsKinds)),
      since: FollowedSinceSchema.exactOptional(),
      rhythm: z.enum(['at-once', 'daily']),
      hours: z.strictObject({ from: z.string(), to: z.string() }).exactOptional(),
      weekdaysOnly: z.boolean(),
    })
    .exactOptional(),
  unreachable: z.strictObject({ reason: z.enum(unreachableReasons), since: InstantSchema }).exactOptional(),
});

const personKind = defineKind({ kind: 'person', schema: PersonSchema, upgrades: [] });

const personKey = (id: PersonId): Key => ({ partition: id, id: 'person' });

export function createCosmosPeople(people: Documents): People & Followers {
  return {
    following: (kind) => people.query(followersQuery(kind), ({ resource }) => personKind.unwrap(resource)),
    read: (id) => readStored(people, personKey(id), ({ resource }) => personKind.unwrap(resource)),
    remove: ({ value, version }) => people.remove(personKey(value.id), version),
    async put(person, over) {
      const follows = person.notifications?.all ?? [];
      const body = { ...personKind.wrap(person), ...(follows.length > 0 ? { asked: { follows } } : {}) };
      const key = personKey(person.id);
      return (await people.put(key, body, over?.version)).kind;
    },
  };
}
