import { z } from 'zod';
import type { Act, ActProgress, OutboxEntry } from '../../ports/acts.ts';
import { documentId } from './document-id.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document } from './document-shape.ts';
import {
  AggregateIdSchema,
  ApprovalIdSchema,
  ChannelIdSchema,
  CustomerTenantIdSchema,
  InstantSchema,
  InvitationIdSchema,
  NamedPersonSchema,
  PersonIdSchema,
  ShownCardSchema,
} from './common-schemas.ts';
import { RecordSchema } from './history-schemas.ts';
import { NoticeSchema } from './notice-schema.ts';

const ActSchema: z.ZodType<Act> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('send-mail'), invitationId: InvitationIdSchema }),
  z.strictObject({
    kind: z.literal('make-draft'),
    invitationId: InvitationIdSchema,
    // Absent in what older versions left.
    handedOverAt: InstantSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.enum(['remind', 'preview-reminder']),
    invitationId: InvitationIdSchema,
    number: z.int().min(1),
  }),
  z.strictObject({
    kind: z.literal('announce'),
    owner: PersonIdSchema.exactOptional(),
    forAdmins: z.literal([true, 'alone']).exactOptional(),
    besides: z.array(PersonIdSchema).exactOptional(),
    notice: NoticeSchema,
  }),
  z.strictObject({ kind: z.literal('post'), channel: ChannelIdSchema, notice: NoticeSchema }),
  z.strictObject({ kind: z.literal('notify'), to: PersonIdSchema, notice: NoticeSchema }),
  z.strictObject({
    kind: z.literal('show'),
    invitationId: InvitationIdSchema,
    card: ShownCardSchema,
  }),
  z.strictObject({ kind: z.literal('show-question'), customerId: CustomerTenantIdSchema }),
  z.strictObject({
    kind: z.literal('release-newcomer'),
    customerId: CustomerTenantIdSchema,
    invitationId: InvitationIdSchema,
  }),
  z.strictObject({ kind: z.literal('forget-person'), person: PersonIdSchema, at: InstantSchema }),
  z.strictObject({
    kind: z.literal('forget-address'),
    address: z.string(),
    by: NamedPersonSchema,
    at: InstantSchema,
  }),
  z.strictObject({ kind: z.literal('record'), record: RecordSchema }),
  z.strictObject({
    kind: z.literal('ask-approver'),
    approvalId: ApprovalIdSchema,
    to: PersonIdSchema,
    isReminder: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('show-approval'), approvalId: ApprovalIdSchema }),
  z.strictObject({
    kind: z.literal('approval-due'),
    approvalId: ApprovalIdSchema,
    what: z.enum(['remind', 'expire']),
  }),
  z.strictObject({
    kind: z.enum(['remove-customer', 'mail-removal-notice']),
    number: z.int().min(1),
  }),
  z.strictObject({ kind: z.literal('end-delegation'), number: z.int().min(1), delegationId: z.string() }),
  z.strictObject({ kind: z.literal('register-events'), revision: z.int().min(1) }),
]);

const ProgressSchema: z.ZodType<ActProgress> = z.strictObject({
  attempts: z.int().min(0),
  messageId: z.string().exactOptional(),
  begunAt: InstantSchema.exactOptional(),
  waitsFor: PersonIdSchema.exactOptional(),
  attention: z.strictObject({ since: InstantSchema }).exactOptional(),
  attended: z.int().min(1).exactOptional(),
  lastFault: z.string().exactOptional(),
  after: z.string().exactOptional(),
  answered: z.strictObject({ requestId: z.string(), correlationId: z.string() }).exactOptional(),
});

/** An outbox entry as it is stored; its version is the etag. */
export type StoredAct = Omit<OutboxEntry, 'version'>;

const StoredActSchema: z.ZodType<StoredAct> = z.strictObject({
  aggregateId: AggregateIdSchema,
  entryId: z.string(),
  act: ActSchema,
  progress: ProgressSchema,
  dueAt: InstantSchema,
});

const actKind = defineKind({ kind: 'act', schema: StoredActSchema, upgrades: [] });

export const actDocumentId = (entryId: string): string => documentId(`act:${entryId}`);

/** `leasedUntilMs` is on the machine's clock; 0 leaves the act to anybody. */
export function toActBody(entry: StoredAct, leasedUntilMs: number): Body {
  const { aggregateId, entryId, act, progress, dueAt } = entry;
  return {
    ...actKind.wrap({ aggregateId, entryId, act, progress, dueAt }),
    asked: {
      does: act.kind,
      dueAt,
      leasedUntilMs,
      ...(progress.waitsFor ? { waitsFor: progress.waitsFor } : {}),
      ...(progress.attention ? { attention: 'needed' } : {}),
    },
  };
}

export function toEntry({ resource, etag }: Document): OutboxEntry {
  return { ...actKind.unwrap(resource), version: etag };
}

export const heldUntilMsOf = ({ resource }: Document): number => Number(resource.leasedUntilMs ?? 0);
