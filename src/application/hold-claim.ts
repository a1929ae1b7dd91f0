import type { Invitation } from '../domain/invitation.ts';
import type { Register } from '../ports/register.ts';
import { uponTheLatest } from './upon-the-latest.ts';

/** From here on nobody takes the claim over on knowledge from before the decision. False: it is somebody else's. */
export async function holdClaim(
  register: Pick<Register, 'claim' | 'putClaim'>,
  invitation: Invitation,
): Promise<boolean> {
  const isHeld = await uponTheLatest(async () => {
    const claim = await register.claim(invitation.recipient.tenantId);
    if (claim?.value.invitationId !== invitation.id) return false;
    if (claim.value.held) return true;
    return (await register.putClaim({ ...claim.value, held: true }, claim)) === 'written' || 'again';
  });
  return isHeld ?? false;
}
