import type { Instant } from '../domain/ids.ts';
import { minuteMs } from '../domain/instants.ts';
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import type { Mailbox, SentMail } from '../domain/mailbox.ts';
import { decide, type InvitationEvent } from '../domain/invitation-moves.ts';
import type { InvitationLink } from '../domain/invitation-link.ts';
import type { Letter, LetterLanguage } from '../domain/letter.ts';
import type { ReminderFailure, ReminderStep } from '../domain/reminder.ts';
import type { Mailer, MailRecord } from '../ports/mailer.ts';
import type { ActOf, NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import { announce } from './announce.ts';
import { type BringOutDependencies, bringOutMail, mailKeyOf, type MailToGo } from './bring-out-mail.ts';
import type { CustomerIndex } from './customer-index.ts';
import { delay, finish, finishAwaited, finishUpon } from './entry-steps.ts';
import type { LookForAnswers } from './look-for-answers.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { isDue, type PlanReminder, remindActs } from './plan-reminder.ts';
import { reminderRecord } from './reminder-record.ts';
import type { RightsGate } from './rights-gate.ts';
import { addressed, isSameMailbox, leaveNoDraft } from './send-mail-act.ts';

export interface RemindDependencies extends BringOutDependencies {
  readonly register: Register;
  readonly mailer: Mailer;
  readonly bell: OutboxBell;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly index: Pick<CustomerIndex, 'find'>;
  readonly answers: Pick<LookForAnswers, 'one'>;
  readonly plan: PlanReminder;
  readonly lookSoon: () => void;
  readonly composeReminder: (invitation: Invitation, number: number) => Letter;
  readonly letterHtml: (letter: Letter, link: InvitationLink, language: LetterLanguage) => string;
  readonly mailboxOf: (invitation: Invitation) => Mailbox;
}

type Remind = ActOf<'remind'>;

interface Work {
  readonly entry: OutboxEntry;
  readonly act: Remind;
  readonly stored: Stored<Invitation>;
}

/** What was never begun and fails this often is given up, visibly. */
const mostAttempts = 18;
const points = {
  threaded: 'remind.threaded',
  drafted: 'remind.drafted',
  begun: 'remind.begun',
  called: 'remind.called',
} as const satisfies MailToGo['points'];

/**
 * Brings one reminder out, in the thread of the mail that waits. Right before that it is looked whether anybody still
 * has to be reminded: an answer, a mail that came back, a new customer and a lost right all stop it.
 */
export function createRemindAct(deps: RemindDependencies) {
  return async (entry: OutboxEntry, act: Remind): Promise<void> => {
    const stored = await deps.register.invitation(entry.aggregateId);
    if (!stored) return finishAwaited(deps, entry);
    const work = { entry, act, stored };
    const isBegun = entry.progress.begunAt !== undefined;
    // While another mail is on its way it is open whether this one still counts.
    if (stored.value.state === 'sending') return delay(deps, entry, { waitMs: minuteMs });
    if (!isBegun && !(await mayGo(deps, work))) return;
    if (isBegun && !isDue(stored.value, entry.entryId)) return leaveNothing(deps, work);
    const mailbox = deps.mailboxOf(stored.value);
    const brought = await bringOutMail(deps, toGo(deps, work, mailbox));
    if (brought.kind === 'sent') await recordSent(deps, { ...work, entry: brought.entry }, brought.record);
    else if (brought.kind === 'refused') {
      await recordFailed(deps, { ...work, entry: brought.entry }, brought.reason);
      await leaveNoDraft(deps, mailbox, brought.left);
    }
  };
}

/** False: it does not go now, and what becomes of the entry is written. */
async function mayGo(deps: RemindDependencies, work: Work): Promise<boolean> {
  const { entry, stored } = work;
  const { value } = stored;
  const later = async (waitMs: number) => {
    await delay(deps, entry, { waitMs });
    return false;
  };
  if (!isDue(value, entry.entryId)) return leave(deps, work);
  const now = deps.clock.now();
  const waitsUntil = deps.plan.waitsUntil(value, now.toISOString());
  if (waitsUntil) return later(Date.parse(waitsUntil) - now.getTime());
  if (deps.index.find(value.recipient.tenantId)) {
    deps.lookSoon();
    return later(5 * minuteMs);
  }
  const fresh = await deps.answers.one(stored);
  if (!isDue(fresh.value, entry.entryId)) return leave(deps, { ...work, stored: fresh });
  if (await deps.rights.mayActNow(value.inviter)) return true;
  await recordFailed(deps, work, 'no-rights');
  return false;
}

async function leave(deps: RemindDependencies, work: Work): Promise<boolean> {
  await leaveNothing(deps, work);
  return false;
}

/** Nobody has to be reminded any more: no draft stays behind; what has gone out all the same is recorded. */
async function leaveNothing(deps: RemindDependencies, work: Work): Promise<void> {
  const { entry, stored } = work;
  const mailbox = deps.mailboxOf(stored.value);
  const { begunAt, messageId } = entry.progress;
  const found =
    begunAt !== undefined && messageId !== undefined
      ? await deps.mailer.look(mailbox, messageId)
      : await deps.mailer.findByKey(mailbox, mailKeyOf(entry));
  const isOver = begunAt === undefined || deps.machineNow().getTime() - Date.parse(begunAt) >= deps.settleMs;
  if (!isOver && found?.isDraft !== false) return delay(deps, entry, { waitMs: deps.settleMs });
  const isSent =
    found !== undefined &&
    (!found.isDraft || (await deps.mailer.discardDraft(mailbox, found.messageId)) === 'sent');
  if (isSent) return recordSent(deps, work, { ...found, isDraft: false });
  await finishAwaited(deps, entry);
}

function toGo(deps: RemindDependencies, { entry, act, stored }: Work, mailbox: Mailbox): MailToGo {
  const invitation = stored.value;
  const { id: invitationId, link, language } = invitation;
  const letter = deps.composeReminder(invitation, act.number);
  const original = originalOf(invitation);
  return {
    entry,
    mailbox,
    mail: {
      invitationId,
      ...reached(invitation),
      subject: letter.subject,
      html: deps.letterHtml(letter, link, language),
    },
    ...(original && isSameMailbox(original.mailbox, mailbox) ? { under: original.messageId } : {}),
    mayGo: () => deps.rights.mayActNow(invitation.inviter),
    points,
    mostAttempts,
  };
}

const originalOf = (invitation: Invitation): SentMail | undefined =>
  invitation.state === 'sent' ? invitation.mail : undefined;

/** Everyone whom the first mail reached, as far as is known. */
function reached(invitation: Invitation) {
  const { further, cc } = invitation.recipient;
  const lost = invitation.state === 'sent' ? (invitation.undelivered ?? []) : [];
  const there = (list: readonly string[]) => list.filter((address) => !lost.includes(address));
  return addressed({ ...invitation.recipient, further: there(further), cc: there(cc) });
}

async function recordSent(deps: RemindDependencies, work: Work, record: MailRecord): Promise<void> {
  const { number } = work.act;
  const at = record.sentAt ?? deps.clock.now().toISOString();
  const { messageId, conversationId } = record;
  const mail: SentMail = {
    mailbox: deps.mailboxOf(work.stored.value),
    messageId,
    ...(conversationId ? { conversationId } : {}),
  };
  await settle(deps, work, { step: 'sent', at }, async (value) => {
    const next = await deps.plan.after(value, { number: number + 1, before: at });
    return { type: 'reminded', at, number, mail, ...(next ? { next } : {}) };
  });
  deps.faultPoints.reach('remind.recorded');
}

/** The next one is tried all the same, unless nobody has the right to send it. */
async function recordFailed(deps: RemindDependencies, work: Work, reason: ReminderFailure): Promise<void> {
  const { number } = work.act;
  const at = deps.clock.now().toISOString();
  await settle(deps, work, { step: 'failed', at, reason }, async (value) => {
    if (reason === 'no-rights') return { type: 'reminders-off' };
    const next = await deps.plan.after(value, { number: number + 1, before: at });
    return { type: 'skip-reminder', number, ...(next ? { next } : {}) };
  });
}

interface Outcome {
  readonly step: Extract<ReminderStep, 'sent' | 'failed'>;
  readonly at: Instant;
  readonly reason?: ReminderFailure;
}

/** Records the outcome and takes the entry out, in one write, upon whatever the invitation is by now. */
async function settle(
  deps: RemindDependencies,
  { entry, act }: Work,
  { step, at, reason }: Outcome,
  eventFor: (value: InvitationIn<'sent'>) => Promise<InvitationEvent>,
): Promise<void> {
  await finishUpon(deps, entry, async () => {
    const stored = await deps.register.invitation(entry.aggregateId);
    if (!stored) return {};
    const { value } = stored;
    const next = value.state === 'sent' ? decide(value, await eventFor(value)) : undefined;
    const records = [reminderRecord(value, { step, at, number: act.number, of: entry.entryId })];
    if (!next?.ok) return { records };
    const told = reason ? tellFailure(value, entry, { reason, at }) : [];
    return {
      records,
      invitation: { value: next.value, over: stored.version },
      acts: [...remindActs(value, next.value), ...told],
    };
  });
  deps.bell.settle(entry.aggregateId);
}

function tellFailure(
  { id: invitationId, inviter: owner }: Invitation,
  { entryId }: OutboxEntry,
  { reason, at }: { readonly reason: ReminderFailure; readonly at: Instant },
): readonly NewAct[] {
  const notice = { kind: 'reminder-failed', invitationId, reason } as const;
  return announce({ entryId: `told-${entryId}`, notice, owner, at });
}

/** Says beforehand that a reminder will go out, to whoever wants to hear of it. */
export function createPreviewReminderAct({ register, clock, bell }: RemindDependencies) {
  return async (entry: OutboxEntry): Promise<void> => {
    const value = (await register.invitation(entry.aggregateId))?.value;
    const next = value?.state === 'sent' ? value.reminders?.next : undefined;
    const now = clock.now().toISOString();
    const isNews = value && next && isDue(value, entry.entryId) && now < next.at;
    const acts = isNews
      ? announce({
          entryId: `told-${entry.entryId}`,
          notice: { kind: 'reminder-due', invitationId: value.id, number: next.number, at: next.at },
          owner: value.inviter,
          at: now,
        })
      : [];
    await finish({ register }, entry, { acts });
    bell.ring();
  };
}
