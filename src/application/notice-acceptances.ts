import { isOpen, type OpenInvitation, openStates } from '../domain/invitation.ts';
import type { Register } from '../ports/register.ts';
import type { CustomerIndex } from './customer-index.ts';
import { type Acceptance, createRecordAcceptance, type RecordDependencies } from './record-acceptance.ts';

interface Dependencies extends RecordDependencies {
  readonly index: Pick<CustomerIndex, 'find'>;
}

/**
 * Looks whether the customer of an open invitation is in the list by now. It asks for the present state and not for
 * a change, so that an acceptance is noticed whenever it came and whatever was down at the time.
 */
export function createNoticeAcceptances(deps: Dependencies): () => Promise<void> {
  const record = createRecordAcceptance(deps);
  return async () => {
    let failure: { readonly error: unknown } | undefined;
    for (const { value, version } of await deps.register.allIn(openStates)) {
      if (!isOpen(value)) continue;
      const { customerId, match } = expected(value);
      if (deps.index.find(customerId) === undefined) continue;
      try {
        if (await isBeaten(deps.register, value)) continue;
        await record({ stored: { value, version }, customerId, match });
      } catch (error) {
        // One customer who cannot be read must not hide the acceptances of all the others.
        failure ??= { error };
      }
    }
    if (failure) throw failure.error;
  };
}

/** The tenant that was looked up for the invitation, or the customer of whom one half is there already. */
function expected(invitation: OpenInvitation): Pick<Acceptance, 'customerId' | 'match'> {
  return invitation.state === 'half-accepted'
    ? { customerId: invitation.customer.id, match: invitation.match }
    : { customerId: invitation.recipient.tenantId, match: 'tenant' };
}

/** Its mail will not go out, because a colleague's did: what the customer accepted is the colleague's. */
async function isBeaten(
  register: Pick<Register, 'claim'>,
  { state, id, recipient }: OpenInvitation,
): Promise<boolean> {
  if (state !== 'sending') return false;
  const claim = await register.claim(recipient.tenantId);
  return claim !== undefined && claim.value.invitationId !== id;
}
