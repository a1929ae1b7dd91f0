import { z } from 'zod';
import { unreachableReasons } from '../../domain/unreachable.ts';
import type { Telling } from '../../ports/register.ts';
import { NoticeSchema } from './notice-schema.ts';
import { documentId } from './document-id.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document } from './document-shape.ts';
import { AggregateIdSchema, ChannelIdSchema, InstantSchema, PersonIdSchema } from './common-schemas.ts';

const TellingSchema: z.ZodType<Telling> = z.strictObject({
  id: z.string(),
  aggregateId: AggregateIdSchema,
  to: z.union([
    z.strictObject({ person: PersonIdSchema }),
    z.strictObject({ channel: ChannelIdSchema, name: z.string() }),
  ]),
  notice: NoticeSchema,
  at: InstantSchema,
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('delivered'), isRepeat: z.boolean() }),
    z.strictObject({ kind: z.literal('unreachable'), reason: z.enum(unreachableReasons) }),
    z.strictObject({ kind: z.literal('held'), until: InstantSchema }),
    z.strictObject({ kind: z.enum(['not-wanted', 'no-role']) }),
  ]),
});

const tellingKind = defineKind({ kind: 'telling', schema: TellingSchema, upgrades: [] });

/** Nobody asks why after so long; what must be proved for years stands in the history. */
const keptSeconds = 400 * 86_400;

export const tellingDocumentId = (id: string): string => documentId(`telling:${id}`);

export function toTellingBody(telling: Telling): Body {
  const { to, at } = telling;
  const asked = { at, ...('person' in to ? { to: to.person } : {}) };
  return { ...tellingKind.wrap(telling), asked, ttlSeconds: keptSeconds };
}

export const toTelling = ({ resource }: Document): Telling => tellingKind.unwrap(resource);
