import { z } from 'zod';
import { attentionTopics } from '../../domain/attention.ts';
import { rightsEnds } from '../../domain/delegated-rights.ts';
import { bounceReasons } from '../../domain/invitation.ts';
import { aloneReasons, type Notice, removalNews } from '../../domain/message.ts';
import { warningDays } from '../../domain/permissions.ts';
import { reminderFailures } from '../../domain/reminder.ts';
import { personSystems, signInNeeds } from '../../domain/sign-in.ts';
import {
  AggregateIdSchema,
  ApprovalIdSchema,
  CustomerTenantIdSchema,
  InstantSchema,
  InvitationIdSchema,
} from './common-schemas.ts';
import { SendFailureSchema } from './invitation-document.ts';

export const NoticeSchema: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['invitation-accepted', 'invitation-half-accepted', 'customer-left']),
    invitationId: InvitationIdSchema,
    customerName: z.string(),
    noticedAt: InstantSchema,
  }),
  z.strictObject({ kind: z.enum(['forgotten', 'withheld']) }),
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
