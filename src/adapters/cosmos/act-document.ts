import { z } from 'zod';
import { attentionTopics } from '../../domain/attention.ts';
import { bounceReasons } from '../../domain/invitation.ts';
import { aloneReasons, type Notice, removalNews } from '../../domain/message.ts';
import { rightsEnds } from '../../domain/delegated-rights.ts';
import { warningDays } from '../../domain/permissions.ts';
import { reminderFailures } from '../../domain/reminder.ts';
import { personSystems, signInNeeds } from '../../domain/sign-in.ts';
import type { Act, ActProgress, OutboxEntry } from '../../ports/register.ts';
import { documentId } from './document-id.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document } from './document-shape.ts';
import {
  AggregateIdSchema,
  ChannelIdSchema,
  ApprovalIdSchema,
  CustomerTenantIdSchema,
  InstantSchema,
  InvitationIdSchema,
  PersonIdSchema,
  ShownCardSchema,
} from './id-schemas.ts';
import { RecordSchema } from './history-schemas.ts';
import { SendFailureSchema } from './invitation-document.ts';

export const NoticeSchema: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['invitation-accepted', 'invitation-half-accepted', 'customer-left']),
    invitationId: InvitationIdSchema,
    customerName: z.string(),
    noticedAt: InstantSchema,
  }),
  z.strictObject({ kind: z.literal('forgotten') }),
  z.strictObject({ kind: z.enum(['link-broken', 'customer-replied']), invitationId: InvitationIdSchema }),
  z.strictObject({
    kind: z.literal('reminder-due'),
    invitationId: InvitationIdSchema,
    number: z.int().min(1),
    at: InstantSchema,
  }),
  z.strictObject({
    kind: z.literal('reminder-failed'),
    invitationId: InvitationIdSchema,
    reason: z.enum(reminderFailures),
  }),
  z.strictObject({
    kind: z.literal('mail-bounced'),
    invitationId: InvitationIdSchema,
    why: z.enum(bounceReasons),
    isPartial: z.boolean(),
  }),
  z.strictObject({
    kind: z.enum(['invitation-failed', 'resend-failed']),
    invitationId: InvitationIdSchema,
    reason: SendFailureSchema,
  }),
  z.strictObject({
    kind: z.literal('sign-in-needed'),
    need: z.enum(signInNeeds),
    system: z.enum(personSystems),
    invitationId: InvitationIdSchema.exactOptional(),
    removal: z.strictObject({ customerId: CustomerTenantIdSchema, number: z.int().min(1) }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('invitation-assigned'),
    invitationId: InvitationIdSchema,
    byName: z.string(),
  }),
  z.strictObject({
    kind: z.literal('needs-attention'),
    aggregateId: AggregateIdSchema,
    entryId: z.string(),
    topic: z.enum(attentionTopics),
  }),
  z.strictObject({
    kind: z.literal('customer-arrived'),
    customerId: CustomerTenantIdSchema,
    customerName: z.string(),
    noticedAt: InstantSchema,
    why: z.enum(aloneReasons),
  }),
  z.strictObject({
    kind: z.literal('customer-lost'),
    customerId: CustomerTenantIdSchema,
    customerName: z.string(),
    noticedAt: InstantSchema,
  }),
  z.strictObject({
    kind: z.literal('rights-ended'),
    customerId: CustomerTenantIdSchema,
    customerName: z.string(),
    what: z.enum(['gdap', 'dap']),
    how: z.enum(rightsEnds),
    name: z.string().exactOptional(),
    endsAt: InstantSchema.exactOptional(),
    noticedAt: InstantSchema,
  }),
  z.strictObject({
    kind: z.literal('events-taken'),
    holder: z.string().exactOptional(),
    noticedAt: InstantSchema,
  }),
  z.strictObject({ kind: z.literal('events-moved'), noticedAt: InstantSchema }),
  z.strictObject({
    kind: z.literal('credential-ends'),
    credential: z.enum(['secret', 'certificate']),
    endsAt: InstantSchema,
    days: z.literal(warningDays),
  }),
  z.strictObject({
    kind: z.literal('match-undone'),
    invitationId: InvitationIdSchema,
    customerName: z.string(),
    byName: z.string(),
  }),
  z.strictObject({
    kind: z.literal('invitation-passed-on'),
    invitationId: InvitationIdSchema,
    toName: z.string(),
  }),
  z.strictObject({ kind: z.literal('channel-lost'), channelName: z.string() }),
  z.strictObject({ kind: z.literal('whose-customer'), customerId: CustomerTenantIdSchema }),
  z.strictObject({ kind: z.enum(['approval-decided', 'approvers-unreached']), approvalId: ApprovalIdSchema }),
  z.strictObject({
    kind: z.literal('approval-waiting'),
    approvalId: ApprovalIdSchema,
    customerName: z.string(),
  }),
  z.strictObject({
    kind: z.literal('removal-news'),
    customerId: CustomerTenantIdSchema,
    number: z.int().min(1),
    news: z.enum(removalNews),
  }),
]);

const ActSchema: z.ZodType<Act> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['send-mail', 'make-draft']), invitationId: InvitationIdSchema }),
  z.strictObject({
    kind: z.enum(['remind', 'preview-reminder']),
    invitationId: InvitationIdSchema,
    number: z.int().min(1),
  }),
  z.strictObject({
    kind: z.literal('announce'),
    owner: PersonIdSchema.exactOptional(),
    forAdmins: z.literal(true).exactOptional(),
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
    by: z.strictObject({ id: PersonIdSchema, name: z.string() }),
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
