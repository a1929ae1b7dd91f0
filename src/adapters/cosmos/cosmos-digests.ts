import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import type { Digest, Digests } from '../../ports/digests.ts';
import { NoticeSchema } from './notice-schema.ts';
import { digestsDueQuery } from './queries.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { AggregateIdSchema, InstantSchema, PersonIdSchema } from './common-schemas.ts';
import { readStored } from './stored.ts';

const DigestSchema: z.ZodType<Digest> = z.strictObject({
  person: PersonIdSchema,
  items: z.array(
    z.strictObject({
      key: z.string(),
      aggregateId: AggregateIdSchema,
      notice: NoticeSchema,
      heldAt: InstantSchema,
      dueAt: InstantSchema,
      mayHaveCome: z.literal(true).exactOptional(),
    }),
  ),
  told: z.array(z.string()).exactOptional(),
  dropped: z.array(z.string()).exactOptional(),
  begunAt: InstantSchema.exactOptional(),
  tries: z.int().exactOptional(),
});

const digestKind = defineKind({ kind: 'digest', schema: DigestSchema, upgrades: [] });

/** Beside the person it is for. */
const digestKey = (person: PersonId): Key => ({ partition: person, id: 'digest' });

/** One that holds nothing has no moment, and is not found by it. */
function toBody(digest: Digest): Body {
  const [soonest] = digest.items.map(({ dueAt }) => dueAt).sort();
  return { ...digestKind.wrap(digest), ...(soonest === undefined ? {} : { asked: { dueAt: soonest } }) };
}

export function createCosmosDigests(people: Documents): Digests {
  return {
    read: (person) => readStored(people, digestKey(person), ({ resource }) => digestKind.unwrap(resource)),
    async put(digest, over) {
      const key = digestKey(digest.person);
      const body = toBody(digest);
      return (await people.put(key, body, over?.version)).kind;
    },
    due: (by) => people.query(digestsDueQuery(by), ({ resource }) => digestKind.unwrap(resource).person),
  };
}
