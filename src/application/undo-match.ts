import type { CustomerTenantId, InvitationId } from '../domain/ids.ts';
import { newcomerKey } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { decideNewcomer } from '../domain/newcomer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { isDoubtful, isExcluded } from '../domain/wrong-match.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import { announce } from './announce.ts';
import { type ChangeRefusal, readOwn } from './change-invitation.ts';
import { finish } from './entry-steps.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';
import { uponTheLatest } from './upon-the-latest.ts';

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly faultPoints: FaultPoints;
}

export interface UndoMatch {
  readonly id: InvitationId;
  /** Who was taken for the one that answered, as the card that was pressed shows it. */
  readonly customerId: CustomerTenantId;
  readonly by: NamedPerson;
}

type UndoRefusal = ChangeRefusal | { readonly kind: 'no-rights' };

/**
 * Takes back that this customer answered the invitation: it waits again, everybody who was told hears of it, and the
 * customer is held against the other invitations once more. This customer is never taken for it again.
 */
export function createUndoMatch(deps: Dependencies) {
  const { register, rights, bell, clock, faultPoints } = deps;

  const take = async ({
    id,
    customerId,
    by,
  }: UndoMatch): Promise<Result<Invitation, UndoRefusal> | 'again'> => {
    const own = await readOwn(register, id, by.id);
    if (!own.ok) return own;
    const { value: before, version } = own.value;
    if (isExcluded(before, customerId)) return done(before);
    const at = clock.now().toISOString();
    const event = { type: 'unmatch', at, by: by.id, customerId } as const;
    const next = isDoubtful(before) ? decide(before, event) : undefined;
    if (!next?.ok || !('customer' in before)) return refused({ kind: 'not-now', invitation: before });
    const { revision } = next.value;
    const { name: customerName } = before.customer;
    const outcome = await register.commit({
      aggregateId: id,
      invitation: { value: next.value, over: version },
      acts: [
        ...announce({
          entryId: `told-unmatched-${revision}`,
          notice: { kind: 'match-undone', invitationId: id, customerName, byName: by.name },
          owner: before.inviter,
          at,
        }),
        {
          entryId: `release-${revision}`,
          act: { kind: 'release-newcomer', customerId, invitationId: id },
          dueAt: at,
        },
      ],
    });
    if (outcome.kind === 'conflict') return 'again';
    faultPoints.reach('unmatch.decided');
    bell.ring();
    return done(next.value);
  };

  return async (asked: UndoMatch): Promise<Result<Invitation, UndoRefusal>> => {
    if (!(await rights.mayActNow(asked.by.id))) return refused({ kind: 'no-rights' });
    return (await uponTheLatest(() => take(asked))) ?? refused({ kind: 'unknown' });
  };
}

/** Lets the customer go, so that it is held against the open invitations anew; harmless to repeat. */
export function createReleaseNewcomerAct({ register }: Pick<Dependencies, 'register'>) {
  return async (
    entry: OutboxEntry,
    { customerId, invitationId }: ActOf<'release-newcomer'>,
  ): Promise<void> => {
    await uponTheLatest(async () => {
      const stored = await register.newcomer(customerId);
      const next = stored && decideNewcomer(stored.value, { type: 'release', invitationId });
      if (!stored || !next?.ok) return 'held by nobody';
      const newcomer = { value: next.value, over: stored.version };
      const moved = await register.commit({ aggregateId: newcomerKey(customerId), newcomer });
      return moved.kind === 'committed' ? 'released' : 'again';
    });
    await finish({ register }, entry);
  };
}
