import type { Invitation } from '../domain/invitation.ts';
import { isAwaited, isOpen } from '../domain/invitation-states.ts';
import type { Claim, Register, Stored } from '../ports/register.ts';

type Taking = Pick<Register, 'claim' | 'putClaim' | 'invitation'>;

/** A colleague's invitation, or an own one, to which this customer may still answer. */
export async function openRival(register: Taking, invitation: Invitation): Promise<Invitation | undefined> {
  const present = await register.claim(invitation.recipient.tenantId);
  const other = await otherUnder(register, present?.value, invitation);
  return other && isOpen(other.value) ? other.value : undefined;
}

async function otherUnder(
  register: Taking,
  claim: Claim | undefined,
  { id }: Invitation,
): Promise<Stored<Invitation> | undefined> {
  return claim && claim.invitationId !== id ? register.invitation(claim.invitationId) : undefined;
}

/**
 * Takes the customer's claim, over one whose invitation is no longer open; refused while another's is. One that may
 * still be answered is written anew as it is: an answer to it that is being recorded at this moment then finds that
 * somebody came in between.
 */
export async function takeClaim(
  register: Taking & Pick<Register, 'commit'>,
  invitation: Invitation,
): Promise<'claimed' | 'conflict' | { readonly rival: Invitation }> {
  const { tenantId } = invitation.recipient;
  const present = await register.claim(tenantId);
  const other = await otherUnder(register, present?.value, invitation);
  if (other && isOpen(other.value)) return { rival: other.value };
  if (other && isAwaited(other.value)) {
    const { value, version } = other;
    const same = await register.commit({ aggregateId: value.id, invitation: { value, over: version } });
    if (same.kind === 'conflict') return 'conflict';
  }
  const wanted: Claim = { tenantId, invitationId: invitation.id, held: false };
  return (await register.putClaim(wanted, present)) === 'written' ? 'claimed' : 'conflict';
}
