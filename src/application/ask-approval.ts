import type { ApprovalCase } from '../domain/approval-case.ts';
import { approvalId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { isEditable } from '../domain/invitation-states.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register, Stored } from '../ports/register.ts';
import { type ApprovalPolicy, asksApproval } from './approval-policy.ts';
import { type Asked, readOwn } from './change-invitation.ts';
import { changeSince, type LookingOutside, type SendRefusal } from './decide-outgoing.ts';
import type { OpenApproval } from './open-approval.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';
import { openRival } from './take-claim.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type AskRefusal =
  | SendRefusal
  /** `not-asked-for`: the policy lets it go out without. */
  | { readonly kind: 'not-asked-for' | 'too-few-approvers'; readonly invitation: Invitation };

interface Dependencies extends LookingOutside {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly policy: Pick<ApprovalPolicy, 'invitations'>;
  readonly openApproval: OpenApproval;
  readonly bell: OutboxBell;
  readonly clock: Clock;
}

type Outcome = Result<ApprovalCase, AskRefusal>;

/**
 * Asks colleagues to agree to an invitation as it stands: with the same looks as before sending it. The invitation, the
 * request and the acts that put it before them are one write; the same press again is answered with what it made.
 */
export function createAskApproval(deps: Dependencies) {
  const { register, rights } = deps;
  return async (asked: Asked & { readonly card?: ShownCard }): Promise<Outcome> => {
    const [mayAct, change] = await Promise.all([
      rights.mayActNow(asked.by),
      changeSince(deps, asked, isEditable),
    ]);
    if (!mayAct) return refused({ kind: 'no-rights' });
    if (change) return refused(change);
    const outcome = await uponTheLatest(async (): Promise<Outcome | 'again'> => {
      const own = await readOwn(register, asked.id, asked.by);
      return own.ok ? askOnce(deps, own.value, asked) : own;
    });
    return outcome ?? refused({ kind: 'unknown' });
  };
}

export type AskApproval = ReturnType<typeof createAskApproval>;

async function askOnce(
  deps: Dependencies,
  { value: before, version }: Stored<Invitation>,
  { by, revision, card }: Asked & { readonly card?: ShownCard },
): Promise<Outcome | 'again'> {
  const { register, clock } = deps;
  if (before.state === 'waiting-approval') {
    const present = await register.approval(approvalId(before.id, before.request));
    return present
      ? done({ kind: 'invitation', invitation: before, approval: present.value })
      : refused({ kind: 'not-now', invitation: before });
  }
  if (isEditable(before) && !asksApproval(deps.policy, before)) {
    return refused({ kind: 'not-asked-for', invitation: before });
  }
  const next = decide(before, { type: 'ask-approval', at: clock.now().toISOString(), by, revision });
  if (!next.ok) return refused({ kind: next.refusal, invitation: before });
  const rival = await openRival(register, before);
  if (rival) return refused({ kind: 'already-invited', invitation: rival });
  const invitation = next.value;
  const opened = await deps.openApproval({
    subject: { kind: 'invitation', id: invitation.id },
    number: invitation.revision,
    about: invitation.recipient.company,
    requester: { id: by, name: invitation.inviterName },
    ...(card ? { card } : {}),
  });
  if (!opened.ok) return refused({ kind: opened.refusal, invitation: before });
  const { approval, acts } = opened.value;
  const outcome = await register.commit({
    aggregateId: invitation.id,
    invitation: { value: invitation, over: version },
    approval: { value: approval },
    acts,
  });
  if (outcome.kind === 'conflict') return 'again';
  deps.bell.ring();
  return done({ kind: 'invitation', invitation, approval });
}
