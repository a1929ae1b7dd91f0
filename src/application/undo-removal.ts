import { decideApproval } from '../domain/approval.ts';
import { approvalId, type CustomerTenantId, removalKey } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Removal } from '../domain/removal.ts';
import { decideRemoval, type RemovalMoveRefusal } from '../domain/removal-moves.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Register } from '../ports/register.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { showRemoval, tellOfRemoval } from './removal-news.ts';
import type { RightsGate } from './rights-gate.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type UndoRefusal =
  | { readonly kind: 'no-rights' | 'unknown' }
  | { readonly kind: RemovalMoveRefusal; readonly removal: Removal };

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly faultPoints: FaultPoints;
}

export interface OneRemoval {
  readonly customerId: CustomerTenantId;
  readonly number: number;
  readonly by: NamedPerson;
}

/**
 * Takes a removal back while nothing was begun: the request, or the approved removal that still cools. It meets the
 * act that begins at the same document, so that one of them comes first and the other sees it.
 */
export function createUndoRemoval({ register, rights, bell, clock, faultPoints }: Dependencies) {
  const take = async ({
    customerId,
    number,
    by,
  }: OneRemoval): Promise<Result<Removal, UndoRefusal> | 'again'> => {
    const stored = await register.removal(customerId, number);
    if (!stored) return refused({ kind: 'unknown' });
    const { value: before, version } = stored;
    if (before.state === 'cancelled' && before.cancelledBy.id === by.id) return done(before);
    const at = clock.now().toISOString();
    const next = decideRemoval(before, { type: 'cancel', at, by });
    if (!next.ok) return refused({ kind: next.refusal, removal: before });
    const id = removalKey(customerId);
    const approval = await register.approval(approvalId(id, number));
    const closed = approval && decideApproval(approval.value, { type: 'cancel', at, why: 'withdrawn', by });
    const approvers = before.state === 'cooling' ? before.approvedBy : [];
    const outcome = await register.commit({
      aggregateId: id,
      removal: { value: next.value, over: version },
      ...(closed?.ok ? { approval: { value: closed.value, over: approval?.version ?? '' } } : {}),
      acts: [
        ...tellOfRemoval(next.value, 'cancelled', { at, but: by.id, approvers }),
        showRemoval(next.value, at),
      ],
    });
    if (outcome.kind === 'conflict') return 'again';
    faultPoints.reach('remove.undone');
    bell.ring();
    return done(next.value);
  };

  return async (asked: OneRemoval): Promise<Result<Removal, UndoRefusal>> => {
    if (!(await rights.mayActNow(asked.by.id))) return refused({ kind: 'no-rights' });
    return (await uponTheLatest(() => take(asked))) ?? refused({ kind: 'unknown' });
  };
}
