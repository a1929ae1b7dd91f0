import type { ApprovalCase } from '../domain/approval-case.ts';
import type { Approval } from '../domain/approval.ts';
import type { ApprovalId, PersonId } from '../domain/ids.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import type { Clock } from '../ports/clock.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { Delivery, UpdateOutcome } from '../ports/conversations.ts';
import type { NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { DecideApprovalDependencies } from './decide-approval.ts';
import { finishUpon } from './entry-steps.ts';
import type { RightsGate } from './rights-gate.ts';

/** How the card of a request reaches a chat; each reader sees their own view of it. */
export interface ApprovalTeller {
  askApproval(
    to: PersonId,
    found: ApprovalCase,
    how: { readonly isReminder: boolean; readonly isRepeat: boolean },
  ): Promise<Delivery>;
  showApproval(card: ShownCard, found: ApprovalCase): Promise<UpdateOutcome>;
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

/** Changes an approval upon whatever it is by now, and finishes the act with it. */
export async function changeApproval(
  deps: ApprovalActDependencies,
  id: ApprovalId,
  entry: OutboxEntry,
  decide: (
    stored: Stored<Approval>,
  ) => { readonly next: Approval; readonly acts: readonly NewAct[] } | undefined,
): Promise<void> {
  await finishUpon(deps, entry, async () => {
    const stored = await deps.register.approval(id);
    const decided = stored && decide(stored);
    if (!stored || !decided) return {};
    return { approval: { value: decided.next, over: stored.version }, acts: decided.acts };
  });
}
