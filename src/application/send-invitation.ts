import type { Instant } from '../domain/ids.ts';
import { instantAfter } from '../domain/instants.ts';
import type { Invitation } from '../domain/invitation.ts';
import { isEditable, isResendable } from '../domain/invitation-states.ts';
import type { Letter } from '../domain/letter.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import { done, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { ApprovalPolicy } from './approval-policy.ts';
import type { Asked } from './change-invitation.ts';
import type { CustomerIndex } from './customer-index.ts';
import { createDecideOutgoing, type SendRefusal, type Way } from './decide-outgoing.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';

export interface SendDependencies {
  readonly register: Register;
  readonly rights: RightsGate;
  readonly partnerCenter: Pick<PartnerCenter, 'providers'>;
  readonly index: Pick<CustomerIndex, 'find'>;
  readonly policy: Pick<ApprovalPolicy, 'invitations'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

/** A click is answered with the outcome when it comes within this time, else with "sending" and an update later. */
export const patienceMs = 1_500;
/** The update follows the answer to the click, never overtakes it. */
const updateAfterMs = 2_000;

type Given = Asked & { readonly card?: ShownCard };

/**
 * Decides to send: one decision leaves one mail. The decision and the act are stored together; the mail itself goes
 * out from the outbox. A second click finds the decision made and is answered with what became of it.
 */
export function createSendInvitation(deps: SendDependencies) {
  const bringOut = createBringOut(deps);
  return (asked: Given) =>
    bringOut(asked, (at) => ({
      entry: 'send',
      mayLeave: isEditable,
      event: { type: 'send', at, by: asked.by, revision: asked.revision },
    }));
}

/** The same for a mail that the customer gets once more, as the letter was confirmed by the agent. */
export function createResendInvitation(deps: SendDependencies) {
  const bringOut = createBringOut(deps);
  return async (asked: Given & { readonly letter: Letter }): Promise<Result<Invitation, SendRefusal>> => {
    const { by, revision, letter } = asked;
    return bringOut(asked, (at) => ({
      entry: 'again',
      mayLeave: isResendable,
      event: { type: 'resend', at, by, revision, letter },
    }));
  };
}

interface Mailing extends Pick<Way, 'event' | 'mayLeave'> {
  /** What its act is called, with the decision's revision behind it. */
  readonly entry: 'send' | 'again';
}

function createBringOut(deps: SendDependencies) {
  const { bell, clock, telemetry, faultPoints } = deps;
  const decideOutgoing = createDecideOutgoing(deps);
  return async (
    asked: Given,
    mailing: (at: Instant) => Mailing,
  ): Promise<Result<Invitation, SendRefusal>> => {
    const at = clock.now();
    const { entry, ...way } = mailing(at.toISOString());
    const outcome = await decideOutgoing(asked, {
      ...way,
      acts: (decision) => [sendAct(entry, decision, at), ...showLater(decision, at, asked.card)],
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

export function sendAct(
  entry: Mailing['entry'],
  { id: invitationId, revision }: Invitation,
  at: Date,
): NewAct {
  return {
    entryId: `${entry}-${revision}`,
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
  const dueAt = instantAfter(at, patienceMs + updateAfterMs);
  return [{ entryId: `show-${revision}`, act: { kind: 'show', invitationId, card }, dueAt }];
}
