import { fold } from './spelling.ts';
import type { Invitation } from './invitation.ts';

/** What an invitation is found by: folded, so that case, accents and alphabets do not count; one line for each fact. */
export function searchTextOf(invitation: Invitation): string {
  const { recipient, inviterName, relationship, note = '', ticket = '' } = invitation;
  const { company, tenantName, contactName = '', email, domain, further, cc } = recipient;
  const provider = relationship.kind === 'joint' ? relationship.providerName : '';
  const customer = [company, tenantName, contactName, email, domain, ...further, ...cc];
  return [...customer, inviterName, provider, note, ticket].map(fold).join('\n');
}
