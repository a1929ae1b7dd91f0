import { decide, type Invitation, openStates } from '../domain/invitation.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { NewAct, Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { OutboxBell } from './outbox-bell.ts';

interface Dependencies {
  readonly register: Register;
  readonly partnerCenter: Pick<PartnerCenter, 'customer'>;
  readonly index: CustomerIndex;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

/**
 * Looks whether the customer of an open invitation is in the list by now. It asks for the present state and not for
 * a change, so that an acceptance is noticed whenever it came and whatever was down at the time.
 */
export function createNoticeAcceptances(deps: Dependencies): () => Promise<void> {
  return async () => {
    for (const stored of await deps.register.allIn(openStates)) {
      if (deps.index.find(stored.value.recipient.tenantId)) await notice(deps, stored);
    }
  };
}

async function notice(deps: Dependencies, stored: Stored<Invitation>): Promise<void> {
  // The list is only a hint: the customer itself is read before anybody is told; right after an acceptance it may
  // not be there yet (API reference 2.7), and the next look will find it.
  const account = await deps.partnerCenter.customer(stored.value.recipient.tenantId);
  if (account?.relationship !== 'reseller') return;
  const at = deps.clock.now().toISOString();
  const next = decide(stored.value, { type: 'accept', at, customer: { id: account.id, name: account.name } });
  if (!next.ok) return;
  const { id: invitationId, inviter } = next.value;
  const tell: NewAct = {
    entryId: 'told-accepted',
    act: {
      kind: 'notify',
      to: inviter,
      notice: { kind: 'invitation-accepted', invitationId, customerName: account.name, noticedAt: at },
    },
    dueAt: at,
  };
  const outcome = await deps.register.commit({
    aggregateId: invitationId,
    invitation: { value: next.value, over: stored.version },
    acts: [tell],
  });
  if (outcome.kind === 'conflict') return;
  deps.faultPoints.reach('accept.decided');
  deps.telemetry.record('invitation.moved', { invitation: invitationId, to: next.value.state });
  deps.bell.ring();
}
