import type { Instant } from '../domain/ids.ts';
import { dayMs } from '../domain/instants.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Clock } from '../ports/clock.ts';
import { codeOf } from '../ports/faults.ts';
import type { Register, Stored } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { eachInTurn } from './in-turn.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { ProveSent } from './prove-sent.ts';
import { showLater } from './send-invitation.ts';

interface Dependencies {
  readonly register: Register;
  readonly proveSent: ProveSent;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** For so long a mail is looked for: a draft may lie for weeks, and what the agent says was sent is soon to be found. */
const looksFor = { draft: 90 * dayMs, saidSent: 14 * dayMs } as const;

/**
 * Looks in the mailboxes of those who send by hand: what has gone out is recorded with its proof, whether or not the
 * agent said *Done*, and a broken link is told. The card that waited for it says by itself what was found.
 */
export function createLookAtHandOvers(deps: Dependencies): (signal?: AbortSignal) => Promise<void> {
  return async (signal) => {
    const all = await deps.register.allIn(['handed-over', 'sent']);
    const now = deps.clock.now().getTime();
    // One mailbox that does not answer must not hide what stands in the others.
    await eachInTurn(
      all.filter(({ value }) => isUnproved(value, now)),
      async (stored) => {
        if (!signal?.aborted) await look(deps, stored);
      },
      (error) => codeOf(error) === 'store/unavailable',
    );
  };
}

function isUnproved(invitation: Invitation, now: number): boolean {
  const since = (at: Instant) => now - Date.parse(at);
  if (invitation.state === 'handed-over') {
    return invitation.mail !== undefined && since(invitation.handedOverAt) < looksFor.draft;
  }
  if (invitation.state !== 'sent' || invitation.how !== 'by-hand') return false;
  return (
    !invitation.linkFound && invitation.mail !== undefined && since(invitation.sentAt) < looksFor.saidSent
  );
}

async function look(deps: Dependencies, { value, version }: Stored<Invitation>): Promise<void> {
  const proof = await deps.proveSent(value);
  if (!proof) return;
  const { next } = proof;
  const card = 'card' in value ? value.card : undefined;
  const acts = [...proof.acts, ...showLater(next, deps.clock.now(), card)];
  const invitation = { value: next, over: version };
  const outcome = await deps.register.commit({ aggregateId: next.id, invitation, acts });
  if (outcome.kind === 'conflict') return;
  deps.telemetry.record('invitation.moved', { invitation: next.id, to: next.state });
  deps.bell.ring();
}
