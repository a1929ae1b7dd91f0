import { z } from 'zod';
import {
  type RemovalKey,
  parseAggregateId,
  parseChannelId,
  parseApprovalId,
  parseCustomerTenantId,
  parseHistoryKey,
  parseInvitationId,
  parsePersonId,
  parseProviderTenantId,
} from '../../domain/ids.ts';
import { newsKinds } from '../../domain/notification.ts';

/** An id as its parser leaves it; anything that the parser would change was not written by us. */
function idSchema<T extends string>(parse: (text: unknown) => T | undefined) {
  return z.custom<T>((value) => typeof value === 'string' && parse(value) === value);
}

export const InvitationIdSchema = idSchema(parseInvitationId);
export const ChannelIdSchema = idSchema(parseChannelId);
export const AggregateIdSchema = idSchema(parseAggregateId);
export const HistoryKeySchema = idSchema(parseHistoryKey);
export const ApprovalIdSchema = idSchema(parseApprovalId);
export const RemovalKeySchema = z.custom<RemovalKey>(
  (value) => typeof value === 'string' && value.startsWith('removal:') && parseAggregateId(value) === value,
);
export const PersonIdSchema = idSchema(parsePersonId);
export const CustomerTenantIdSchema = idSchema(parseCustomerTenantId);
export const ProviderTenantIdSchema = idSchema(parseProviderTenantId);
export const InstantSchema = z.iso.datetime();
export const LanguageSchema = z.enum(['en', 'ru']);
export const CustomerSchema = z.strictObject({
  id: CustomerTenantIdSchema,
  name: z.string(),
  domain: z.string(),
});
export const NamedPersonSchema = z.strictObject({ id: PersonIdSchema, name: z.string() });
export const MailboxSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own'), person: PersonIdSchema }),
  z.strictObject({ kind: z.literal('shared') }),
]);
export const FollowedSinceSchema = z.partialRecord(z.enum(newsKinds), InstantSchema);
export const ShownCardSchema = z.strictObject({ person: PersonIdSchema, activityId: z.string() });
