import { type CustomerTenantId, customerOfRemoval, type RemovalKey, removalKey } from '../domain/ids.ts';
import type { Removal } from '../domain/removal.ts';
import { decideRemoval } from '../domain/removal-moves.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delegations } from '../ports/delegations.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { OutboxEntry } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import { finish, finishUpon } from './entry-steps.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';
import { tellOfRemoval } from './removal-news.ts';
import type { OneRemoval } from './undo-removal.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type EndRefusal =
  | { readonly kind: 'no-rights' | 'unknown' }
  | { readonly kind: 'not-now'; readonly removal: Removal };

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
}

const patienceMs = 1_500;

/**
 * Decides to end one delegated admin relationship after the customer has gone: a decision of its own, never a part of
 * the removal. Asked for twice, it is decided once.
 */
export function createEndDelegation({ register, rights, bell, clock }: Dependencies) {
  return async (
    asked: OneRemoval & { readonly delegationId: string; readonly name: string },
  ): Promise<Result<Removal, EndRefusal>> => {
    const { customerId, number, by, delegationId, name } = asked;
    if (!(await rights.mayActNow(by.id))) return refused({ kind: 'no-rights' });
    const taken = await uponTheLatest(async (): Promise<Result<Removal, EndRefusal> | 'again'> => {
      const stored = await register.removal(customerId, number);
      if (!stored) return refused({ kind: 'unknown' });
      const at = clock.now().toISOString();
      const next = decideRemoval(stored.value, {
        type: 'end-delegation',
        ending: { delegationId, name, by, at },
      });
      if (!next.ok) return refused({ kind: 'not-now', removal: stored.value });
      const settled = bell.settled(removalKey(customerId), patienceMs);
      const outcome = await register.commit({
        aggregateId: removalKey(customerId),
        removal: { value: next.value, over: stored.version },
        acts: [
          {
            entryId: `end-${number}-${delegationId}`,
            act: { kind: 'end-delegation', number, delegationId },
            dueAt: at,
          },
        ],
      });
      if (outcome.kind === 'conflict') return 'again';
      bell.ring();
      await settled;
      return done((await readRemoval(register, customerId, number)) ?? next.value);
    });
    return taken ?? refused({ kind: 'unknown' });
  };
}

async function readRemoval(register: Register, customerId: CustomerTenantId, number: number) {
  return (await register.removal(customerId, number))?.value;
}

interface ActDependencies extends Pick<Dependencies, 'register' | 'bell' | 'clock'> {
  readonly delegations: Pick<Delegations, 'end'>;
  readonly faultPoints: FaultPoints;
}

/** Whoever waited so long has been answered that it is under way, or soon will be. */
const toldAfterMs = patienceMs - 500;

/**
 * Asks Microsoft for the end; asking again after a lost answer finds it asked for. What came of it is shown to whoever
 * still waits for the answer to the click, and told to whoever does not.
 */
export function createEndDelegationAct({ register, bell, clock, delegations, faultPoints }: ActDependencies) {
  return async (
    entry: OutboxEntry,
    { number, delegationId }: { readonly number: number; readonly delegationId: string },
  ): Promise<void> => {
    const customerId = customerOfRemoval(entry.aggregateId as RemovalKey);
    const decided = await readRemoval(register, customerId, number);
    const ending = decided?.endings.find((one) => one.delegationId === delegationId);
    if (!ending || ending.outcome) return finish({ register }, entry);
    const outcome = await delegations.end(delegationId, ending.by.id);
    faultPoints.reach('remove.ended');
    await finishUpon({ register }, entry, async () => {
      const stored = await register.removal(customerId, number);
      const next = stored && decideRemoval(stored.value, { type: 'delegation-ended', delegationId, outcome });
      if (!stored || !next?.ok) return {};
      const now = clock.now();
      const isLate = now.getTime() - Date.parse(ending.at) >= toldAfterMs;
      const told = { at: now.toISOString(), approvers: [] };
      return {
        removal: { value: next.value, over: stored.version },
        acts: isLate ? tellOfRemoval(next.value, `access-${outcome}`, told) : [],
      };
    });
    bell.settle(entry.aggregateId);
  };
}
