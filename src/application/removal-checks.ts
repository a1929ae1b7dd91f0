import type { CustomerTenantId, PersonId } from '../domain/ids.ts';
import type { Removal, RemovalIn, RemovalRefusal } from '../domain/removal.ts';
import { codeOf } from '../ports/faults.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import { blocks } from './read-removal-room.ts';
import type { RightsGate } from './rights-gate.ts';

export interface CheckDependencies {
  readonly partnerCenter: Pick<PartnerCenter, 'customer' | 'isListed' | 'subscriptions' | 'reservations'>;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
}

/** Both by itself and in the list: right after a change one of them may still tell of before. */
export async function isGone(deps: CheckDependencies, removal: Removal): Promise<boolean> {
  return (await isEnded(deps, removal)) && !(await deps.partnerCenter.isListed(removal.customer));
}

export async function isEnded({ partnerCenter }: CheckDependencies, { customer }: Removal): Promise<boolean> {
  const account = await partnerCenter.customer(customer.id);
  return account === undefined || account.relationship === 'none';
}

/** What has come to stand against it since it was asked for. */
export async function obstacleTo(
  { partnerCenter, rights }: CheckDependencies,
  { customer, requester, approvedBy }: RemovalIn<'cooling' | 'removing'>,
): Promise<RemovalRefusal | undefined> {
  if (!(await rights.mayActNow(requester.id))) return 'requester-lost-role';
  for (const { id } of approvedBy) if (!(await rights.mayActNow(id))) return 'approver-lost-role';
  if ((await partnerCenter.subscriptions(customer.id)).some(blocks)) return 'active-subscriptions';
  return (await hasReservations(partnerCenter, customer.id, requester.id)) ? 'reservations' : undefined;
}

/** Where they may not be read, Partner Center's own answer to the call has the last word. */
async function hasReservations(
  partnerCenter: Pick<PartnerCenter, 'reservations'>,
  id: CustomerTenantId,
  as: PersonId,
): Promise<boolean> {
  try {
    return (await partnerCenter.reservations(id, as)).length > 0;
  } catch (error) {
    if (codeOf(error) === 'partner-center/not-allowed') return false;
    throw error;
  }
}
