import { customerOfRemoval, type PersonId, type RemovalKey } from '../domain/ids.ts';
import type { LetterLanguage, Mailbox } from '../domain/invitation.ts';
import type { CustomerNotice, Removal } from '../domain/removal.ts';
import { decideRemoval } from '../domain/removal-moves.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import { type Fault, isFault } from '../ports/faults.ts';
import type { Mailer, MailRecord } from '../ports/mailer.ts';
import type { ActProgress, OutboxEntry, Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { backOffMs } from './back-off.ts';
import { tellOf } from './undo-removal.ts';

export interface MailNoticeDependencies {
  readonly register: Register;
  readonly mailer: Pick<Mailer, 'findByKey' | 'createDraft' | 'send' | 'look'>;
  readonly mailboxOfPerson: (person: PersonId) => Mailbox;
  readonly plainHtml: (text: string, language: LetterLanguage) => string;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  readonly machineNow: () => Date;
  readonly settleMs: number;
  readonly leaseMs: number;
}

interface Work {
  readonly entry: OutboxEntry;
  readonly stored: Stored<Removal>;
  readonly notice: Extract<CustomerNotice, { kind: 'mail' }>;
  readonly mailbox: Mailbox;
}

const lookAgainMs = 1_000;
const commitAttempts = 5;
/** A mail that was never begun and fails this often is given up, visibly. */
const mostAttempts = 18;

/** Brings the notice to the customer out, once, in the way in which an invitation goes out: draft, send, look. */
export function createMailRemovalNoticeAct(deps: MailNoticeDependencies) {
  return async (entry: OutboxEntry, { number }: { readonly number: number }): Promise<void> => {
    const stored = await deps.register.removal(customerOfRemoval(entry.aggregateId as RemovalKey), number);
    const notice = stored?.value.notice;
    if (!stored || notice?.kind !== 'mail' || notice.mailed) {
      await deps.register.commit({ aggregateId: entry.aggregateId, finished: entry });
      return;
    }
    const work = { entry, stored, notice, mailbox: deps.mailboxOfPerson(stored.value.requester.id) };
    const isBegun = entry.progress.begunAt !== undefined;
    try {
      await bringOut(deps, work);
    } catch (error) {
      if (isBegun || !isFault(error) || !isFinal(error, entry)) throw error;
      await record(deps, work, { kind: 'failed', at: deps.clock.now().toISOString() });
    }
  };
}

const isFinal = ({ code }: Fault, { progress }: OutboxEntry) =>
  code === 'mail/refused' || code === 'graph/not-allowed' || progress.attempts + 1 >= mostAttempts;

async function bringOut(deps: MailNoticeDependencies, work: Work): Promise<void> {
  const { entry, mailbox } = work;
  const { messageId, begunAt } = entry.progress;
  if (messageId === undefined || begunAt === undefined) {
    const draft = await findOrCreate(deps, work);
    return draft.isDraft ? sendOut(deps, work, draft.messageId) : recordSent(deps, work, draft);
  }
  const found = await deps.mailer.look(mailbox, messageId);
  if (found && !found.isDraft) return recordSent(deps, work, found);
  const isOver = deps.machineNow().getTime() - Date.parse(begunAt) >= deps.settleMs;
  if (found && isOver) return sendOut(deps, work, messageId);
  const attempts = entry.progress.attempts + 1;
  await delay(deps, entry, { ...entry.progress, attempts }, backOffMs(attempts - 1));
}

async function findOrCreate(
  deps: MailNoticeDependencies,
  { entry, notice, mailbox }: Work,
): Promise<MailRecord> {
  const key = `${entry.aggregateId}.${entry.entryId}`;
  const found = await deps.mailer.findByKey(mailbox, key);
  if (found) return found;
  const { subject, text, language, to } = notice;
  const html = deps.plainHtml(text, language);
  return deps.mailer.createDraft(mailbox, { key, to: [{ address: to }], cc: [], subject, html });
}

async function sendOut(deps: MailNoticeDependencies, work: Work, messageId: string): Promise<void> {
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
  try {
    await deps.mailer.send(work.mailbox, messageId);
  } catch (error) {
    return afterFailedCall(deps, { ...work, entry }, error);
  }
  deps.faultPoints.reach('remove.mailed');
  const found = await deps.mailer.look(work.mailbox, messageId).catch(() => undefined);
  await recordSent(deps, { ...work, entry }, found ?? { messageId, isDraft: false });
}

async function afterFailedCall(deps: MailNoticeDependencies, work: Work, error: unknown): Promise<void> {
  const { entry } = work;
  const { attempts, messageId } = entry.progress;
  const code = isFault(error) ? error.code : 'bug';
  deps.telemetry.record('outbox.delayed', { act: entry.act.kind, attempts, code }, error);
  if (code === 'mail/refused' || code === 'graph/not-allowed')
    return record(deps, work, { kind: 'failed', at: deps.clock.now().toISOString() });
  // Throttled is refused for certain, so that nothing has begun; after all else the mailbox is looked at first.
  const isRefused = code === 'graph/throttled';
  const progress = isRefused && messageId !== undefined ? { attempts, messageId } : entry.progress;
  const askedMs = isFault(error) ? error.details.retryAfterMs : undefined;
  await delay(deps, entry, progress, askedMs ?? (isRefused ? backOffMs(attempts) : lookAgainMs));
}

async function delay(
  { register, clock }: MailNoticeDependencies,
  entry: OutboxEntry,
  progress: ActProgress,
  waitMs: number,
): Promise<void> {
  const dueAt = new Date(clock.now().getTime() + waitMs).toISOString();
  await register.commit({ aggregateId: entry.aggregateId, delayed: { entry, progress, dueAt } });
}

function recordSent(
  deps: MailNoticeDependencies,
  work: Work,
  { messageId, sentAt }: MailRecord,
): Promise<void> {
  const at = sentAt ?? deps.clock.now().toISOString();
  return record(deps, work, { kind: 'sent', at, mailbox: work.mailbox, messageId });
}

async function record(
  { register, clock }: MailNoticeDependencies,
  { entry, stored: first }: Work,
  mailed: NonNullable<Work['notice']['mailed']>,
): Promise<void> {
  const { customer, number } = first.value;
  const at = clock.now().toISOString();
  for (let attempt = 0; attempt < commitAttempts; attempt += 1) {
    const stored = await register.removal(customer.id, number);
    const next = stored && decideRemoval(stored.value, { type: 'mail-notice', mailed });
    const isNews = next?.ok && mailed.kind === 'failed';
    const outcome = await register.commit({
      aggregateId: entry.aggregateId,
      finished: entry,
      ...(stored && next?.ok ? { removal: { value: next.value, over: stored.version } } : {}),
      acts: isNews ? tellOf(next.value, 'mail-failed', { at, approvers: [] }) : [],
    });
    if (outcome.kind === 'committed') return;
  }
}
