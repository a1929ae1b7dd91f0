import type { Invitation } from '../domain/invitation.ts';
import { mayBeEdited } from '../domain/invitation-states.ts';
import type { Claim, Register } from '../ports/register.ts';
import { uponTheLatest } from './upon-the-latest.ts';

type Holding = Pick<Register, 'claim' | 'putClaim'>;

/** From here on nobody takes the claim over on knowledge from before the decision. False: it is somebody else's. */
export async function holdClaim(register: Holding, invitation: Invitation): Promise<boolean> {
  const isHeld = await uponTheLatest(async () => {
    const claim = await register.claim(invitation.recipient.tenantId);
    if (claim?.value.invitationId !== invitation.id) return false;
    if (claim.value.held) return true;
    return (await register.putClaim({ ...claim.value, held: true }, claim)) === 'written' || 'again';
  });
  return isHeld ?? false;
}

/**
 * Takes the customer back for an invitation that was given up and is accepted all the same, before that is recorded:
 * whoever means to invite anew at this moment finds the claim written, and their mail is held back. One that holds the
 * claim may be out already, and keeps it. False: somebody else wrote it in between.
 */
export async function regainClaim(
  register: Holding & Pick<Register, 'invitation'>,
  { id: invitationId, recipient: { tenantId } }: Invitation,
): Promise<boolean> {
  const claim = await register.claim(tenantId);
  if (claim?.value.held && (await isOutUnder(register, claim.value, invitationId))) return true;
  return (await register.putClaim({ tenantId, invitationId, held: true }, claim)) === 'written';
}

/** Whether another invitation has the claim, and is more than a draft of which a moment later nothing may come. */
export async function isOutUnder(
  register: Pick<Register, 'invitation'>,
  claim: Claim | undefined,
  id: Invitation['id'],
): Promise<boolean> {
  if (claim === undefined || claim.invitationId === id) return false;
  const other = (await register.invitation(claim.invitationId))?.value;
  return other !== undefined && !mayBeEdited(other) && other.state !== 'discarded';
}
