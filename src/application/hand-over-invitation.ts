import type { HandOverWay, Invitation } from '../domain/invitation.ts';
import { isEditable } from '../domain/invitation-states.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Asked, ChangeRefusal } from './change-invitation.ts';
import { createDecideOutgoing, type SendRefusal } from './decide-outgoing.ts';
import { discardHandedOver } from './discard-handed-over.ts';
import { holdClaim } from './hold-claim.ts';
import { moveOwn, type Owned } from './move-own.ts';
import type { ProveSent } from './prove-sent.ts';
import { patienceMs, type SendDependencies, showLater } from './send-invitation.ts';

interface Dependencies extends SendDependencies {
  readonly proveSent: ProveSent;
}

export const draftEntryId = (revision: number) => `draft-${revision}`;

/**
 * Hands the letter to the agent, who sends it by hand: as a draft in the own mailbox, or as a text to copy. From then
 * on the customer counts as invited, exactly as if the mail had gone out from here.
 */
export function createHandOverInvitation(deps: Dependencies) {
  const { bell, clock, telemetry, register } = deps;
  const decideOutgoing = createDecideOutgoing(deps);
  return async (
    asked: Asked & { readonly way: HandOverWay; readonly card?: ShownCard },
  ): Promise<Result<Invitation, SendRefusal>> => {
    const at = clock.now();
    const { by, revision, way, card } = asked;
    const isDraft = way === 'outlook';
    const kept = isDraft && card ? { card } : {};
    const outcome = await decideOutgoing(asked, {
      mayLeave: isEditable,
      event: { type: 'hand-over', at: at.toISOString(), by, way, revision, ...kept },
      acts: (decision) => (isDraft ? [draftAct(decision, at), ...showLater(decision, at, card)] : []),
      async commit(decision, write) {
        const settled = isDraft ? bell.settled(decision.id, patienceMs) : undefined;
        const written = await write();
        if (written.kind === 'conflict') return written;
        telemetry.record('invitation.moved', { invitation: decision.id, to: decision.state });
        bell.ring();
        await settled;
        return written;
      },
    });
    if (!outcome.ok) return outcome;
    const { invitation, isNew } = outcome.value;
    // A text is given away at this moment; a draft is made only under a held claim.
    if (!isNew || isDraft || (await holdClaim(register, invitation))) return done(invitation);
    return giveWay(deps, invitation);
  };
}

function draftAct({ id: invitationId, revision }: Invitation, at: Date): NewAct {
  return {
    entryId: draftEntryId(revision),
    act: { kind: 'make-draft', invitationId, handedOverAt: at.toISOString() },
    dueAt: at.toISOString(),
  };
}

/** A colleague was faster by a moment: this one is a draft again. */
async function giveWay(
  { register, clock }: Dependencies,
  lost: Invitation,
): Promise<Result<Invitation, SendRefusal>> {
  const claim = await register.claim(lost.recipient.tenantId);
  const winner = claim && (await register.invitation(claim.value.invitationId));
  const stored = await register.invitation(lost.id);
  const at = clock.now().toISOString();
  const back = stored && decide(stored.value, { type: 'take-back', at, by: lost.inviter });
  if (stored && back?.ok) {
    await register.commit({ aggregateId: lost.id, invitation: { value: back.value, over: stored.version } });
  }
  return refused({ kind: 'already-invited', invitation: winner?.value ?? lost });
}

interface ConfirmDependencies
  extends Pick<Dependencies, 'register' | 'clock' | 'bell' | 'proveSent' | 'telemetry'> {
  /** Asks for a look into the mailboxes in a few seconds: the copy of what was sent comes late. */
  readonly lookSoon: () => void;
}

/** The agent's word that the mail has gone out; where the mailbox can prove it at once, it does. */
export function createConfirmSent(deps: ConfirmDependencies) {
  const { register, clock, bell, proveSent, telemetry, lookSoon } = deps;
  return async (asked: Owned & { readonly card?: ShownCard }): Promise<Result<Invitation, ChangeRefusal>> => {
    const { by, card } = asked;
    const outcome = await moveOwn(register, asked, async ({ value }) => {
      // A mailbox that does not answer is no reason not to believe the agent.
      const proof = value.state === 'handed-over' ? await proveSent(value).catch(() => undefined) : undefined;
      if (proof) return proof;
      const at = clock.now().toISOString();
      const next = decide(value, { type: 'done', at, by, ...(card ? { card } : {}) });
      return next.ok ? { next: next.value, acts: [] } : undefined;
    });
    bell.ring();
    if (outcome.ok) {
      telemetry.record('invitation.moved', { invitation: outcome.value.id, to: outcome.value.state });
      if (isToBeProved(outcome.value)) lookSoon();
    }
    return outcome;
  };
}

const isToBeProved = (invitation: Invitation) =>
  invitation.state === 'sent' && invitation.mail !== undefined && !invitation.linkFound;

/**
 * Takes the letter back to go on here. Its draft leaves the mailbox first: when that fails nothing is decided, and when
 * the agent had sent it already, that is what is recorded. Out of the mailbox of whoever had the invitation before it
 * can only be taken where that opens to us.
 */
export function createTakeBack({ register, clock, bell, proveSent, mailer }: TakeBackDependencies) {
  return async (asked: Owned): Promise<Result<Invitation, ChangeRefusal>> => {
    let isClosed = false;
    const outcome = await moveOwn(register, asked, async ({ value }) => {
      if (value.state !== 'handed-over') return undefined;
      const fate = await discardHandedOver(mailer, value);
      isClosed = fate === 'closed';
      if (isClosed) return undefined;
      if (fate === 'sent') return proveSent(value);
      const next = decide(value, { type: 'take-back', at: clock.now().toISOString(), by: asked.by });
      return next.ok ? { next: next.value, acts: [] } : undefined;
    });
    bell.ring();
    return outcome.ok && isClosed ? refused({ kind: 'mailbox-closed', invitation: outcome.value }) : outcome;
  };
}

interface TakeBackDependencies extends Pick<Dependencies, 'register' | 'clock' | 'bell' | 'proveSent'> {
  readonly mailer: Pick<Mailer, 'discardDraft'>;
}
