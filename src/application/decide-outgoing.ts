import type { Customer } from '../domain/customer.ts';
import type { Invitation } from '../domain/invitation.ts';
import { decide, type InvitationEvent, type MoveRefusal } from '../domain/invitation-moves.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { NewAct } from '../ports/acts.ts';
import type { CommitOutcome, Register, Stored } from '../ports/register.ts';
import { type ApprovalPolicy, asksApproval } from './approval-policy.ts';
import { type Asked, type ChangeRefusal, readOwn } from './change-invitation.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { RightsGate } from './rights-gate.ts';
import { takeClaim } from './take-claim.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type SendRefusal =
  | ChangeRefusal
  | { readonly kind: 'no-rights' }
  | { readonly kind: 'already-invited'; readonly invitation: Invitation }
  /** The customer came to us meanwhile, by a colleague's invitation or of its own accord. */
  | { readonly kind: 'already-customer'; readonly customer: Customer }
  /** The provider of a joint invitation is not one of ours any more. */
  | { readonly kind: 'provider-gone'; readonly invitation: Invitation }
  /** The policy wants a colleague to agree to these very words first. */
  | { readonly kind: 'needs-approval'; readonly invitation: Invitation };

/** What is looked at before an invitation leaves the house. */
export interface LookingOutside {
  readonly register: Pick<Register, 'invitation'>;
  readonly partnerCenter: Pick<PartnerCenter, 'providers'>;
  readonly index: Pick<CustomerIndex, 'find'>;
}

interface Dependencies extends LookingOutside {
  readonly register: Register;
  readonly rights: RightsGate;
  readonly policy: Pick<ApprovalPolicy, 'invitations'>;
}

/** One way out of the house. */
export interface Way {
  readonly event: Extract<InvitationEvent, { type: 'send' | 'hand-over' | 'resend' }>;
  /** From where it may go this way; from anywhere else it went already. */
  readonly mayLeave: (invitation: Invitation) => boolean;
  readonly acts: (decision: Invitation) => readonly NewAct[];
  /** Called between the claim and the commit. */
  readonly claimed?: () => void;
  /** Writes the decision and its acts, and whatever belongs around that. */
  readonly commit: (decision: Invitation, write: () => Promise<CommitOutcome>) => Promise<CommitOutcome>;
}

export type Outgoing = Result<
  { readonly invitation: Invitation; readonly isNew: boolean },
  SendRefusal | { readonly kind: MoveRefusal; readonly invitation: Invitation }
>;

/**
 * Decides that an invitation leaves the house, whichever way: with rights read at this moment, a provider that is
 * still ours, the customer's claim taken, and the decision and its acts in one write. The same decision asked for again
 * finds itself made.
 */
export function createDecideOutgoing(deps: Dependencies) {
  return async (asked: Asked, way: Way): Promise<Outgoing> => {
    const [mayAct, change] = await Promise.all([
      deps.rights.mayActNow(asked.by),
      changeSince(deps, asked, way.mayLeave),
    ]);
    if (!mayAct) return refused({ kind: 'no-rights' });
    if (change) return refused(change);
    const outcome = await uponTheLatest(async (): Promise<Outgoing | 'again'> => {
      const own = await readOwn(deps.register, asked.id, asked.by);
      return own.ok ? decideOnce(deps, own.value, way) : own;
    });
    return outcome ?? refused({ kind: 'unknown' });
  };
}

/** What has come to stand against the invitation since it was drafted. */
export async function changeSince(
  deps: LookingOutside,
  asked: Pick<Asked, 'id' | 'by'>,
  mayLeave: Way['mayLeave'],
): Promise<SendRefusal | undefined> {
  const invitation = (await deps.register.invitation(asked.id))?.value;
  if (!invitation || !mayLeave(invitation) || invitation.inviter !== asked.by) return undefined;
  return standsAgainst(deps, invitation);
}

/** Why this invitation makes no sense any more, as far as it is seen in the inviter's name. */
export async function standsAgainst(
  { partnerCenter, index }: Pick<LookingOutside, 'partnerCenter' | 'index'>,
  invitation: Invitation,
): Promise<Extract<SendRefusal, { kind: 'already-customer' | 'provider-gone' }> | undefined> {
  const customer = index.find(invitation.recipient.tenantId);
  if (customer) return { kind: 'already-customer', customer };
  if (invitation.relationship.kind === 'alone') return undefined;
  const { providerId } = invitation.relationship;
  const providers = await partnerCenter.providers(invitation.inviter);
  const isThere = providers.some((one) => one.active && one.id === providerId);
  return isThere ? undefined : { kind: 'provider-gone', invitation };
}

async function decideOnce(
  deps: Dependencies,
  stored: Stored<Invitation>,
  way: Way,
): Promise<Outgoing | 'again'> {
  const before = stored.value;
  const next = decide(before, way.event);
  if (!next.ok) {
    // The same decision asked for again: not an error, its result is shown.
    if (!way.mayLeave(before)) return done({ invitation: before, isNew: false });
    return refused({ kind: next.refusal, invitation: before });
  }
  if (asksApproval(deps.policy, before) && !isAgreed(before, way.event)) {
    return refused({ kind: 'needs-approval', invitation: before });
  }
  const claimed = await takeClaim(deps.register, before);
  if (claimed === 'conflict') return 'again';
  if (claimed !== 'claimed') return refused({ kind: 'already-invited', invitation: claimed.rival });
  way.claimed?.();
  const decision = next.value;
  const outcome = await way.commit(decision, () =>
    deps.register.commit({
      aggregateId: decision.id,
      invitation: { value: decision, over: stored.version },
      acts: way.acts(decision),
    }),
  );
  if (outcome.kind === 'conflict') return 'again';
  const now = (await deps.register.invitation(decision.id))?.value ?? decision;
  return done({ invitation: now, isNew: true });
}

/** Colleagues agreed to these very words, and they go out from here, so that they stay as they were. */
function isAgreed({ approvedBy, letter }: Invitation, event: Way['event']): boolean {
  return (
    approvedBy !== undefined &&
    event.type === 'resend' &&
    JSON.stringify(event.letter) === JSON.stringify(letter)
  );
}
