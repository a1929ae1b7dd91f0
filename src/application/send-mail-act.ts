import type { Instant } from '../domain/ids.ts';
import type { Invitation, Mailbox, Recipient, SendFailure } from '../domain/invitation.ts';
import { decide, type InvitationEvent } from '../domain/invitation-moves.ts';
import type { InvitationLink } from '../domain/invitation-link.ts';
import type { Letter } from '../domain/letter.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { isFault } from '../ports/faults.ts';
import type { Mailer, MailRecord, OutgoingMail } from '../ports/mailer.ts';
import type { ActProgress, NewAct, OutboxEntry, Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { announce } from './announce.ts';
import { backOffMs } from './back-off.ts';
import { holdClaim } from './hold-claim.ts';
import type { OutboxBell } from './outbox-bell.ts';

export interface SendMailDependencies {
  readonly register: Register;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly bell: OutboxBell;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  readonly letterHtml: (letter: Letter, link: InvitationLink, language: Invitation['language']) => string;
  readonly mailboxOf: (invitation: Invitation) => Mailbox;
  /** The machine's clock: what may still be under way does not depend on the application's time. */
  readonly machineNow: () => Date;
  /** After this long a call that was begun is surely over, and a draft that is still a draft was not sent. */
  readonly settleMs: number;
  readonly leaseMs: number;
}

interface Work {
  readonly entry: OutboxEntry;
  readonly stored: Stored<Invitation>;
}

const lookAgainMs = 1_000;
const commitAttempts = 5;

/**
 * Brings one decided mail out of the house, once. A draft found by its key is never made again; the moment before
 * the call that sends is written down first; and after a lost answer the mailbox is asked before anything is repeated.
 */
export function createSendMailAct(deps: SendMailDependencies): (entry: OutboxEntry) => Promise<void> {
  return async (entry) => {
    const stored = await deps.register.invitation(entry.aggregateId);
    if (!stored) return finish(deps, entry);
    if (!awaitsMail(stored.value, entry)) return leaveNothing(deps, { entry, stored });
    const work = { entry, stored };
    // Once the call that sends was begun, whose claim it is no longer says whether a mail went out: that is looked at.
    const isBegun = entry.progress.begunAt !== undefined;
    if (!isBegun && !(await holdClaim(deps.register, stored.value)))
      return fail(deps, work, 'claimed-by-colleague');
    deps.faultPoints.reach('send.held');
    try {
      await bringOut(deps, work);
    } catch (error) {
      const reason = isBegun ? undefined : finalReason(error);
      if (!reason) throw error;
      await fail(deps, work, reason);
    }
  };
}

function awaitsMail(invitation: Invitation, { entryId, progress }: OutboxEntry): boolean {
  const { state } = invitation;
  if (state === 'sending') return true;
  if (state !== 'accepted' && state !== 'half-accepted') return false;
  // Whoever has accepted needs no second mail; one that may have gone out already is still looked for.
  const isFirst = !entryId.startsWith('again-');
  return invitation.mail === undefined && (isFirst || progress.begunAt !== undefined);
}

/** A second mail that nobody waits for any more leaves no draft behind. */
async function leaveNothing(deps: SendMailDependencies, { entry, stored }: Work): Promise<void> {
  if (entry.entryId.startsWith('again-') && entry.progress.begunAt === undefined) {
    const mailbox = deps.mailboxOf(stored.value);
    const found = await deps.mailer.findByKey(mailbox, `${entry.aggregateId}.${entry.entryId}`);
    if (found?.isDraft) await deps.mailer.discardDraft(mailbox, found.messageId);
  }
  await finish(deps, entry);
}

function finalReason(error: unknown): SendFailure | undefined {
  if (!isFault(error)) return undefined;
  if (error.code === 'mail/refused') return 'recipient-refused';
  return error.code === 'graph/not-allowed' ? 'mailbox-refused' : undefined;
}

async function bringOut(deps: SendMailDependencies, work: Work): Promise<void> {
  const { entry } = work;
  const mailbox = deps.mailboxOf(work.stored.value);
  const { messageId, begunAt } = entry.progress;
  if (messageId === undefined || begunAt === undefined) {
    const draft = await findOrCreateDraft(deps, work);
    deps.faultPoints.reach('send.drafted');
    // A draft with our key that is no draft any more was sent by an attempt whose record was lost.
    return draft.isDraft ? sendOut(deps, work, draft.messageId) : recordSent(deps, entry, mailbox, draft);
  }
  const record = await deps.mailer.look(mailbox, messageId);
  if (record && !record.isDraft) return recordSent(deps, entry, mailbox, record);
  const isOver = deps.machineNow().getTime() - Date.parse(begunAt) >= deps.settleMs;
  return record && isOver ? sendOut(deps, work, messageId) : lookAgain(deps, entry);
}

async function findOrCreateDraft(deps: SendMailDependencies, work: Work): Promise<MailRecord> {
  const { entry, stored } = work;
  const invitation = stored.value;
  const { recipient, link, language } = invitation;
  const again = invitation.state === 'sending' ? invitation.again : undefined;
  const letter = again?.letter ?? invitation.letter;
  const mailbox = deps.mailboxOf(invitation);
  const key = `${entry.aggregateId}.${entry.entryId}`;
  const mail: OutgoingMail = {
    key,
    invitationId: invitation.id,
    ...addressed(recipient),
    subject: letter.subject,
    html: deps.letterHtml(letter, link, language),
  };
  const found = await deps.mailer.findByKey(mailbox, key);
  const original = again?.before.mail;
  if (!again || !original || !isSame(original.mailbox, mailbox)) {
    return found ?? deps.mailer.createDraft(mailbox, mail);
  }
  const draft =
    found ??
    (await deps.mailer.createReply(mailbox, original.messageId, mail)) ??
    (await deps.mailer.createDraft(mailbox, mail));
  deps.faultPoints.reach('resend.drafted');
  if (draft.isDraft) await deps.mailer.address(mailbox, draft.messageId, mail);
  return draft;
}

const isSame = (one: Mailbox, other: Mailbox) =>
  one.kind === 'own' ? other.kind === 'own' && one.person === other.person : other.kind === 'shared';

/** Everyone who gets the mail. */
export function addressed({ email, contactName, further, cc }: Recipient): Pick<OutgoingMail, 'to' | 'cc'> {
  const first = { address: email, ...(contactName ? { name: contactName } : {}) };
  const addresses = (list: readonly string[]) => list.map((address) => ({ address }));
  return { to: [first, ...addresses(further)], cc: addresses(cc) };
}

async function sendOut(deps: SendMailDependencies, work: Work, messageId: string): Promise<void> {
  const mailbox = deps.mailboxOf(work.stored.value);
  const progress: ActProgress = {
    attempts: work.entry.progress.attempts + 1,
    messageId,
    begunAt: deps.machineNow().toISOString(),
  };
  const outcome = await deps.register.commit({
    aggregateId: work.entry.aggregateId,
    progressed: { entry: work.entry, progress, leaseMs: deps.leaseMs },
  });
  if (outcome.kind === 'conflict') return;
  const entry = { ...work.entry, progress, version: outcome.entryVersion ?? work.entry.version };
  deps.faultPoints.reach('send.begun');
  try {
    await deps.mailer.send(mailbox, messageId);
  } catch (error) {
    return afterFailedCall(deps, { ...work, entry }, error);
  }
  deps.faultPoints.reach('send.called');
  const record = await deps.mailer.look(mailbox, messageId).catch(() => undefined);
  await recordSent(deps, entry, mailbox, record ?? { messageId, isDraft: false });
}

async function afterFailedCall(deps: SendMailDependencies, work: Work, error: unknown): Promise<void> {
  const { entry } = work;
  const { attempts, messageId } = entry.progress;
  const reason = finalReason(error);
  if (reason) return fail(deps, work, reason);
  const code = isFault(error) ? error.code : 'bug';
  deps.telemetry.record('outbox.delayed', { act: entry.act.kind, attempts, code }, error);
  const askedMs = isFault(error) ? error.details.retryAfterMs : undefined;
  // Throttled is refused for certain, so that nothing has begun; after all else the mailbox is looked at first.
  const isRefused = code === 'graph/throttled';
  const progress = isRefused && messageId !== undefined ? { attempts, messageId } : entry.progress;
  await delay(deps, entry, progress, askedMs ?? (isRefused ? backOffMs(attempts) : lookAgainMs));
}

async function recordSent(
  deps: SendMailDependencies,
  entry: OutboxEntry,
  mailbox: Mailbox,
  record: MailRecord,
): Promise<void> {
  const mail = {
    mailbox,
    messageId: record.messageId,
    ...(record.conversationId ? { conversationId: record.conversationId } : {}),
  };
  const at = record.sentAt ?? deps.clock.now().toISOString();
  await settle(deps, entry, { type: 'mail-sent', at, mail }, []);
  deps.faultPoints.reach('send.recorded');
}

async function fail(deps: SendMailDependencies, { entry, stored }: Work, reason: SendFailure): Promise<void> {
  const at = deps.clock.now().toISOString();
  await settle(
    deps,
    entry,
    { type: 'mail-failed', at, reason },
    tellFailure(stored.value, { entry, reason, at }),
  );
}

/** That the mail did not go out; where the customer has an earlier one, it is the second that did not. */
export function tellFailure(
  invitation: Invitation,
  failed: { readonly entry: OutboxEntry; readonly reason: SendFailure; readonly at: Instant },
): readonly NewAct[] {
  const { entry, reason, at } = failed;
  const isAgain = invitation.state === 'sending' && invitation.again !== undefined;
  const kind = isAgain ? 'resend-failed' : 'invitation-failed';
  return announce({
    entryId: `told-${entry.entryId}`,
    notice: { kind, invitationId: invitation.id, reason },
    owner: invitation.inviter,
    at,
  });
}

/** Records the outcome and takes the entry out, in one write, upon whatever the invitation is by now. */
async function settle(
  deps: SendMailDependencies,
  entry: OutboxEntry,
  event: InvitationEvent,
  acts: readonly NewAct[],
): Promise<void> {
  for (let attempt = 0; attempt < commitAttempts; attempt += 1) {
    const stored = await deps.register.invitation(entry.aggregateId);
    const next = stored && decide(stored.value, event);
    if (!stored || !next?.ok) return finish(deps, entry);
    const outcome = await deps.register.commit({
      aggregateId: entry.aggregateId,
      invitation: { value: next.value, over: stored.version },
      acts,
      finished: entry,
    });
    if (outcome.kind === 'committed') {
      deps.telemetry.record('invitation.moved', { invitation: next.value.id, to: next.value.state });
      return deps.bell.settle(entry.aggregateId);
    }
  }
}

async function finish({ register, bell }: SendMailDependencies, entry: OutboxEntry): Promise<void> {
  await register.commit({ aggregateId: entry.aggregateId, finished: entry });
  bell.settle(entry.aggregateId);
}

async function lookAgain(deps: SendMailDependencies, entry: OutboxEntry): Promise<void> {
  const attempts = entry.progress.attempts + 1;
  await delay(deps, entry, { ...entry.progress, attempts }, backOffMs(attempts - 1));
}

async function delay(
  { register, clock }: SendMailDependencies,
  entry: OutboxEntry,
  progress: ActProgress,
  waitMs: number,
): Promise<void> {
  const dueAt = new Date(clock.now().getTime() + waitMs).toISOString();
  await register.commit({ aggregateId: entry.aggregateId, delayed: { entry, progress, dueAt } });
}
