import { z } from 'zod';
import { matchReasons } from '../../domain/invitation.ts';
import { aloneReasons } from '../../domain/message.ts';
import type { Newcomer } from '../../domain/newcomer.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import {
  CustomerSchema,
  InstantSchema,
  InvitationIdSchema,
  NamedPersonSchema,
  PersonIdSchema,
  ShownCardSchema,
} from './common-schemas.ts';

const Question = z.strictObject({
  askedAt: InstantSchema,
  candidates: z.array(
    z.strictObject({ invitationId: InvitationIdSchema, reason: z.enum(matchReasons).exclude(['answered']) }),
  ),
  asked: z.array(PersonIdSchema),
  passedOnAt: InstantSchema.exactOptional(),
});

const common = {
  customer: CustomerSchema,
  domains: z.array(z.string()),
  mailDomain: z.string().exactOptional(),
  firstSeenAt: InstantSchema,
  revision: z.int().min(1),
  question: Question.exactOptional(),
  alone: z.strictObject({ at: InstantSchema, why: z.enum(aloneReasons) }).exactOptional(),
  cards: z.array(ShownCardSchema).exactOptional(),
};

const belonging = {
  at: InstantSchema,
  invitationId: InvitationIdSchema,
  reason: z.enum(matchReasons),
  by: NamedPersonSchema.exactOptional(),
};

const NewcomerSchema: z.ZodType<Newcomer> = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('unmatched') }),
  z.strictObject({ ...common, state: z.literal('asked'), question: Question }),
  z.strictObject({ ...common, ...belonging, state: z.literal('claimed') }),
  z.strictObject({ ...common, ...belonging, state: z.literal('explained') }),
  z.strictObject({
    ...common,
    state: z.literal('none'),
    question: Question,
    at: InstantSchema,
    by: NamedPersonSchema,
  }),
]);

const newcomerKind = defineKind({ kind: 'newcomer', schema: NewcomerSchema, upgrades: [] });

/** One newcomer a partition, which the questions about it share. */
export const newcomerDocumentKey = (aggregateId: string): Key => ({ partition: aggregateId, id: 'newcomer' });

export function toNewcomerBody(newcomer: Newcomer): Body {
  const { state, firstSeenAt } = newcomer;
  return { ...newcomerKind.wrap(newcomer), asked: { state, firstSeenAt } };
}

export const toNewcomer = ({ resource }: Document): Newcomer => newcomerKind.unwrap(resource);
