import type { Invitation } from '../domain/invitation.ts';
import { isOpen } from '../domain/invitation-states.ts';
import type { Claim, Register } from '../ports/register.ts';

type Taking = Pick<Register, 'claim' | 'putClaim' | 'invitation'>;

/** A colleague's invitation, or an own one, to which this customer may still answer. */
export async function openRival(register: Taking, invitation: Invitation): Promise<Invitation | undefined> {
  const present = await register.claim(invitation.recipient.tenantId);
  return rivalUnder(register, present?.value, invitation);
}

async function rivalUnder(
  register: Taking,
  claim: Claim | undefined,
  { id }: Invitation,
): Promise<Invitation | undefined> {
  if (!claim || claim.invitationId === id) return undefined;
  const other = (await register.invitation(claim.invitationId))?.value;
  return other && isOpen(other) ? other : undefined;
}

/** Takes the customer's claim, over one whose invitation is no longer open; refused while another's is. */
export async function takeClaim(
  register: Taking,
  invitation: Invitation,
): Promise<'claimed' | 'conflict' | { readonly rival: Invitation }> {
  const { tenantId } = invitation.recipient;
  const present = await register.claim(tenantId);
  const rival = await rivalUnder(register, present?.value, invitation);
  if (rival) return { rival };
  const wanted: Claim = { tenantId, invitationId: invitation.id, held: false };
  return (await register.putClaim(wanted, present)) === 'written' ? 'claimed' : 'conflict';
}
