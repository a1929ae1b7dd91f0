import type { Invitation, Mailbox, SendFailure } from '../domain/invitation.ts';
import { decide } from '../domain/invitation-moves.ts';
import { isFault } from '../ports/faults.ts';
import type { MailRecord } from '../ports/mailer.ts';
import type { ActOf, OutboxEntry } from '../ports/register.ts';
import { announce } from './announce.ts';
import { draftEntryId } from './hand-over-invitation.ts';
import { holdClaim } from './hold-claim.ts';
import { addressed, type SendMailDependencies } from './send-mail-act.ts';

type MakeDraft = ActOf<'make-draft'>;

const attempts = 5;
const keyOf = ({ aggregateId, entryId }: OutboxEntry) => `${aggregateId}.${entryId}`;
const mailboxOf = ({ inviter: person }: Invitation): Mailbox => ({ kind: 'own', person });

/**
 * Puts the letter into the inviter's own mailbox as a draft, once: what is found by its key is not made again. Where
 * the letter was taken back meanwhile, nothing is left behind in the mailbox.
 */
export function createMakeDraftAct(deps: SendMailDependencies) {
  return async (entry: OutboxEntry, act: MakeDraft): Promise<void> => {
    const invitation = (await deps.register.invitation(act.invitationId))?.value;
    if (!invitation) return finish(deps, entry);
    if (!awaitsDraft(invitation, entry)) return leaveNothing(deps, entry, invitation);
    if (!(await holdClaim(deps.register, invitation))) {
      return giveBack(deps, { entry, invitation, reason: 'claimed-by-colleague' });
    }
    try {
      await record(deps, { entry, invitation, draft: await findOrMake(deps, entry, invitation) });
    } catch (error) {
      const isRefused = isFault(error) && error.code === 'graph/not-allowed';
      if (!isRefused) throw error;
      await giveBack(deps, { entry, invitation, reason: 'mailbox-refused' });
    }
  };
}

/** Nothing moves a letter that was handed over before its draft is there, so that the revision tells whose act it is. */
function awaitsDraft(invitation: Invitation, { entryId }: OutboxEntry): boolean {
  const isWaiting = invitation.state === 'handed-over' && invitation.mail === undefined;
  return isWaiting && entryId === draftEntryId(invitation.revision);
}

async function findOrMake(
  { mailer, letterHtml }: SendMailDependencies,
  entry: OutboxEntry,
  invitation: Invitation,
): Promise<MailRecord> {
  const { id: invitationId, recipient, letter, link, language } = invitation;
  const mailbox = mailboxOf(invitation);
  const key = keyOf(entry);
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
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await deps.register.invitation(invitation.id);
    if (!stored || !awaitsDraft(stored.value, entry)) return leaveNothing(deps, entry, invitation);
    const next = decide(stored.value, { type: 'draft-made', mail, webLink: draft.webLink ?? '' });
    if (!next.ok) return leaveNothing(deps, entry, invitation);
    const outcome = await deps.register.commit({
      aggregateId: entry.aggregateId,
      invitation: { value: next.value, over: stored.version },
      finished: entry,
    });
    if (outcome.kind === 'committed') return deps.bell.settle(entry.aggregateId);
  }
}

/** A draft that nobody awaits any more would look like work to be done. */
async function leaveNothing(
  deps: SendMailDependencies,
  entry: OutboxEntry,
  invitation: Invitation,
): Promise<void> {
  const mailbox = mailboxOf(invitation);
  const found = await deps.mailer.findByKey(mailbox, keyOf(entry));
  const isKnown = found && 'mail' in invitation && invitation.mail?.messageId === found.messageId;
  if (found?.isDraft && !isKnown) await deps.mailer.discardDraft(mailbox, found.messageId);
  await finish(deps, entry);
}

async function finish({ register, bell }: SendMailDependencies, entry: OutboxEntry): Promise<void> {
  await register.commit({ aggregateId: entry.aggregateId, finished: entry });
  bell.settle(entry.aggregateId);
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
  await deps.register.commit({
    aggregateId: entry.aggregateId,
    finished: entry,
    ...(stored && next?.ok ? { invitation: { value: next.value, over: stored.version }, acts: told } : {}),
  });
  deps.bell.settle(entry.aggregateId);
}
