import type { Instant } from '../domain/ids.ts';
import type { Invitation, Recipient, SendFailure } from '../domain/invitation.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { decide, type InvitationEvent } from '../domain/invitation-moves.ts';
import type { InvitationLink } from '../domain/invitation-link.ts';
import type { Letter } from '../domain/letter.ts';
import type { Mailer, MailRecord, OutgoingMail } from '../ports/mailer.ts';
import type { NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import { announce } from './announce.ts';
import { type BringOutDependencies, bringOutMail, type MailToGo, mailKeyOf } from './bring-out-mail.ts';
import { finishAwaited, finishUpon } from './entry-steps.ts';
import { holdClaim } from './hold-claim.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';
import { type PlanReminder, remindActs } from './plan-reminder.ts';

export interface SendMailDependencies extends BringOutDependencies {
  readonly register: Register;
  readonly mailer: Mailer;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly bell: OutboxBell;
  readonly letterHtml: (letter: Letter, link: InvitationLink, language: Invitation['language']) => string;
  readonly mailboxOf: (invitation: Invitation) => Mailbox;
  readonly plan: PlanReminder;
}

interface Work {
  readonly entry: OutboxEntry;
  readonly stored: Stored<Invitation>;
}

const rightsLastMs = 5 * 60_000;
const points = {
  threaded: 'resend.drafted',
  drafted: 'send.drafted',
  begun: 'send.begun',
  called: 'send.called',
} as const satisfies MailToGo['points'];

/** Brings the letter of an invitation out, while the customer is the inviter's to invite, and records the outcome. */
export function createSendMailAct(deps: SendMailDependencies): (entry: OutboxEntry) => Promise<void> {
  return async (entry) => {
    const stored = await deps.register.invitation(entry.aggregateId);
    if (!stored) return finishAwaited(deps, entry);
    if (!awaitsMail(stored.value, entry)) return leaveNothing(deps, { entry, stored });
    // Once the call that sends was begun, whose claim it is no longer says whether a mail went out: that is looked at.
    const isBegun = entry.progress.begunAt !== undefined;
    if (!isBegun && !(await holdClaim(deps.register, stored.value)))
      return fail(deps, { entry, stored }, 'claimed-by-colleague');
    if (!isBegun && !(await mayBringOut(deps, stored.value)))
      return fail(deps, { entry, stored }, 'no-rights');
    deps.faultPoints.reach('send.held');
    const brought = await bringOutMail(deps, toGo(deps, { entry, stored }));
    if (brought.kind === 'sent') await recordSent(deps, { entry: brought.entry, stored }, brought.record);
    else if (brought.kind === 'refused') {
      await fail(deps, { entry: brought.entry, stored }, brought.reason);
      await leaveNoDraft(deps, deps.mailboxOf(stored.value), brought.left);
    }
  };
}

/** The right was read with the decision; what waited since is brought out for nobody who has lost it. */
export async function mayBringOut(
  { rights, clock }: Pick<SendMailDependencies, 'rights' | 'clock'>,
  invitation: Invitation,
): Promise<boolean> {
  const { state } = invitation;
  if (state !== 'sending' && state !== 'handed-over') return true;
  const decidedAt = state === 'sending' ? invitation.decidedAt : invitation.handedOverAt;
  const waitedMs = clock.now().getTime() - Date.parse(decidedAt);
  return waitedMs < rightsLastMs || rights.mayActNow(invitation.inviter);
}

/** Where the mailbox does not open any more, it cannot be helped. */
export async function leaveNoDraft(
  { mailer }: Pick<SendMailDependencies, 'mailer'>,
  mailbox: Mailbox,
  messageId: string | undefined,
): Promise<void> {
  if (messageId !== undefined) await mailer.discardDraft(mailbox, messageId).catch(() => undefined);
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
    const found = await deps.mailer.findByKey(mailbox, mailKeyOf(entry));
    if (found?.isDraft) await deps.mailer.discardDraft(mailbox, found.messageId);
  }
  await finishAwaited(deps, entry);
}

function toGo(deps: SendMailDependencies, { entry, stored }: Work): MailToGo {
  const invitation = stored.value;
  const { recipient, link, language } = invitation;
  const again = invitation.state === 'sending' ? invitation.again : undefined;
  const letter = again?.letter ?? invitation.letter;
  const mailbox = deps.mailboxOf(invitation);
  const original = again?.before.mail;
  return {
    entry,
    mailbox,
    mail: {
      invitationId: invitation.id,
      ...addressed(recipient),
      subject: letter.subject,
      html: deps.letterHtml(letter, link, language),
    },
    ...(original && isSameMailbox(original.mailbox, mailbox) ? { under: original.messageId } : {}),
    mayGo: () => mayBringOut(deps, invitation),
    points,
  };
}

export const isSameMailbox = (one: Mailbox, other: Mailbox): boolean =>
  one.kind === 'own' ? other.kind === 'own' && one.person === other.person : other.kind === 'shared';

/** Everyone who gets the mail. */
export function addressed({ email, contactName, further, cc }: Recipient): Pick<OutgoingMail, 'to' | 'cc'> {
  const first = { address: email, ...(contactName ? { name: contactName } : {}) };
  const addresses = (list: readonly string[]) => list.map((address) => ({ address }));
  return { to: [first, ...addresses(further)], cc: addresses(cc) };
}

async function recordSent(
  deps: SendMailDependencies,
  { entry, stored }: Work,
  record: MailRecord,
): Promise<void> {
  const mail = {
    mailbox: deps.mailboxOf(stored.value),
    messageId: record.messageId,
    ...(record.conversationId ? { conversationId: record.conversationId } : {}),
  };
  const at = record.sentAt ?? deps.clock.now().toISOString();
  const reminder = await deps.plan.after(stored.value, { number: 1, before: at });
  await settle(deps, entry, { type: 'mail-sent', at, mail, ...(reminder ? { reminder } : {}) });
  deps.faultPoints.reach('send.recorded');
}

async function fail(deps: SendMailDependencies, { entry }: Work, reason: SendFailure): Promise<void> {
  const at = deps.clock.now().toISOString();
  await settle(deps, entry, { type: 'mail-failed', at, reason }, (invitation) =>
    tellFailure(invitation, { entry, reason, at }),
  );
}

/**
 * That the mail did not go out; where the customer has an earlier one, it is the second that did not. Whoever has
 * accepted without it needs none.
 */
export function tellFailure(
  invitation: Invitation,
  failed: { readonly entry: OutboxEntry; readonly reason: SendFailure; readonly at: Instant },
): readonly NewAct[] {
  if (invitation.state !== 'sending') return [];
  const { entry, reason, at } = failed;
  const isAgain = invitation.again !== undefined;
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
  actsOf: (invitation: Invitation) => readonly NewAct[] = () => [],
): Promise<void> {
  const moved = await finishUpon(deps, entry, async () => {
    const stored = await deps.register.invitation(entry.aggregateId);
    const next = stored && decide(stored.value, event);
    if (!stored || !next?.ok) return {};
    return {
      invitation: { value: next.value, over: stored.version },
      acts: [...actsOf(stored.value), ...remindActs(stored.value, next.value)],
    };
  });
  if (moved?.invitation) {
    const { id: invitation, state: to } = moved.invitation.value;
    deps.telemetry.record('invitation.moved', { invitation, to });
  }
  deps.bell.settle(entry.aggregateId);
}
