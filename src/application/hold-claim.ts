import type { Invitation } from '../domain/invitation.ts';
import type { Register } from '../ports/register.ts';

const attempts = 5;

/** From here on nobody takes the claim over on knowledge from before the decision. False: it is somebody else's. */
export async function holdClaim(
  register: Pick<Register, 'claim' | 'putClaim'>,
  invitation: Invitation,
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const claim = await register.claim(invitation.recipient.tenantId);
    if (claim?.value.invitationId !== invitation.id) return false;
    if (claim.value.held) return true;
    if ((await register.putClaim({ ...claim.value, held: true }, claim)) === 'written') return true;
  }
  return false;
}
