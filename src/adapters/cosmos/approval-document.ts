import { z } from 'zod';
import type { Approval } from '../../domain/approval.ts';
import { type ApprovalId, partsOfApproval } from '../../domain/ids.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import {
  InstantSchema,
  InvitationIdSchema,
  PersonIdSchema,
  RemovalKeySchema,
  ShownCardSchema,
} from './id-schemas.ts';

export const NamedSchema = z.strictObject({ id: PersonIdSchema, name: z.string() });

const common = {
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('removal'), id: RemovalKeySchema }),
    z.strictObject({ kind: z.literal('invitation'), id: InvitationIdSchema }),
  ]),
  number: z.int().min(1),
  revision: z.int().min(1),
  about: z.string(),
  requester: NamedSchema,
  requestedAt: InstantSchema,
  approvers: z.array(NamedSchema),
  needed: z.int().min(1),
  expiresAt: InstantSchema,
  consents: z.array(
    z.strictObject({ by: NamedSchema, at: InstantSchema, comment: z.string().exactOptional() }),
  ),
  reassignments: z.array(
    z.strictObject({
      from: NamedSchema,
      to: NamedSchema,
      at: InstantSchema,
      comment: z.string().exactOptional(),
    }),
  ),
  remindedAt: InstantSchema.exactOptional(),
  cards: z.array(ShownCardSchema),
  unreached: z.array(NamedSchema),
};

const ApprovalSchema: z.ZodType<Approval> = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('waiting') }),
  z.strictObject({ ...common, state: z.literal('approved'), at: InstantSchema }),
  z.strictObject({
    ...common,
    state: z.literal('rejected'),
    at: InstantSchema,
    by: NamedSchema,
    comment: z.string().exactOptional(),
  }),
  z.strictObject({ ...common, state: z.literal('expired'), at: InstantSchema }),
  z.strictObject({
    ...common,
    state: z.literal('cancelled'),
    at: InstantSchema,
    why: z.enum(['withdrawn', 'edited', 'moot']),
    by: NamedSchema.exactOptional(),
  }),
]);

const approvalKind = defineKind({ kind: 'approval', schema: ApprovalSchema, upgrades: [] });

/** In the partition of what is to be approved, so that both move in one transaction. */
export const approvalKey = (id: ApprovalId): Key => {
  const { subject, number } = partsOfApproval(id);
  return { partition: subject, id: `approval-${number}` };
};

export function toApprovalBody(approval: Approval): Body {
  return { ...approvalKind.wrap(approval), asked: { state: approval.state } };
}

export const toApproval = ({ resource }: Document): Approval => approvalKind.unwrap(resource);
