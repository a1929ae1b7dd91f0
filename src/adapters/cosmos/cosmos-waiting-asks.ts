import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import { personSystems, signInNeeds } from '../../domain/sign-in.ts';
import type { WaitingAsk, WaitingAsks } from '../../ports/waiting-asks.ts';
import { defineKind } from './document-kind.ts';
import type { Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { InstantSchema } from './common-schemas.ts';
import { readStored } from './stored.ts';

const WaitingAsksSchema: z.ZodType<readonly WaitingAsk[]> = z.array(
  z.strictObject({
    system: z.enum(personSystems),
    need: z.enum(signInNeeds),
    at: InstantSchema,
    asked: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text'), text: z.string() }),
      z.strictObject({
        kind: z.literal('action'),
        verb: z.string(),
        data: z.unknown(),
        cardActivityId: z.string().exactOptional(),
      }),
    ]),
  }),
);

const asksKind = defineKind({ kind: 'waiting-asks', schema: WaitingAsksSchema, upgrades: [] });

const keyOf = (person: PersonId): Key => ({ partition: person, id: 'waiting-asks' });

/** Whoever signs in a day later has long asked again. */
const ttlSeconds = 24 * 3_600;

export function createCosmosWaitingAsks(people: Documents): WaitingAsks {
  return {
    read: (person) => readStored(people, keyOf(person), ({ resource }) => asksKind.unwrap(resource)),
    async put(person, asks, over) {
      const body = { ...asksKind.wrap(asks), ttlSeconds };
      const key = keyOf(person);
      return (await people.put(key, body, over?.version)).kind;
    },
  };
}
