import type { Invitation } from '../domain/invitation.ts';
import { decide } from '../domain/invitation-moves.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { ChangeRefusal } from './change-invitation.ts';
import { discardHandedOver } from './discard-handed-over.ts';
import { moveOwn, type Owned } from './move-own.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { ProveSent } from './prove-sent.ts';

interface Dependencies {
  readonly register: Register;
  readonly mailer: Pick<Mailer, 'discardDraft'>;
  readonly proveSent: ProveSent;
  readonly clock: Clock;
  readonly bell: OutboxBell;
  readonly telemetry: Telemetry;
}

/**
 * Ends the waiting for an answer, which frees the customer to be invited anew. A draft that the agent has not sent yet
 * leaves the mailbox first: when that fails nothing is decided. What has gone out cannot be called back, and its link
 * goes on working.
 */
export function createWithdrawInvitation(deps: Dependencies) {
  const { register, clock, bell, telemetry } = deps;
  return async (asked: Owned): Promise<Result<Invitation, ChangeRefusal>> => {
    const outcome = await moveOwn(register, asked, async ({ value }) => {
      const { next: before, acts } = await withoutDraft(deps, value);
      const next = decide(before, { type: 'withdraw', at: clock.now().toISOString(), by: asked.by });
      return next.ok ? { next: next.value, acts } : undefined;
    });
    if (!outcome.ok) return outcome;
    const invitation = outcome.value;
    if (invitation.state !== 'withdrawn') return refused({ kind: 'not-now', invitation });
    bell.ring();
    telemetry.record('invitation.moved', { invitation: invitation.id, to: invitation.state });
    return done(invitation);
  };
}

/**
 * The draft is thrown away, or it turns out that the agent has sent it. One in the mailbox of whoever had the invitation
 * before, which nobody here can open, is as a mail that has gone out.
 */
async function withoutDraft(
  { mailer, proveSent }: Dependencies,
  invitation: Invitation,
): Promise<{ readonly next: Invitation; readonly acts: readonly NewAct[] }> {
  const isSent = (await discardHandedOver(mailer, invitation)) === 'sent';
  return (isSent && (await proveSent(invitation))) || { next: invitation, acts: [] };
}
