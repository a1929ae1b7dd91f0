import type { CustomerTenantId, Instant, InvitationId, PersonId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register } from '../ports/register.ts';

/** Which customers came by an invitation of ours, and by which kind. */
export interface CustomerOrigins {
  invitedBy(person: PersonId): Promise<ReadonlySet<CustomerTenantId>>;
  /** Those who were asked for the relationship with a provider as well. */
  joint(): Promise<ReadonlySet<CustomerTenantId>>;
}

interface Origin {
  readonly customer: CustomerTenantId;
  readonly inviter: PersonId;
  readonly isJoint: boolean;
}

/** Clocks of instances differ, and what is written last may carry the earlier moment. */
const overlapMs = 10 * 60_000;

/** Accepted invitations hardly ever change back, and those that do are read again: each is read about once and kept in mind. */
export function createCustomerOrigins(deps: {
  readonly register: Pick<Register, 'answeredSince'>;
  readonly clock: Clock;
}): CustomerOrigins {
  const origins = new Map<InvitationId, Origin>();
  let latest: Instant = '';

  /** From the last answer on, or from now where the clock was set back. */
  function readFrom(): Instant {
    if (latest === '') return latest;
    const from = Math.min(Date.parse(latest), deps.clock.now().getTime());
    return new Date(from - overlapMs).toISOString();
  }

  async function among(isWanted: (origin: Origin) => boolean): Promise<ReadonlySet<CustomerTenantId>> {
    for (const invitation of await deps.register.answeredSince(readFrom())) {
      if (!('noticedAt' in invitation)) {
        origins.delete(invitation.id);
        continue;
      }
      const { id, customer, inviter, relationship, noticedAt } = invitation;
      origins.set(id, { customer: customer.id, inviter, isJoint: relationship.kind === 'joint' });
      if (noticedAt > latest) latest = noticedAt;
    }
    return new Set([...origins.values()].filter(isWanted).map(({ customer }) => customer));
  }

  return {
    invitedBy: (person) => among(({ inviter }) => inviter === person),
    joint: () => among(({ isJoint }) => isJoint),
  };
}
