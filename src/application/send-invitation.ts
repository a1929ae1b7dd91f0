import { decide, type Invitation, isEditable, isOpen } from '../domain/invitation.ts';
import type { ShownCard } from '../domain/message.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Claim, NewAct, Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { type Asked, type ChangeRefusal, readOwn } from './change-invitation.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';

export type SendRefusal =
  | ChangeRefusal
  | { readonly kind: 'no-rights' }
  | { readonly kind: 'already-invited'; readonly invitation: Invitation };

interface Dependencies {
  readonly register: Register;
  readonly rights: RightsGate;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
}

/** A click is answered with the outcome when it comes within this time, else with "sending" and an update later. */
const patienceMs = 1_500;
/** The update follows the answer to the click, never overtakes it. */
const updateAfterMs = 2_000;
const attempts = 5;

/**
 * Decides to send: one decision leaves one mail. The decision and the act are stored together; the mail itself goes
 * out from the outbox. A second click finds the decision made and is answered with what became of it.
 */
export function createSendInvitation(deps: Dependencies) {
  return async (asked: Asked & { readonly card?: ShownCard }): Promise<Result<Invitation, SendRefusal>> => {
    if (!(await deps.rights.mayActNow(asked.by))) return refused({ kind: 'no-rights' });
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const own = await readOwn(deps.register, asked.id, asked.by);
      if (!own.ok) return own;
      const outcome = await decideOnce(deps, own.value, asked);
      if (outcome !== 'conflict') return outcome;
    }
    return refused({ kind: 'unknown' });
  };
}

async function decideOnce(
  deps: Dependencies,
  stored: Stored<Invitation>,
  asked: Asked & { readonly card?: ShownCard },
): Promise<Result<Invitation, SendRefusal> | 'conflict'> {
  const at = deps.clock.now();
  const before = stored.value;
  const next = decide(before, { type: 'send', at: at.toISOString(), by: asked.by, revision: asked.revision });
  if (!next.ok) {
    // The same decision asked for again: not an error, its result is shown.
    if (!isEditable(before)) return done(before);
    return refused({ kind: next.refusal, invitation: before });
  }
  const claimed = await claim(deps, before);
  if (claimed !== 'claimed') return claimed;
  deps.faultPoints.reach('send.claimed');
  const decision = next.value;
  const settled = deps.bell.settled(decision.id, patienceMs);
  const outcome = await deps.register.commit({
    aggregateId: decision.id,
    invitation: { value: decision, over: stored.version },
    acts: actsOf(decision, at, asked.card),
  });
  if (outcome.kind === 'conflict') return 'conflict';
  deps.faultPoints.reach('send.decided');
  deps.telemetry.record('invitation.moved', { invitation: decision.id, to: decision.state });
  deps.bell.ring();
  await settled;
  return done((await deps.register.invitation(decision.id))?.value ?? decision);
}

function actsOf(decision: Invitation, at: Date, card: ShownCard | undefined): readonly NewAct[] {
  const { id: invitationId, revision } = decision;
  const send: NewAct = {
    entryId: `send-${revision}`,
    act: { kind: 'send-mail', invitationId },
    dueAt: at.toISOString(),
  };
  if (!card) return [send];
  const later = new Date(at.getTime() + patienceMs + updateAfterMs).toISOString();
  return [send, { entryId: `show-${revision}`, act: { kind: 'show', invitationId, card }, dueAt: later }];
}

/** Takes the customer's claim, over one whose invitation is no longer open; refused while a colleague's is. */
async function claim(
  { register }: Dependencies,
  invitation: Invitation,
): Promise<'claimed' | 'conflict' | Result<Invitation, SendRefusal>> {
  const { tenantId } = invitation.recipient;
  const present = await register.claim(tenantId);
  if (present && present.value.invitationId !== invitation.id) {
    const other = await register.invitation(present.value.invitationId);
    if (other && isOpen(other.value)) return refused({ kind: 'already-invited', invitation: other.value });
  }
  const wanted: Claim = { tenantId, invitationId: invitation.id, held: false };
  return (await register.putClaim(wanted, present)) === 'written' ? 'claimed' : 'conflict';
}
