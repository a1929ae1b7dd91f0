import { type AwaitedInvitation, awaitedStates, isAwaited } from '../domain/invitation-states.ts';
import type { Register } from '../ports/register.ts';
import type { CustomerIndex } from './customer-index.ts';
import { isOutUnder } from './hold-claim.ts';
import { eachInTurn } from './in-turn.ts';
import { type Acceptance, createRecordAcceptance, type RecordDependencies } from './record-acceptance.ts';

interface Dependencies extends RecordDependencies {
  readonly index: Pick<CustomerIndex, 'find'>;
}

/**
 * Looks whether the customer of an invitation that may still be answered is in the list by now. It asks for the present state and not for
 * a change, so that an acceptance is noticed whenever it came and whatever was down at the time.
 */
export function createNoticeAcceptances(deps: Dependencies): () => Promise<void> {
  const record = createRecordAcceptance(deps);
  return async () => {
    await eachInTurn(await deps.register.allIn(awaitedStates), async ({ value, version }) => {
      if (!isAwaited(value)) return;
      const { customerId, match } = expected(value);
      if (deps.index.find(customerId) === undefined || (await isBeaten(deps.register, value))) return;
      await record({ stored: { value, version }, customerId, match });
    });
  };
}

/** The tenant that was looked up for the invitation, or the customer of whom one half is there already. */
function expected(invitation: AwaitedInvitation): Pick<Acceptance, 'customerId' | 'match'> {
  return invitation.state === 'half-accepted'
    ? { customerId: invitation.customer.id, match: invitation.match }
    : { customerId: invitation.recipient.tenantId, match: 'tenant' };
}

/**
 * Its mail will not go out because a colleague's did, or it was withdrawn or came back and the customer invited anew, whatever was
 * answered to it since: what the customer accepted is the invitation that has its claim, and no other beside it.
 */
async function isBeaten(
  register: Pick<Register, 'claim' | 'invitation'>,
  { state, id, recipient }: AwaitedInvitation,
): Promise<boolean> {
  if (state === 'half-accepted') return false;
  const claim = (await register.claim(recipient.tenantId))?.value;
  if (state === 'sending') return claim !== undefined && claim.invitationId !== id;
  return isOutUnder(register, claim, id);
}
