import { z } from 'zod';
import {
  bounceReasons,
  handOverWays,
  type Invitation,
  invitationStates,
  matchReasons,
  meetings,
} from '../../domain/invitation.ts';
import { hiddenReasons } from '../../domain/relationship.ts';
import { unseenReasons } from '../../domain/mailbox.ts';
import type { InvitationLink } from '../../domain/invitation-link.ts';
import { searchTextOf } from '../../domain/invitation-search.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import {
  CustomerTenantIdSchema,
  InstantSchema,
  InvitationIdSchema,
  LanguageSchema,
  MailboxSchema,
  NamedPersonSchema,
  PersonIdSchema,
  ProviderTenantIdSchema,
  ShownCardSchema,
} from './common-schemas.ts';

const Mail = z.strictObject({
  mailbox: MailboxSchema,
  messageId: z.string(),
  conversationId: z.string().exactOptional(),
});

const StateSchema = z.enum(invitationStates);

const LetterSchema = z.strictObject({ subject: z.string(), before: z.string(), after: z.string() });

const common = {
  id: InvitationIdSchema,
  revision: z.int().min(0),
  inviter: PersonIdSchema,
  inviterName: z.string(),
  begunBy: NamedPersonSchema.exactOptional(),
  resellerName: z.string(),
  createdAt: InstantSchema,
  recipient: z.strictObject({
    email: z.string(),
    domain: z.string(),
    contactName: z.string().exactOptional(),
    company: z.string(),
    further: z.array(z.string()),
    cc: z.array(z.string()),
    country: z.string().exactOptional(),
    tenantId: CustomerTenantIdSchema,
    tenantName: z.string(),
  }),
  relationship: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('alone') }),
    z.strictObject({
      kind: z.literal('joint'),
      providerId: ProviderTenantIdSchema,
      providerName: z.string(),
    }),
  ]),
  meeting: z.enum(meetings),
  language: LanguageSchema,
  link: z.custom<InvitationLink>((value) => typeof value === 'string' && value !== ''),
  letter: LetterSchema,
  findings: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('look-alike'),
        customerName: z.string(),
        customerDomain: z.string(),
      }),
      z.strictObject({ kind: z.literal('other-country'), country: z.string(), ours: z.string() }),
      z.strictObject({ kind: z.literal('no-list') }),
      z.strictObject({
        kind: z.literal('invited-before'),
        inviterName: z.string(),
        at: InstantSchema,
        state: StateSchema,
      }),
    ]),
  ),
  moves: z.array(
    z.strictObject({
      state: StateSchema,
      at: InstantSchema,
      by: PersonIdSchema.exactOptional(),
      unmatched: z.literal(true).exactOptional(),
      passedTo: NamedPersonSchema.exactOptional(),
    }),
  ),
  notOf: z.array(z.strictObject({ id: CustomerTenantIdSchema, at: InstantSchema })).exactOptional(),
  note: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  noted: z.int().min(1).exactOptional(),
  approvedBy: z.array(NamedPersonSchema).exactOptional(),
};

export const SendFailureSchema = z.enum([
  'no-rights',
  'claimed-by-colleague',
  'mailbox-refused',
  'recipient-refused',
  'gave-up',
]);

const answered = {
  noticedAt: InstantSchema,
  customer: z.strictObject({ id: CustomerTenantIdSchema, name: z.string() }),
  match: z.enum(matchReasons),
  leftAt: InstantSchema.exactOptional(),
  mail: Mail.exactOptional(),
  unsent: SendFailureSchema.exactOptional(),
};

const mailed = {
  sentAt: InstantSchema,
  how: z.enum(['mailbox', 'by-hand']),
  mail: Mail.exactOptional(),
  linkFound: z.enum(['intact', 'broken']).exactOptional(),
};

const PlannedSchema = z.strictObject({
  number: z.int().min(1),
  at: InstantSchema,
  previewAt: InstantSchema,
});

const RemindersSchema = z.strictObject({
  sent: z.array(z.strictObject({ number: z.int().min(1), at: InstantSchema })),
  next: PlannedSchema.exactOptional(),
  off: z.literal(true).exactOptional(),
});

const sent = {
  ...mailed,
  state: z.literal('sent'),
  reminders: RemindersSchema.exactOptional(),
  undelivered: z.array(z.string()).exactOptional(),
  unseen: z.strictObject({ since: InstantSchema, why: z.enum(unseenReasons) }).exactOptional(),
  card: ShownCardSchema.exactOptional(),
};

const bounced = {
  ...mailed,
  state: z.literal('bounced'),
  bouncedAt: InstantSchema,
  bounce: z.enum(bounceReasons),
};

const replied = {
  ...mailed,
  state: z.literal('answered'),
  repliedAt: InstantSchema,
  replyLink: z.string().exactOptional(),
};

const withdrawn = { state: z.literal('withdrawn'), withdrawnAt: InstantSchema, mail: Mail.exactOptional() };

const AnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rejected'),
    by: NamedPersonSchema,
    at: InstantSchema,
    comment: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('expired'), at: InstantSchema }),
]);

const InvitationSchema: z.ZodType<Invitation> = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('draft'), answer: AnswerSchema.exactOptional() }),
  z.strictObject({
    ...common,
    state: z.literal('waiting-approval'),
    askedAt: InstantSchema,
    request: z.int().min(1),
  }),
  z.strictObject({ ...common, state: z.literal('discarded'), discardedAt: InstantSchema }),
  z.strictObject({
    ...common,
    state: z.literal('sending'),
    decidedAt: InstantSchema,
    decidedBy: PersonIdSchema,
    again: z
      .strictObject({
        letter: LetterSchema,
        before: z.discriminatedUnion('state', [
          z.strictObject(sent),
          z.strictObject(bounced),
          z.strictObject(replied),
          z.strictObject(withdrawn),
        ]),
      })
      .exactOptional(),
    waitsForSignIn: z.literal(true).exactOptional(),
    needsAttention: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    ...common,
    state: z.literal('handed-over'),
    handedOverAt: InstantSchema,
    way: z.enum(handOverWays),
    mail: Mail.exactOptional(),
    webLink: z.string().exactOptional(),
    card: ShownCardSchema.exactOptional(),
    waitsForSignIn: z.literal(true).exactOptional(),
    needsAttention: z.literal(true).exactOptional(),
  }),
  z.strictObject({ ...common, ...sent }),
  z.strictObject({ ...common, ...bounced }),
  z.strictObject({ ...common, ...replied }),
  z.strictObject({ ...common, ...withdrawn }),
  z.strictObject({
    ...common,
    state: z.literal('failed'),
    failedAt: InstantSchema,
    reason: SendFailureSchema,
  }),
  z.strictObject({
    ...common,
    ...answered,
    state: z.literal('half-accepted'),
    half: z.enum(['reseller', 'provider']),
    providerHidden: z.enum(hiddenReasons).exactOptional(),
  }),
  z.strictObject({ ...common, ...answered, state: z.literal('accepted') }),
]);

const invitationKind = defineKind({ kind: 'invitation', schema: InvitationSchema, upgrades: [] });

/** One invitation a partition, which its acts share. */
export const invitationKey = (aggregateId: string): Key => ({ partition: aggregateId, id: 'invitation' });

export function toInvitationBody(invitation: Invitation): Body {
  const { state, inviter, createdAt } = invitation;
  const { tenantId, domain } = invitation.recipient;
  const search = searchTextOf(invitation);
  // What was taken back is found among the answered ones as well: whoever remembers it must forget it.
  const answeredAt = 'noticedAt' in invitation ? invitation.noticedAt : invitation.notOf?.at(-1)?.at;
  const answered = answeredAt === undefined ? {} : { answeredAt };
  const asked = { state, inviter, createdAt, tenantId, domain, search, ...answered };
  return { ...invitationKind.wrap(invitation), asked };
}

export const toInvitation = ({ resource }: Document): Invitation => invitationKind.unwrap(resource);
