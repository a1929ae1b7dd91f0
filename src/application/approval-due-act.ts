import { decideApproval, isAwaited } from '../domain/approval.ts';
import type { ApprovalId } from '../domain/ids.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import { type ApprovalActDependencies, changeApproval } from './approval-acts.ts';
import { readStoredCase } from './approval-case.ts';
import { moveApproval } from './decide-approval.ts';
import { delay, finish } from './entry-steps.ts';
import { askAct } from './open-approval.ts';
import { uponTheLatest } from './upon-the-latest.ts';

/** The moment has come to remind those who have not decided, or to give up waiting. */
export function createApprovalDueAct(deps: ApprovalActDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'approval-due'>): Promise<void> => {
    const now = deps.clock.now();
    const at = now.toISOString();
    await uponTheLatest(async () => {
      const stored = await readStoredCase(deps.register, act.approvalId);
      if (stored?.approval.value.state !== 'waiting') return finish(deps, entry);
      if (act.what === 'remind') return remind(deps, entry, { approvalId: act.approvalId, at });
      const moved = await moveApproval(deps, stored, { type: 'expire', at }, { finished: entry });
      if (moved === 'conflict') return 'again';
      if (moved.ok) return;
      // The clock was set back since: its time is still to come.
      const waitMs = Date.parse(stored.approval.value.expiresAt) - now.getTime();
      return delay(deps, entry, { waitMs });
    });
  };
}

function remind(
  deps: ApprovalActDependencies,
  entry: OutboxEntry,
  { approvalId, at }: { readonly approvalId: ApprovalId; readonly at: string },
): Promise<void> {
  return changeApproval(deps, approvalId, entry, ({ value }) => {
    const next = decideApproval(value, { type: 'remind', at });
    if (!next.ok) return undefined;
    const waitedFor = value.approvers.filter(({ id }) => isAwaited(value, id));
    const acts = waitedFor.map(({ id }) => askAct(approvalId, id, { dueAt: at, isReminder: true }));
    return { next: next.value, acts };
  });
}
