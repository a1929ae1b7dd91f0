import { type Approval, type ApprovalSubject, idOfApproval, newApproval } from '../domain/approval.ts';
import type { ApprovalId, Instant, PersonId } from '../domain/ids.ts';
import { instantAfter } from '../domain/instants.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { NewAct } from '../ports/acts.ts';
import { announce } from './announce.ts';
import { type ApprovalPolicy, isOutOfHours } from './approval-policy.ts';

export interface OpenApprovalDependencies {
  readonly colleagues: Pick<Colleagues, 'adminAgents'>;
  readonly policy: ApprovalPolicy;
  readonly clock: Clock;
}

export interface WantedApproval {
  readonly subject: ApprovalSubject;
  readonly number: number;
  readonly about: string;
  readonly requester: NamedPerson;
  /** The card on which it was asked for: it becomes the requester's copy. */
  readonly card?: ShownCard;
}

export interface OpenedApproval {
  readonly approval: Approval;
  readonly acts: readonly NewAct[];
}

/** As many as stand in one transaction with all else. */
const mostAsked = 40;

/**
 * Makes the request and the acts that put it before those who decide: members of the Admin agents group but for the
 * requester. Out of hours the cover is asked; the others may decide all the same, and are reminded in their turn.
 */
export function createOpenApproval({ colleagues, policy, clock }: OpenApprovalDependencies) {
  return async (wanted: WantedApproval): Promise<Result<OpenedApproval, 'too-few-approvers'>> => {
    const { requester, card, ...rest } = wanted;
    const agents = await colleagues.adminAgents();
    const approvers = agents.filter(({ id }) => id !== requester.id).slice(0, mostAsked);
    if (approvers.length < policy.needed) return refused('too-few-approvers');
    const now = clock.now();
    const at = now.toISOString();
    const expiresAt = instantAfter(now, policy.expireAfterMs);
    const opened = newApproval({
      ...rest,
      requester,
      requestedAt: at,
      approvers,
      needed: policy.needed,
      expiresAt,
    });
    const approval = card ? { ...opened, cards: [card] } : opened;
    const approvalId = idOfApproval(approval);
    const asked = askedNow(policy, approvers, now);
    const due = (what: 'remind' | 'expire', dueAt: string): NewAct => ({
      entryId: `approval-${approval.number}-${what}`,
      act: { kind: 'approval-due', approvalId, what },
      dueAt,
    });
    const acts = [
      ...asked.map(({ id }) => askAct(approvalId, id, { dueAt: at, isReminder: false })),
      ...(policy.remindAfterMs < policy.expireAfterMs
        ? [due('remind', instantAfter(now, policy.remindAfterMs))]
        : []),
      due('expire', expiresAt),
      ...announce({
        entryId: `approval-${approval.number}-waiting`,
        notice: { kind: 'approval-waiting', approvalId, customerName: approval.about },
        besides: [requester.id, ...asked.map(({ id }) => id)],
        at,
      }),
    ];
    return done({ approval, acts });
  };
}

export type OpenApproval = ReturnType<typeof createOpenApproval>;

function askedNow(
  policy: ApprovalPolicy,
  approvers: readonly NamedPerson[],
  now: Date,
): readonly NamedPerson[] {
  if (!policy.cover || !isOutOfHours(policy.cover, now)) return approvers;
  const { people } = policy.cover;
  const cover = approvers.filter(({ id }) => people.includes(id));
  return cover.length < policy.needed ? approvers : cover;
}

export function askAct(
  approvalId: ApprovalId,
  to: PersonId,
  { dueAt, isReminder }: { readonly dueAt: string; readonly isReminder: boolean },
): NewAct {
  const number = approvalId.slice(approvalId.lastIndexOf('~') + 1);
  return {
    entryId: `${isReminder ? 'remind' : 'ask'}-${number}-${to}`,
    act: { kind: 'ask-approver', approvalId, to, isReminder },
    dueAt,
  };
}

/** Brings every copy of the card up to date. */
export function showApproval(approval: Approval, dueAt: Instant): NewAct {
  return {
    entryId: `shown-${approval.number}-${approval.revision}`,
    act: { kind: 'show-approval', approvalId: idOfApproval(approval) },
    dueAt,
  };
}
