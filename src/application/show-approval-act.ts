import type { ApprovalCase } from '../domain/approval-case.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import type { ApprovalActDependencies } from './approval-acts.ts';
import { readCase } from './approval-case.ts';
import { showCopies } from './show-copies.ts';

/** Both move, each by itself: the request, and what it is about. */
function markOf(found: ApprovalCase): string {
  const subject = found.kind === 'removal' ? found.removal : found.invitation;
  return `${found.approval.revision} ${subject.revision}`;
}

export function createShowApprovalAct(deps: ApprovalActDependencies) {
  return (entry: OutboxEntry, { approvalId }: ActOf<'show-approval'>): Promise<void> =>
    showCopies(deps, entry, {
      read: () => readCase(deps.register, approvalId),
      markOf,
      show: (found) => Promise.all(found.approval.cards.map((card) => deps.teller.showApproval(card, found))),
    });
}
