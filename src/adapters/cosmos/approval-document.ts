import { z } from 'zod';
import type { Approval } from '../../domain/approval.ts';
import { type ApprovalId, partsOfApproval } from '../../domain/ids.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import {
  InstantSchema,
  InvitationIdSchema,
  NamedPersonSchema,
  RemovalKeySchema,
  ShownCardSchema,
} from './common-schemas.ts';

const common = {
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('removal'), id: RemovalKeySchema }),
    z.strictObject({ kind: z.literal('invitation'), id: InvitationIdSchema }),
  ]),
  number: z.int().min(1),
  revision: z.int().min(1),
  about: z.string(),
  requester: NamedPersonSchema,
  requestedAt: InstantSchema,
  approvers: z.array(NamedPersonSchema),
  needed: z.int().min(1),
  expiresAt: InstantSchema,
  consents: z.array(
    z.strictObject({ by: NamedPersonSchema, at: InstantSchema, comment: z.string().exactOptional() }),
  ),
  reassignments: z.array(
    z.strictObject({
      from: NamedPersonSchema,
      to: NamedPersonSchema,
      at: InstantSchema,
      comment: z.string().exactOptional(),
    }),
  ),
  remindedAt: InstantSchema.exactOptional(),
  cards: z.array(ShownCardSchema),
  unreached: z.array(NamedPersonSchema),
};

const ApprovalSchema: z.ZodType<Approval> = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('waiting') }),
  z.strictObject({ ...common, state: z.literal('approved'), at: InstantSchema }),
  z.strictObject({
    ...common,
    state: z.literal('rejected'),
    at: InstantSchema,
    by: NamedPersonSchema,
    comment: z.string().exactOptional(),
  }),
  z.strictObject({ ...common, state: z.literal('expired'), at: InstantSchema }),
  z.strictObject({
    ...common,
    state: z.literal('cancelled'),
    at: InstantSchema,
    why: z.enum(['withdrawn', 'edited', 'passed-on', 'moot']),
    by: NamedPersonSchema.exactOptional(),
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
