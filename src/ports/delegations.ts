import type { CustomerTenantId, PersonId } from '../domain/ids.ts';
import type { Delegation } from '../domain/removal.ts';

/** Delegated admin relationships (GDAP), which live and end apart from the reseller relationship. */
export interface Delegations {
  of(customer: CustomerTenantId): Promise<readonly Delegation[]>;
  /**
   * Asks for the end of one, with the person's own token. `over-already`: it has ended, or its end was asked for
   * before, so that it may be asked again after a lost answer.
   */
  end(delegationId: string, as: PersonId): Promise<'requested' | 'over-already' | 'refused'>;
}
