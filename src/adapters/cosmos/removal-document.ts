import { z } from 'zod';
import type { CustomerTenantId } from '../../domain/ids.ts';
import { removalKey } from '../../domain/ids.ts';
import { type Removal, removalRefusals, removalStates } from '../../domain/removal.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import {
  CustomerSchema,
  InstantSchema,
  LanguageSchema,
  MailboxSchema,
  NamedPersonSchema,
} from './common-schemas.ts';

const noticeText = { language: LanguageSchema, subject: z.string(), text: z.string() };

const NoticeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mail'),
    ...noticeText,
    to: z.string(),
    mailed: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('sent'),
          at: InstantSchema,
          mailbox: MailboxSchema,
          messageId: z.string(),
        }),
        z.strictObject({ kind: z.literal('failed'), at: InstantSchema }),
      ])
      .exactOptional(),
  }),
  z.strictObject({ kind: z.literal('by-hand'), ...noticeText, copiedAt: InstantSchema.exactOptional() }),
  z.strictObject({ kind: z.literal('not-required') }),
]);

const common = {
  customer: CustomerSchema,
  number: z.int().min(1),
  requester: NamedPersonSchema,
  requestedAt: InstantSchema,
  reason: z.string(),
  attestation: z.strictObject({ version: z.string(), language: LanguageSchema, at: InstantSchema }),
  typedName: z.string(),
  notice: NoticeSchema,
  revision: z.int().min(1),
  endings: z.array(
    z.strictObject({
      delegationId: z.string(),
      name: z.string(),
      by: NamedPersonSchema,
      at: InstantSchema,
      outcome: z.enum(['requested', 'over-already', 'refused']).exactOptional(),
    }),
  ),
  moves: z.array(
    z.strictObject({
      state: z.enum(removalStates),
      at: InstantSchema,
      by: NamedPersonSchema.exactOptional(),
    }),
  ),
};

const approved = {
  approvedAt: InstantSchema,
  approvedBy: z.array(NamedPersonSchema),
  coolsUntil: InstantSchema,
  waitingForSignIn: z.literal(true).exactOptional(),
};

const RemovalSchema: z.ZodType<Removal> = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('waiting-approval') }),
  z.strictObject({ ...common, ...approved, state: z.literal('cooling') }),
  z.strictObject({ ...common, ...approved, state: z.literal('removing'), begunAt: InstantSchema }),
  z.strictObject({
    ...common,
    state: z.literal('gone'),
    goneAt: InstantSchema,
    how: z.enum(['removed', 'vanished']),
    call: z.strictObject({ requestId: z.string(), correlationId: z.string() }).exactOptional(),
  }),
  z.strictObject({
    ...common,
    state: z.literal('refused'),
    refusedAt: InstantSchema,
    why: z.enum(removalRefusals),
    by: z.enum(['check', 'partner-center']),
  }),
  z.strictObject({
    ...common,
    state: z.literal('rejected'),
    rejectedAt: InstantSchema,
    rejectedBy: NamedPersonSchema,
    comment: z.string().exactOptional(),
  }),
  z.strictObject({
    ...common,
    state: z.literal('cancelled'),
    cancelledAt: InstantSchema,
    cancelledBy: NamedPersonSchema,
  }),
  z.strictObject({ ...common, state: z.literal('expired'), expiredAt: InstantSchema }),
]);

const removalKind = defineKind({ kind: 'removal', schema: RemovalSchema, upgrades: [] });

/** All removals of one customer stand in one partition: the next one can be created by one person only. */
export const removalDocumentKey = (customer: CustomerTenantId, number: number): Key => ({
  partition: removalKey(customer),
  id: `removal-${number}`,
});

export function toRemovalBody(removal: Removal): Body {
  return { ...removalKind.wrap(removal), asked: { state: removal.state } };
}

export const toRemoval = ({ resource }: Document): Removal => removalKind.unwrap(resource);
