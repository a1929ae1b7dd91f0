import { z } from 'zod';
import { attentionChoices, attentionTopics } from '../../domain/attention.ts';
import {
  approvalSteps,
  approvalSubjects,
  calledSystems,
  callOutcomes,
  type HistoryFact,
  type HistoryRecord,
  historyTextNames,
  registrationSteps,
  removalSteps,
} from '../../domain/history.ts';
import type { ChainEnds, HistoryEntry } from '../../domain/history-chain.ts';
import { bounceReasons, handOverWays, invitationStates, matchReasons } from '../../domain/invitation.ts';
import { removalRefusals } from '../../domain/removal.ts';
import { reminderSteps } from '../../domain/reminder.ts';
import {
  CustomerTenantIdSchema,
  HistoryKeySchema,
  InstantSchema,
  InvitationIdSchema,
  LanguageSchema,
  NamedPersonSchema,
  PersonIdSchema,
  ProviderTenantIdSchema,
} from './common-schemas.ts';
import { SendFailureSchema } from './invitation-document.ts';

const StateSchema = z.enum(invitationStates);
const NewcomerStateSchema = z.enum(['unmatched', 'asked', 'claimed', 'explained', 'none']);
const MatchSchema = z.enum(matchReasons);

const FactSchema: z.ZodType<HistoryFact> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('invitation-moved'),
    invitationId: InvitationIdSchema,
    from: StateSchema.exactOptional(),
    to: StateSchema,
    providerId: ProviderTenantIdSchema.exactOptional(),
    way: z.enum(handOverWays).exactOptional(),
    how: z.enum(['mailbox', 'by-hand']).exactOptional(),
    link: z.enum(['intact', 'broken']).exactOptional(),
    reason: SendFailureSchema.exactOptional(),
    bounce: z.enum(bounceReasons).exactOptional(),
    half: z.enum(['reseller', 'provider']).exactOptional(),
    match: MatchSchema.exactOptional(),
    customerId: CustomerTenantIdSchema.exactOptional(),
    mail: z.strictObject({ mailbox: z.enum(['own', 'shared']), messageId: z.string() }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('reminder'),
    invitationId: InvitationIdSchema,
    step: z.enum(reminderSteps),
    number: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('letter-edited'), invitationId: InvitationIdSchema }),
  z.strictObject({
    kind: z.literal('invitation-changed'),
    invitationId: InvitationIdSchema,
    what: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('history-linked'),
    other: HistoryKeySchema,
    invitationId: InvitationIdSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('newcomer-moved'),
    from: NewcomerStateSchema.exactOptional(),
    to: NewcomerStateSchema,
    invitationId: InvitationIdSchema.exactOptional(),
    match: MatchSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('approval'),
    approvalId: z.string(),
    about: z.enum(approvalSubjects),
    step: z.enum(approvalSteps),
  }),
  z.strictObject({
    kind: z.literal('removal'),
    removalId: z.string(),
    step: z.enum(removalSteps),
    statement: z.strictObject({ version: z.string(), language: LanguageSchema }).exactOptional(),
    why: z.enum(removalRefusals).exactOptional(),
    delegationId: z.string().exactOptional(),
    outcome: z.enum(['requested', 'over-already', 'refused']).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('call'),
    system: z.enum(calledSystems),
    what: z.string(),
    outcome: z.enum(callOutcomes),
    status: z.int().exactOptional(),
    correlationId: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('event-registration'), step: z.enum(registrationSteps) }),
  z.strictObject({
    kind: z.literal('letter-template'),
    language: LanguageSchema,
    relationship: z.enum(['alone', 'joint']),
    revision: z.int(),
    reset: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('attention-settled'),
    topic: z.enum(attentionTopics),
    choice: z.enum(attentionChoices),
  }),
  z.strictObject({ kind: z.literal('setting'), setting: z.string() }),
  z.strictObject({ kind: z.literal('person-erased'), person: z.string() }),
]);

const TextNameSchema = z.enum(historyTextNames);

const SubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), id: PersonIdSchema }),
  z.strictObject({ kind: z.literal('address'), address: z.string() }),
]);

export const RecordSchema: z.ZodType<HistoryRecord> = z.strictObject({
  name: z.string(),
  key: HistoryKeySchema,
  at: InstantSchema,
  by: NamedPersonSchema.exactOptional(),
  fact: FactSchema,
  texts: z
    .partialRecord(TextNameSchema, z.strictObject({ text: z.string(), about: z.array(SubjectSchema) }))
    .exactOptional(),
});

export const EntrySchema: z.ZodType<HistoryEntry> = z.strictObject({
  sealed: z.strictObject({
    key: HistoryKeySchema,
    number: z.int().min(1),
    id: z.string(),
    at: InstantSchema,
    by: z.string().exactOptional(),
    fact: FactSchema,
    texts: z.partialRecord(
      TextNameSchema,
      z.strictObject({ digest: z.string(), about: z.array(z.string()) }),
    ),
    previous: z.string(),
    keyId: z.string(),
  }),
  seal: z.string(),
  texts: z.partialRecord(TextNameSchema, z.strictObject({ salt: z.string(), text: z.string() })),
});

export const EndsSchema: z.ZodType<ChainEnds> = z.strictObject({
  key: HistoryKeySchema,
  first: z.strictObject({ number: z.int().min(1), previous: z.string() }),
  last: z.strictObject({ number: z.int().min(1), seal: z.string() }),
  keyId: z.string(),
  seal: z.string(),
});
