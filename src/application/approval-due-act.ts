import { decideApproval, isAwaited } from '../domain/approval.ts';
import type { ApprovalId } from '../domain/ids.ts';
import type { ActOf, OutboxEntry } from '../ports/register.ts';
import { type ApprovalActDependencies, changeApproval, commitAttempts, finishAct } from './approval-acts.ts';
import { readStoredCase } from './approval-case.ts';
import { moveApproval } from './decide-approval.ts';
import { askAct } from './open-approval.ts';

/** The moment has come to remind those who have not decided, or to give up waiting. */
export function createApprovalDueAct(deps: ApprovalActDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'approval-due'>): Promise<void> => {
    const at = deps.clock.now().toISOString();
    for (let attempt = 0; attempt < commitAttempts; attempt += 1) {
      const stored = await readStoredCase(deps.register, act.approvalId);
      if (stored?.approval.value.state !== 'waiting') break;
      if (act.what === 'remind') return remind(deps, entry, { approvalId: act.approvalId, at });
      const moved = await moveApproval(deps, stored, { type: 'expire', at }, { finished: entry });
      if (moved === 'conflict') continue;
      if (moved.ok) return;
      // The clock was set back since: its time is still to come.
      const { expiresAt: dueAt } = stored.approval.value;
      await deps.register.commit({
        aggregateId: entry.aggregateId,
        delayed: { entry, progress: entry.progress, dueAt },
      });
      return;
    }
    await finishAct(deps, entry);
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
