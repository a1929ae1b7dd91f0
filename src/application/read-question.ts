import type { CustomerTenantId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { isAwaited } from '../domain/invitation-states.ts';
import type { Candidate, OpenQuestion } from '../domain/newcomer.ts';
import { isExcluded } from '../domain/wrong-match.ts';
import type { Register } from '../ports/register.ts';

/** A question as it stands now: what may still be chosen, or what was decided. */
export async function readQuestion(
  register: Pick<Register, 'invitation' | 'newcomer'>,
  customerId: CustomerTenantId,
): Promise<OpenQuestion | undefined> {
  const newcomer = (await register.newcomer(customerId))?.value;
  if (!newcomer) return undefined;
  const read = async ({ invitationId, reason }: Candidate) => {
    const invitation = (await register.invitation(invitationId))?.value;
    return invitation && isFree(invitation) && !isExcluded(invitation, customerId)
      ? [{ invitation, reason }]
      : [];
  };
  const candidates = (await Promise.all((newcomer.question?.candidates ?? []).map(read))).flat();
  const chosen =
    'invitationId' in newcomer ? (await register.invitation(newcomer.invitationId))?.value : undefined;
  return { newcomer, candidates, ...(chosen ? { chosen } : {}) };
}

export const isFree = (invitation: Invitation) =>
  isAwaited(invitation) && invitation.state !== 'half-accepted';
