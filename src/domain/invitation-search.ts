import { fold } from './customer-search.ts';
import type { Invitation } from './invitation.ts';

/** What an invitation is found by: folded, so that case, accents and alphabets do not count; one line for each fact. */
export function searchTextOf({ recipient, inviterName, relationship }: Invitation): string {
  const { company, tenantName, contactName = '', email, domain, further, cc } = recipient;
  const provider = relationship.kind === 'joint' ? relationship.providerName : '';
  const facts = [company, tenantName, contactName, email, domain, ...further, ...cc, inviterName, provider];
  return facts.map(fold).join('\n');
}
