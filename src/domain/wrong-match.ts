import type { CustomerTenantId } from './ids.ts';
import type { BeforeAgain, Invitation, InvitationIn, InvitationState } from './invitation.ts';

/** It was told by likeness, or by a person, who answered: that may be wrong. The tenant that was invited is beyond doubt. */
export function isDoubtful(invitation: Invitation): invitation is InvitationIn<'accepted' | 'half-accepted'> {
  return 'customer' in invitation && invitation.match !== 'tenant' && stateBefore(invitation) !== undefined;
}

/** This customer was said not to be the one: it is not taken for it again. */
export const isExcluded = ({ notOf = [] }: Pick<Invitation, 'notOf'>, customer: CustomerTenantId): boolean =>
  notOf.some(({ id }) => id === customer);

const outward: ReadonlySet<InvitationState> = new Set(['sending', 'handed-over', 'sent', 'withdrawn']);

/** How the invitation stood before anybody was taken for its customer, as far as its way tells. */
export function stateBefore(invitation: InvitationIn<'accepted' | 'half-accepted'>): BeforeAgain | undefined {
  const way = invitation.moves.filter(({ unmatched }) => unmatched !== true);
  // What came back or was answered is found in the mailbox again.
  const last = way.findLastIndex(({ state }) => outward.has(state));
  const move = way[last];
  const mail = invitation.mail ? { mail: invitation.mail } : {};
  switch (move?.state) {
    case 'withdrawn':
      return { state: 'withdrawn', withdrawnAt: move.at, ...mail };
    case 'sent': {
      const isByHand = way[last - 1]?.state === 'handed-over';
      return { state: 'sent', sentAt: move.at, how: isByHand ? 'by-hand' : 'mailbox', ...mail };
    }
    case 'handed-over':
      return { state: 'sent', sentAt: move.at, how: 'by-hand', ...mail };
    case 'sending':
      return invitation.mail ? { state: 'sent', sentAt: move.at, how: 'mailbox', ...mail } : undefined;
    default:
      return undefined;
  }
}
