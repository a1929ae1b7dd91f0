import type { SendFailure } from '../domain/invitation.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoint, FaultPoints } from '../ports/fault-points.ts';
import { codeOf, isFault } from '../ports/faults.ts';
import type { Mailer, MailRecord, OutgoingMail } from '../ports/mailer.ts';
import type { OutboxEntry } from '../ports/acts.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { backOffMs } from './back-off.ts';
import { begin, type BeginDependencies, delay } from './entry-steps.ts';
import { isHeldUp } from './held-up.ts';
import { signInNeededBy } from './sign-in-need.ts';

export interface BringOutDependencies extends BeginDependencies {
  readonly mailer: Pick<Mailer, 'findByKey' | 'createDraft' | 'createReply' | 'address' | 'send' | 'look'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  /** After this long a call that was begun is surely over, and a draft that is still a draft was not sent. */
  readonly settleMs: number;
}

/** One decided mail, as the entry of the outbox that is to bring it out. */
export interface MailToGo {
  readonly entry: OutboxEntry;
  readonly mailbox: Mailbox;
  readonly mail: Omit<OutgoingMail, 'key'>;
  /** A mail in that mailbox in whose thread it goes, while the mailbox knows it. */
  readonly under?: string;
  /** Asked right before each call that sends: what is tried again may have waited for long. Absent: it goes in any case. */
  readonly mayGo?: () => Promise<boolean>;
  readonly points: Readonly<Partial<Record<'threaded' | 'drafted' | 'begun' | 'called', FaultPoint>>>;
  /** What was never begun and fails this often is given up; absent: the caller sees to that. */
  readonly mostAttempts?: number;
}

/** `later`: the entry waits for its next time, or somebody else has it. The entry is the one to be finished. */
export type BroughtOut =
  | { readonly kind: 'sent'; readonly entry: OutboxEntry; readonly record: MailRecord }
  | {
      readonly kind: 'refused';
      readonly entry: OutboxEntry;
      readonly reason: MailRefusal;
      /** The draft that is still there, and would look like work to be done once the refusal is recorded. */
      readonly left?: string;
    }
  | { readonly kind: 'later' };
export type MailRefusal = Exclude<SendFailure, 'claimed-by-colleague'>;

const lookAgainMs = 1_000;
const looksForOriginal = 3;
const later: BroughtOut = { kind: 'later' };

/** By which a draft is found again whose answer was lost. */
export const mailKeyOf = ({ aggregateId, entryId }: OutboxEntry): string => `${aggregateId}.${entryId}`;

/**
 * Brings a mail out of the house, once. A draft found by its key is never made again; the moment before the call that
 * sends is written down first; and after a lost answer the mailbox is asked before anything is repeated.
 */
export async function bringOutMail(deps: BringOutDependencies, work: MailToGo): Promise<BroughtOut> {
  const { entry, mostAttempts = Number.POSITIVE_INFINITY } = work;
  // Once the call that sends was begun, no answer but the mailbox's says whether the mail went out.
  if (entry.progress.begunAt !== undefined) return goOn(deps, work, entry.progress.begunAt);
  try {
    return await draftAndSend(deps, work);
  } catch (error) {
    const reason = finalReason(error);
    if (reason) return { kind: 'refused', entry, reason };
    const attempts = entry.progress.attempts + 1;
    if (signInNeededBy(error) || attempts < mostAttempts) throw error;
    deps.telemetry.record('outbox.delayed', { act: entry.act.kind, attempts, code: codeOf(error) }, error);
    return { kind: 'refused', entry, reason: 'gave-up' };
  }
}

function finalReason(error: unknown): MailRefusal | undefined {
  const code = codeOf(error);
  if (code === 'mail/refused') return 'recipient-refused';
  return code === 'graph/not-allowed' ? 'mailbox-refused' : undefined;
}

async function draftAndSend(deps: BringOutDependencies, work: MailToGo): Promise<BroughtOut> {
  const draft = await findOrCreateDraft(deps, work);
  if (draft === 'not-yet') {
    const { progress } = work.entry;
    const attempts = progress.attempts + 1;
    await delay(deps, work.entry, { progress: { ...progress, attempts }, waitMs: lookAgainMs });
    return later;
  }
  reach(deps, work, 'drafted');
  // A draft with our key that is no draft any more was sent by an attempt whose record was lost.
  return draft.isDraft ? sendOut(deps, work, draft) : { kind: 'sent', entry: work.entry, record: draft };
}

async function goOn(deps: BringOutDependencies, work: MailToGo, begunAt: string): Promise<BroughtOut> {
  const { entry, mailbox } = work;
  const { messageId } = entry.progress;
  if (messageId === undefined) return draftAndSend(deps, work);
  const record = await deps.mailer.look(mailbox, messageId);
  if (record && !record.isDraft) return { kind: 'sent', entry, record };
  const isOver = deps.machineNow().getTime() - Date.parse(begunAt) >= deps.settleMs;
  if (record && isOver) return sendOut(deps, work, record);
  const attempts = entry.progress.attempts + 1;
  await delay(deps, entry, { progress: { ...entry.progress, attempts }, waitMs: backOffMs(attempts - 1) });
  return later;
}

const reach = ({ faultPoints }: BringOutDependencies, { points }: MailToGo, name: keyof MailToGo['points']) =>
  points[name] && faultPoints.reach(points[name]);

/** What it answers may have gone out a moment ago: where it is not there yet, that is no reason to leave its thread. */
async function findOrCreateDraft(
  deps: BringOutDependencies,
  work: MailToGo,
): Promise<MailRecord | 'not-yet'> {
  const { mailer } = deps;
  const { entry, mailbox, under } = work;
  const key = mailKeyOf(entry);
  const mail = { ...work.mail, key };
  const found = await mailer.findByKey(mailbox, key);
  if (under === undefined) return found ?? mailer.createDraft(mailbox, mail);
  const reply = found ?? (await mailer.createReply(mailbox, under, mail));
  if (!reply && entry.progress.attempts < looksForOriginal) return 'not-yet';
  const draft = reply ?? (await mailer.createDraft(mailbox, mail));
  reach(deps, work, 'threaded');
  if (draft.isDraft) await mailer.address(mailbox, draft.messageId, mail);
  return draft;
}

async function sendOut(deps: BringOutDependencies, work: MailToGo, draft: MailRecord): Promise<BroughtOut> {
  const { mailbox } = work;
  const { messageId } = draft;
  if (work.mayGo && !(await work.mayGo()))
    return { kind: 'refused', entry: work.entry, reason: 'no-rights', left: messageId };
  const entry = await begin(deps, work.entry, { messageId });
  if (!entry) return later;
  reach(deps, work, 'begun');
  const { begunAt } = entry.progress;
  if (isHeldUp(deps.machineNow, { begunAt, atMostMs: deps.settleMs / 2 })) return later;
  try {
    await deps.mailer.send(mailbox, messageId);
  } catch (error) {
    return afterFailedCall(deps, entry, error);
  }
  reach(deps, work, 'called');
  const record = await deps.mailer.look(mailbox, messageId).catch(() => undefined);
  // The copy among the sent mails may come late: until then the thread is known from the draft.
  return { kind: 'sent', entry, record: record ?? { ...draft, isDraft: false } };
}

async function afterFailedCall(
  deps: BringOutDependencies,
  entry: OutboxEntry,
  error: unknown,
): Promise<BroughtOut> {
  const { attempts, messageId } = entry.progress;
  const reason = finalReason(error);
  if (reason) return { kind: 'refused', entry, reason };
  const code = codeOf(error);
  deps.telemetry.record('outbox.delayed', { act: entry.act.kind, attempts, code }, error);
  const askedMs = isFault(error) ? error.details.retryAfterMs : undefined;
  // Throttled is refused for certain, so that nothing has begun; after all else the mailbox is looked at first.
  const isRefused = code === 'graph/throttled';
  const progress = isRefused && messageId !== undefined ? { attempts, messageId } : entry.progress;
  const waitMs = askedMs ?? (isRefused ? backOffMs(attempts) : lookAgainMs);
  await delay(deps, entry, { progress, waitMs });
  return later;
}
