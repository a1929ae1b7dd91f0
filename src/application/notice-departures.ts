import type { CustomerTenantId } from '../domain/ids.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { CustomerIndex } from './customer-index.ts';
import { announce } from './announce.ts';
import type { RecordDependencies } from './record-acceptance.ts';

interface Dependencies extends RecordDependencies {
  readonly index: Pick<CustomerIndex, 'gone'>;
}

/** So many customers who left are looked into in one round; more wait for the next. */
const atOnce = 20;

/**
 * Tells an inviter that the customer who accepted is no customer any more. It asks for the present state, as with
 * acceptances: whenever a customer left and whatever was down at the time, the invitation says whether it was told.
 */
export function createNoticeDepartures(deps: Dependencies): () => Promise<void> {
  const settled = new Set<CustomerTenantId>();
  return async () => {
    const gone = deps.index.gone();
    for (const id of settled) if (!gone.has(id)) settled.delete(id);
    let failure: { readonly error: unknown } | undefined;
    const waiting = [...gone].filter((id) => !settled.has(id)).slice(0, atOnce);
    for (const id of waiting) {
      try {
        if (await isSettled(deps, id)) settled.add(id);
      } catch (error) {
        // One customer who cannot be read must not hide the others.
        failure ??= { error };
      }
    }
    if (failure) throw failure.error;
  };
}

/** False when it has to be looked at again. */
async function isSettled(deps: Dependencies, id: CustomerTenantId): Promise<boolean> {
  const { register, partnerCenter, clock, bell, faultPoints } = deps;
  const stored = await answeredBy(deps, id);
  if (!stored || !('customer' in stored.value) || stored.value.customer.id !== id) return true;
  if ('leftAt' in stored.value) return true;
  // A list may leave a customer out by mistake: the customer itself is read before anybody is told.
  if ((await partnerCenter.customer(id))?.relationship === 'reseller') return false;
  const at = clock.now().toISOString();
  const next = decide(stored.value, { type: 'customer-left', at });
  if (!next.ok) return true;
  const { id: invitationId, inviter } = next.value;
  const outcome = await register.commit({
    aggregateId: invitationId,
    invitation: { value: next.value, over: stored.version },
    acts: announce({
      entryId: 'told-left',
      notice: {
        kind: 'customer-left',
        invitationId,
        customerName: stored.value.customer.name,
        noticedAt: at,
      },
      owner: inviter,
      at,
    }),
  });
  if (outcome.kind === 'conflict') return false;
  faultPoints.reach('left.decided');
  bell.ring();
  return true;
}

/** The invitation that brought this customer: by the tenant that was invited, or as it was found out afterwards. */
async function answeredBy({ register }: Dependencies, id: CustomerTenantId) {
  const newcomer = (await register.newcomer(id))?.value;
  const invitationId =
    newcomer?.state === 'explained' ? newcomer.invitationId : (await register.claim(id))?.value.invitationId;
  return invitationId && register.invitation(invitationId);
}
