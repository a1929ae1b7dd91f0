import type { CustomerAccount, Reservation, Subscription } from '../domain/customer.ts';
import type { Part } from '../domain/customer-parts.ts';
import type { CustomerTenantId, PersonId } from '../domain/ids.ts';
import { type Delegation, isOpenRemoval, type Removal } from '../domain/removal.ts';
import type { Delegations } from '../ports/delegations.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import { readPart } from './read-customer.ts';

/** What there is to know before a relationship is ended, each part read at this moment and failing by itself. */
export interface RemovalRoom {
  readonly account: Part<CustomerAccount>;
  /** What has to end first. */
  readonly subscriptions: Part<readonly Subscription[]>;
  readonly reservations: Part<readonly Reservation[]>;
  /** What stays. */
  readonly delegations: Part<readonly Delegation[]>;
  /** A removal that is under way. */
  readonly open?: Removal;
}

interface Dependencies {
  readonly register: Pick<Register, 'removalsOf'>;
  readonly partnerCenter: Pick<PartnerCenter, 'customer' | 'subscriptions' | 'reservations'>;
  readonly delegations: Pick<Delegations, 'of'>;
}

export const blocks = ({ status }: Subscription) => status === 'active' || status === 'pending';

export function createReadRemovalRoom({ register, partnerCenter, delegations }: Dependencies) {
  return async (id: CustomerTenantId, as: PersonId): Promise<RemovalRoom> => {
    const [account, subscriptions, reservations, delegated, removals] = await Promise.all([
      readPart(partnerCenter.customer(id)),
      readPart(partnerCenter.subscriptions(id)),
      readPart(partnerCenter.reservations(id, as)),
      readPart(delegations.of(id)),
      register.removalsOf(id),
    ]);
    const latest = removals[0]?.value;
    return {
      account,
      subscriptions: subscriptions.ok
        ? { ok: true, value: subscriptions.value.filter(blocks) }
        : subscriptions,
      reservations,
      delegations: delegated.ok
        ? {
            ok: true,
            value: delegated.value.filter(({ status }) => status === 'active' || status === 'ending'),
          }
        : delegated,
      ...(latest && isOpenRemoval(latest) ? { open: latest } : {}),
    };
  };
}

export type ReadRemovalRoom = ReturnType<typeof createReadRemovalRoom>;
