import type { ApprovalCase } from '../domain/approval-case.ts';
import type { Approval } from '../domain/approval.ts';
import type { ApprovalId, PersonId } from '../domain/ids.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import type { Clock } from '../ports/clock.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { Delivery } from '../ports/conversations.ts';
import type { NewAct, OutboxEntry, Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { DecideApprovalDependencies } from './decide-approval.ts';
import type { RightsGate } from './rights-gate.ts';

/** How the card of a request reaches a chat; each reader sees their own view of it. */
export interface ApprovalTeller {
  askApproval(
    to: PersonId,
    found: ApprovalCase,
    how: { readonly isReminder: boolean; readonly isRepeat: boolean },
  ): Promise<Delivery>;
  showApproval(card: ShownCard, found: ApprovalCase): Promise<'updated' | 'gone' | 'later'>;
}

export interface ApprovalActDependencies
  extends Pick<DecideApprovalDependencies, 'conclude' | 'bell' | 'faultPoints'> {
  readonly register: Register;
  readonly teller: ApprovalTeller;
  readonly colleagues: Pick<Colleagues, 'installBot'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly machineNow: () => Date;
  readonly leaseMs: number;
}

export const commitAttempts = 6;

export function finishAct({ register }: Pick<ApprovalActDependencies, 'register'>, entry: OutboxEntry) {
  return register.commit({ aggregateId: entry.aggregateId, finished: entry });
}

export async function delayAct(
  { register, clock }: ApprovalActDependencies,
  entry: OutboxEntry,
  { progress, waitMs }: { readonly progress: OutboxEntry['progress']; readonly waitMs: number },
): Promise<void> {
  const dueAt = new Date(clock.now().getTime() + waitMs).toISOString();
  await register.commit({ aggregateId: entry.aggregateId, delayed: { entry, progress, dueAt } });
}

/** Changes an approval upon whatever it is by now, and finishes the act with it. */
export async function changeApproval(
  deps: ApprovalActDependencies,
  id: ApprovalId,
  entry: OutboxEntry,
  decide: (
    stored: Stored<Approval>,
  ) => { readonly next: Approval; readonly acts: readonly NewAct[] } | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < commitAttempts; attempt += 1) {
    const stored = await deps.register.approval(id);
    const decided = stored && decide(stored);
    const outcome = await deps.register.commit({
      aggregateId: entry.aggregateId,
      finished: entry,
      ...(stored && decided
        ? { approval: { value: decided.next, over: stored.version }, acts: decided.acts }
        : {}),
    });
    if (outcome.kind === 'committed') return;
  }
}
