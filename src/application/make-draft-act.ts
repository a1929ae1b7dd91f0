import type { Invitation, SendFailure } from '../domain/invitation.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { decide } from '../domain/invitation-moves.ts';
import { codeOf } from '../ports/faults.ts';
import type { MailRecord } from '../ports/mailer.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import { announce } from './announce.ts';
import { mailKeyOf } from './bring-out-mail.ts';
import { finishAwaited } from './entry-steps.ts';
import { draftEntryId } from './hand-over-invitation.ts';
import { holdClaim } from './hold-claim.ts';
import { addressed, mayBringOut, type SendMailDependencies } from './send-mail-act.ts';
import { uponTheLatest } from './upon-the-latest.ts';

type MakeDraft = ActOf<'make-draft'>;

const mailboxOf = ({ inviter: person }: Invitation): Mailbox => ({ kind: 'own', person });

/**
 * Puts the letter into the inviter's own mailbox as a draft, once: what is found by its key is not made again. Where
 * the letter was taken back meanwhile, nothing is left behind in the mailbox.
 */
export function createMakeDraftAct(deps: SendMailDependencies) {
  return async (entry: OutboxEntry, act: MakeDraft): Promise<void> => {
    const invitation = (await deps.register.invitation(act.invitationId))?.value;
    if (!invitation) return finishAwaited(deps, entry);
    if (!awaitsDraft(invitation, entry)) return leaveNothing(deps, entry, invitation);
    if (!(await holdClaim(deps.register, invitation))) {
      return giveBack(deps, { entry, invitation, reason: 'claimed-by-colleague' });
    }
    if (!(await mayBringOut(deps, invitation))) {
      return giveBack(deps, { entry, invitation, reason: 'no-rights' });
    }
    try {
      await record(deps, { entry, invitation, draft: await findOrMake(deps, entry, invitation) });
    } catch (error) {
      const isRefused = codeOf(error) === 'graph/not-allowed';
      if (!isRefused) throw error;
      await giveBack(deps, { entry, invitation, reason: 'mailbox-refused' });
    }
  };
}

/** The letter may have been taken back and handed over once more since: that is another draft's time. */
function awaitsDraft(invitation: Invitation, { entryId, act }: OutboxEntry): boolean {
  if (invitation.state !== 'handed-over' || invitation.mail !== undefined) return false;
  return act.kind === 'make-draft' && act.handedOverAt !== undefined
    ? act.handedOverAt === invitation.handedOverAt
    : entryId === draftEntryId(invitation.revision);
}

async function findOrMake(
  { mailer, letterHtml }: SendMailDependencies,
  entry: OutboxEntry,
  invitation: Invitation,
): Promise<MailRecord> {
  const { id: invitationId, recipient, letter, link, language } = invitation;
  const mailbox = mailboxOf(invitation);
  const key = mailKeyOf(entry);
  const found = await mailer.findByKey(mailbox, key);
  if (found) return found;
  const html = letterHtml(letter, link, language);
  return mailer.createDraft(mailbox, {
    key,
    invitationId,
    ...addressed(recipient),
    subject: letter.subject,
    html,
  });
}

async function record(
  deps: SendMailDependencies,
  made: { readonly entry: OutboxEntry; readonly invitation: Invitation; readonly draft: MailRecord },
): Promise<void> {
  const { entry, invitation, draft } = made;
  const { messageId, conversationId } = draft;
  const mailbox = mailboxOf(invitation);
  const mail = { mailbox, messageId, ...(conversationId ? { conversationId } : {}) };
  const recorded = await uponTheLatest(async () => {
    const stored = await deps.register.invitation(invitation.id);
    if (!stored || !awaitsDraft(stored.value, entry)) return 'not awaited';
    const next = decide(stored.value, { type: 'draft-made', mail, webLink: draft.webLink ?? '' });
    if (!next.ok) return 'not awaited';
    const outcome = await deps.register.commit({
      aggregateId: entry.aggregateId,
      invitation: { value: next.value, over: stored.version },
      finished: entry,
    });
    return outcome.kind === 'committed' ? 'recorded' : 'again';
  });
  if (recorded === 'not awaited') return leaveNothing(deps, entry, invitation);
  deps.bell.settle(entry.aggregateId);
}

/** A draft that nobody awaits any more would look like work to be done. */
async function leaveNothing(
  deps: SendMailDependencies,
  entry: OutboxEntry,
  invitation: Invitation,
): Promise<void> {
  const mailbox = mailboxOf(invitation);
  const found = await deps.mailer.findByKey(mailbox, mailKeyOf(entry));
  const isKnown = found && 'mail' in invitation && invitation.mail?.messageId === found.messageId;
  if (found?.isDraft && !isKnown) await deps.mailer.discardDraft(mailbox, found.messageId);
  await finishAwaited(deps, entry);
}

/** No draft can be had: the letter is the agent's again here, and the agent is told why. */
export async function giveBack(
  deps: Pick<SendMailDependencies, 'register' | 'clock' | 'bell'>,
  failed: { readonly entry: OutboxEntry; readonly invitation: Invitation; readonly reason: SendFailure },
): Promise<void> {
  const { entry, invitation, reason } = failed;
  const { id: invitationId, inviter } = invitation;
  const at = deps.clock.now().toISOString();
  const told = announce({
    entryId: `told-${entry.entryId}`,
    notice: { kind: 'invitation-failed', invitationId, reason },
    owner: inviter,
    at,
  });
  const stored = await deps.register.invitation(invitationId);
  const isAwaited = stored !== undefined && awaitsDraft(stored.value, entry);
  const next = isAwaited ? decide(stored.value, { type: 'take-back', at, by: inviter }) : undefined;
  const moved =
    stored && next?.ok ? { invitation: { value: next.value, over: stored.version }, acts: told } : {};
  await finishAwaited(deps, entry, moved);
}
