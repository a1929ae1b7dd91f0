import type { Invitation } from '../domain/invitation.ts';
import type { ShownCard } from '../domain/message.ts';
import { done, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { NewAct, Register } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { Asked } from './change-invitation.ts';
import type { CustomerIndex } from './customer-index.ts';
import { createDecideOutgoing, type SendRefusal } from './decide-outgoing.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';

export type { SendRefusal } from './decide-outgoing.ts';

export interface SendDependencies {
  readonly register: Register;
  readonly rights: RightsGate;
  readonly partnerCenter: Pick<PartnerCenter, 'providers'>;
  readonly index: Pick<CustomerIndex, 'find'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

/** A click is answered with the outcome when it comes within this time, else with "sending" and an update later. */
export const patienceMs = 1_500;
/** The update follows the answer to the click, never overtakes it. */
const updateAfterMs = 2_000;

/**
 * Decides to send: one decision leaves one mail. The decision and the act are stored together; the mail itself goes
 * out from the outbox. A second click finds the decision made and is answered with what became of it.
 */
export function createSendInvitation(deps: SendDependencies) {
  const { bell, clock, telemetry, faultPoints } = deps;
  const decideOutgoing = createDecideOutgoing(deps);
  return async (asked: Asked & { readonly card?: ShownCard }): Promise<Result<Invitation, SendRefusal>> => {
    const at = clock.now();
    const { by, revision } = asked;
    const outcome = await decideOutgoing(asked, {
      event: { type: 'send', at: at.toISOString(), by, revision },
      acts: (decision) => [sendAct(decision, at), ...showLater(decision, at, asked.card)],
      claimed: () => faultPoints.reach('send.claimed'),
      async commit(decision, write) {
        const settled = bell.settled(decision.id, patienceMs);
        const written = await write();
        if (written.kind === 'conflict') return written;
        faultPoints.reach('send.decided');
        telemetry.record('invitation.moved', { invitation: decision.id, to: decision.state });
        bell.ring();
        await settled;
        return written;
      },
    });
    return outcome.ok ? done(outcome.value.invitation) : outcome;
  };
}

function sendAct({ id: invitationId, revision }: Invitation, at: Date): NewAct {
  return {
    entryId: `send-${revision}`,
    act: { kind: 'send-mail', invitationId },
    dueAt: at.toISOString(),
  };
}

/** Brings the clicked card up to date when the work behind it is done. */
export function showLater(
  { id: invitationId, revision }: Invitation,
  at: Date,
  card: ShownCard | undefined,
): readonly NewAct[] {
  if (!card) return [];
  const dueAt = new Date(at.getTime() + patienceMs + updateAfterMs).toISOString();
  return [{ entryId: `show-${revision}`, act: { kind: 'show', invitationId, card }, dueAt }];
}
