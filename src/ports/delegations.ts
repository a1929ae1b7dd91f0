import type { CustomerTenantId, Instant, PersonId } from '../domain/ids.ts';
import type { EndedRights } from '../domain/delegated-rights.ts';
import type { Delegation } from '../domain/removal.ts';

export interface EndingDelegation extends Omit<EndedRights, 'what'> {
  readonly id: string;
  /** When it came to be so. */
  readonly changedAt: Instant;
}

/** Delegated admin relationships (GDAP), which live and end apart from the reseller relationship. */
export interface Delegations {
  /** Of all customers, those that ended or are about to, as far back as the directory keeps them. */
  ending(): Promise<readonly EndingDelegation[]>;
  of(customer: CustomerTenantId): Promise<readonly Delegation[]>;
  /**
   * Asks for the end of one, with the person's own token. `over-already`: it has ended, or its end was asked for
   * before, so that it may be asked again after a lost answer.
   */
  end(delegationId: string, as: PersonId): Promise<'requested' | 'over-already' | 'refused'>;
}
