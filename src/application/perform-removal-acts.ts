import type { Act, OutboxEntry } from '../ports/acts.ts';
import type { ApprovalActDependencies } from './approval-acts.ts';
import { createApprovalDueAct } from './approval-due-act.ts';
import { createAskApproverAct } from './ask-approver-act.ts';
import { createShowApprovalAct } from './show-approval-act.ts';
import { createEndDelegationAct } from './end-delegation.ts';
import { createMailRemovalNoticeAct, type MailNoticeDependencies } from './mail-removal-notice-act.ts';
import { createRemoveCustomerAct, type RemoveCustomerDependencies } from './remove-customer-act.ts';

export type PerformRemovalDependencies = ApprovalActDependencies &
  RemoveCustomerDependencies &
  MailNoticeDependencies &
  Parameters<typeof createEndDelegationAct>[0];

const kinds = [
  'ask-approver',
  'show-approval',
  'approval-due',
  'remove-customer',
  'mail-removal-notice',
  'end-delegation',
] as const satisfies readonly Act['kind'][];

export type RemovalAct = Extract<Act, { kind: (typeof kinds)[number] }>;

export function isRemovalAct(act: Act): act is RemovalAct {
  return (kinds as readonly Act['kind'][]).includes(act.kind);
}

/** Performs what approvals and removals decide. */
export function createPerformRemovalAct(
  deps: PerformRemovalDependencies,
): (entry: OutboxEntry, act: RemovalAct) => Promise<void> {
  const ask = createAskApproverAct(deps);
  const show = createShowApprovalAct(deps);
  const due = createApprovalDueAct(deps);
  const remove = createRemoveCustomerAct(deps);
  const mail = createMailRemovalNoticeAct(deps);
  const end = createEndDelegationAct(deps);
  return (entry, act) => {
    switch (act.kind) {
      case 'ask-approver':
        return ask(entry, act);
      case 'show-approval':
        return show(entry, act);
      case 'approval-due':
        return due(entry, act);
      case 'remove-customer':
        return remove(entry, act);
      case 'mail-removal-notice':
        return mail(entry, act);
      case 'end-delegation':
        return end(entry, act);
    }
  };
}
