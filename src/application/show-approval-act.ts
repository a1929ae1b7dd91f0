import type { ApprovalCase } from '../domain/approval-case.ts';
import type { ActOf, OutboxEntry } from '../ports/register.ts';
import { type ApprovalActDependencies, type ApprovalTeller, delayAct, finishAct } from './approval-acts.ts';
import { readCase } from './approval-case.ts';
import { backOffMs } from './back-off.ts';

const showAttempts = 20;

/** Both move, each by itself: the request, and what it is about. */
function markOf(found: ApprovalCase): string {
  const subject = found.kind === 'removal' ? found.removal : found.invitation;
  return `${found.approval.revision} ${subject.revision}`;
}

/**
 * Brings every copy up to date; harmless to repeat, and a copy that is gone is left alone. What has moved on meanwhile
 * is shown once more: another process may have shown it already, below this one's older view.
 */
export function createShowApprovalAct(deps: ApprovalActDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'show-approval'>): Promise<void> => {
    let found = await readCase(deps.register, act.approvalId);
    let outcomes: readonly Awaited<ReturnType<ApprovalTeller['showApproval']>>[] = [];
    for (let shown: string | undefined; found && markOf(found) !== shown; ) {
      const current = found;
      shown = markOf(current);
      outcomes = await Promise.all(
        current.approval.cards.map((card) => deps.teller.showApproval(card, current)),
      );
      found = await readCase(deps.register, act.approvalId);
    }
    const attempts = entry.progress.attempts + 1;
    if (outcomes.includes('later') && attempts < showAttempts) {
      return delayAct(deps, entry, { progress: { attempts }, waitMs: backOffMs(attempts) });
    }
    await finishAct(deps, entry);
  };
}
