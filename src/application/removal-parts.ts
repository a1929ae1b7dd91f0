import type { ApprovalId, CustomerTenantId } from '../domain/ids.ts';
import type { Delegation } from '../domain/removal.ts';
import type { Delegations } from '../ports/delegations.ts';
import type { Clock } from '../ports/clock.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import { readCase } from './approval-case.ts';
import type { ApprovalPolicy } from './approval-policy.ts';
import { createAskApproval } from './ask-approval.ts';
import { createConclude } from './conclude-approval.ts';
import { createCopyRemovalNotice } from './copy-removal-notice.ts';
import type { CustomerIndex } from './customer-index.ts';
import { createDecideApproval } from './decide-approval.ts';
import { createEndDelegation } from './end-delegation.ts';
import { createOpenApproval } from './open-approval.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { createReadRemovalRoom } from './read-removal-room.ts';
import { createMemory } from './recent-memory.ts';
import { createRequestRemoval } from './request-removal.ts';
import type { RightsGate } from './rights-gate.ts';
import { createUndoRemoval } from './undo-removal.ts';
import { partWithin } from './within.ts';

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly partnerCenter: Pick<PartnerCenter, 'customer' | 'subscriptions' | 'reservations' | 'providers'>;
  readonly index: Pick<CustomerIndex, 'find'>;
  readonly delegations: Delegations;
  readonly colleagues: Colleagues;
  readonly policy: ApprovalPolicy;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly faultPoints: FaultPoints;
}

/** An answer to a click does not wait long for what is only shown beside the rest. */
const patienceMs = 1_500;

/** What people can do about approvals and removals, each use case with just what it needs. */
export function createRemovalParts(deps: Dependencies) {
  const { register, delegations, colleagues, policy } = deps;
  const conclude = createConclude(deps);
  const openApproval = createOpenApproval(deps);
  const lastSeen = createMemory<readonly Delegation[]>();
  const seen = async (customer: CustomerTenantId) => {
    const all = await delegations.of(customer);
    lastSeen.set(customer, all);
    return all;
  };
  const read = (id: ApprovalId) => readCase(register, id);
  return {
    conclude,
    openApproval,
    services: {
      readRemovalRoom: createReadRemovalRoom(deps),
      policy,
      removals: {
        request: createRequestRemoval({ ...deps, openApproval }),
        undo: createUndoRemoval(deps),
        copyNotice: createCopyRemovalNotice(deps),
        endDelegation: createEndDelegation(deps),
        delegationsOf: (customer: CustomerTenantId) => partWithin(patienceMs, seen(customer)),
        lastSeenDelegations: (customer: CustomerTenantId) => lastSeen.get(customer),
      },
      approvals: {
        read,
        ask: createAskApproval({ ...deps, openApproval }),
        decide: createDecideApproval({ ...deps, conclude }),
        adminAgents: colleagues.adminAgents,
      },
    },
  };
}
