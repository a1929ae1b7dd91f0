import { z } from 'zod';
import { attentionChoices } from '../domain/attention.ts';
import { handOverWays } from '../domain/invitation.ts';
import type { Verb } from '../names.ts';

/**
 * What each card action carries: ids, a revision and the person's inputs, never rights. Cards stay in chats for
 * months, so every field may come from an older card, and each schema refuses what it does not know how to read.
 */
const text = z.string().max(20_000);
const line = z.string().max(2_000);
/** Numbers as our cards write them: what would have to be read as one (`true`, `null`, `''`) is no number. */
const page = z.int().min(0).max(1_000_000);
const revision = z.int().min(0);
const invitationId = z.string().max(60);

/** Typed by hand or pasted, so that a form refuses what is too long in its own words. */
const inviteInputs = {
  email: text.default(''),
  contactName: text.default(''),
  company: text.default(''),
  further: text.default(''),
  cc: text.default(''),
  /** A code of ISO 3166, `auto` or `other`. */
  country: line.default(''),
  language: line.default(''),
  meeting: line.default(''),
  /** `alone` or a provider's tenant id. */
  relationship: line.default(''),
};

const removalInputs = {
  attested: line.default(''),
  reason: text.default(''),
  typedName: text.default(''),
  notice: line.default(''),
  noticeTo: text.default(''),
  subject: text.default(''),
  text: text.default(''),
};

const oneRemoval = { customerId: line, number: z.int().min(1).max(1_000_000) };

export const actionData = {
  /** A command as the person would have typed it. */
  'command.run.v1': z.object({ text: line }),
  'customers.page.v1': z.object({
    query: line.default(''),
    filter: line.default(''),
    page,
    purpose: line.default(''),
  }),
  /** The inputs of the search box, which have names of their own: leafing must not take what is half typed there. */
  'customers.find.v1': z.object({
    findText: text.default(''),
    findFilter: line.default(''),
    purpose: line.default(''),
  }),
  'customer.open.v1': z.object({ customerId: line }),
  /** The same card in place of another page of the customer. */
  'customer.show.v1': z.object({ customerId: line }),
  'customer.part.v1': z.object({ customerId: line, part: line, page }),
  'customer.user.v1': z.object({ customerId: line, userId: line, page }),
  'invitation.form.v1': z.object({ email: line.default('') }),
  /** `requestId` is made with the form: pressing *Continue* twice prepares one draft. */
  'invitation.prepare.v1': z.object({ requestId: line, ...inviteInputs }),
  /** `here`: in place of the card that was clicked, and not below the list or the news that names it. */
  'invitation.open.v1': z.object({ invitationId, here: z.boolean().default(false) }),
  'invitation.edit.v1': z.object({ invitationId, revision }),
  'invitation.save.v1': z.object({
    invitationId,
    revision,
    subject: text.default(''),
    text: text.default(''),
  }),
  'invitation.send.v1': z.object({ invitationId, revision }),
  'invitation.ask.v1': z.object({ invitationId, revision }),
  'invitation.discard.v1': z.object({ invitationId, revision }),
  'invitation.hand-over.v1': z.object({ invitationId, revision, way: z.enum(handOverWays) }),
  'invitation.done.v1': z.object({ invitationId }),
  'invitation.take-back.v1': z.object({ invitationId }),
  'invitation.keep.v1': z.object({ invitationId }),
  'invitation.again.v1': z.object({ invitationId }),
  'invitation.resend.v1': z.object({
    invitationId,
    revision,
    subject: text.default(''),
    text: text.default(''),
  }),
  'invitation.assign.v1': z.object({ invitationId }),
  /** An object id from the picker, else a typed address. */
  'invitation.pass.v1': z.object({ invitationId, colleague: line.default(''), address: line.default('') }),
  'invitation.withdraw.v1': z.object({ invitationId }),
  /** Pressed once it asks, and only then does it act. */
  'invitation.unmatch.v1': z.object({
    invitationId,
    customerId: line,
    confirmed: z.boolean().default(false),
  }),
  'invitation.reminders.v1': z.object({ invitationId, on: z.boolean() }),
  'invitation.skip-reminder.v1': z.object({ invitationId, number: z.int().min(1).max(1_000) }),
  'invitation.note.v1': z.object({ invitationId }),
  'invitation.save-note.v1': z.object({ invitationId, note: text.default(''), ticket: text.default('') }),
  /** `after` or `before` is a place in the list, as the register said it. */
  'invitations.page.v1': z.object({
    whose: line.default(''),
    state: line.default(''),
    text: line.default(''),
    after: line.default(''),
    before: line.default(''),
  }),
  /** The inputs of the list's own filter; they are called otherwise than a page's data, which comes along with them. */
  'invitations.find.v1': z.object({
    findWhose: line.default(''),
    findState: line.default(''),
    findText: line.default(''),
  }),
  /** No invitation: none of those that were asked about. */
  'newcomer.answer.v1': z.object({
    customerId: z.string().max(60),
    invitationId: z.string().max(60).default(''),
    revision,
  }),
  'newcomer.choose.v1': z.object({ customerId: line }),
  'newcomer.belong.v1': z.object({ customerId: line, invitation: line.default('') }),
  /** Several choices come as one text with commas. */
  'notifications.save.v1': z.object({
    own: line.default(''),
    all: line.default(''),
    rhythm: line.default(''),
    from: line.default(''),
    to: line.default(''),
    days: line.default(''),
  }),
  'notifications.stop.v1': z.object({ channel: line }),
  'channel.save.v1': z.object({ kinds: line.default('') }),
  'channel.show.v1': z.object({
    invitationId: line.default(''),
    approvalId: line.default(''),
    customerId: line.default(''),
  }),
  'why.open.v1': z.object({ invitationId }),
  'why.customer.v1': z.object({ customerId: line }),
  'removal.room.v1': z.object({ customerId: line, here: z.boolean().default(false) }),
  /** The same room with the letter in another language; all that was typed comes along. */
  'removal.letter.v1': z.object({ customerId: line, letterLanguage: line, ...removalInputs }),
  /** `number` is the one that this removal gets when none was asked for since. */
  'removal.request.v1': z.object({
    customerId: line,
    number: z.int().min(1).max(1_000_000),
    letterLanguage: line,
    ...removalInputs,
  }),
  'removal.open.v1': z.object({ ...oneRemoval, here: z.boolean().default(false) }),
  'removal.undo.v1': z.object(oneRemoval),
  'removal.copy.v1': z.object(oneRemoval),
  /** Pressed once it asks, and only then does it act. */
  'removal.end-delegation.v1': z.object({
    ...oneRemoval,
    delegationId: z.string().max(100),
    confirmed: z.boolean().default(false),
  }),
  'approval.open.v1': z.object({
    approvalId: line,
    here: z.boolean().default(false),
    part: page.default(0),
    isReminder: z.boolean().default(false),
    isRepeat: z.boolean().default(false),
  }),
  'approval.decide.v1': z.object({
    approvalId: line,
    verdict: z.enum(['approve', 'reject', 'withdraw']),
    comment: text.default(''),
  }),
  'approval.reassign.v1': z.object({ approvalId: line }),
  'approval.pass.v1': z.object({ approvalId: line, colleague: line.default(''), comment: text.default('') }),
  'approvals.page.v1': z.object({}),
  /** `scope` is a customer's tenant or domain, `house`, `me` or `all`. */
  'history.open.v1': z.object({ scope: line }),
  'history.page.v1': z.object({
    scope: line,
    topic: line.default(''),
    after: line.default(''),
    before: line.default(''),
  }),
  /** The input has a name of its own: leafing must not take what is half chosen there. */
  'history.find.v1': z.object({ scope: line, findTopic: line.default('') }),
  'history.verify.v1': z.object({ scope: line.default('all') }),
  'history.export.v1': z.object({ scope: line, topic: line.default(''), format: line }),
  /** Without an address: whoever presses. */
  'person.forget.v1': z.object({ address: line.default('') }),
  'settings.save.v1': z.object({ language: line.default(''), timeZone: line.default('') }),
  'status.check.v1': z.object({}),
  'attention.page.v1': z.object({}),
  /** Without an entry: whatever of the aggregate needs attention. */
  'attention.open.v1': z.object({ aggregateId: line, entryId: line.default('') }),
  /** `time` says for which time of need the choice is meant: a later one asks anew. */
  'attention.settle.v1': z.object({
    aggregateId: line,
    entryId: line,
    time: z.int().min(0).max(1_000_000),
    choice: z.enum(attentionChoices),
  }),
  'events.open.v1': z.object({}),
  /** `over` marks the registration that the card named and that may be replaced. */
  'events.choose.v1': z.object({
    mode: line,
    revision,
    over: line.default(''),
    giveBack: z.boolean().default(false),
  }),
  /** `from` is the card on which the outcome is shown. */
  'events.test.v1': z.object({ from: line.default('') }),
  /** `next` is a command; the others say what is needed where, as far as the card knows. */
  'sign-in.begin.v1': z.object({
    next: line.default(''),
    system: line.default(''),
    need: line.default(''),
  }),
  'letters.choose.v1': z.object({}),
  'letters.edit.v1': z.object({ letterLanguage: line.default(''), letterRelationship: line.default('') }),
  'letters.save.v1': z.object({
    letterLanguage: line,
    letterRelationship: line,
    revision,
    subject: text.default(''),
    text: text.default(''),
  }),
  'letters.reset.v1': z.object({ letterLanguage: line, letterRelationship: line, revision }),
} as const satisfies Record<Verb, z.ZodType>;

export type ActionData<V extends Verb> = z.output<(typeof actionData)[V]>;
export type ActionInput<V extends Verb> = z.input<(typeof actionData)[V]>;
