import { countryOfDomain, parseCountry } from '../domain/country.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Finding, Invitation } from '../domain/invitation.ts';
import { openStates } from '../domain/invitation-states.ts';
import { findLookAlike, type NamedDomain } from '../domain/look-alike.ts';
import type { Ourselves } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { ChosenCountry } from './invitation-form.ts';

/** The customer's country: as it was chosen, else as the mail domain says, else ours. */
export function countryFor(
  chosen: ChosenCountry,
  domain: string,
  ourselves: Pick<Ourselves, 'country'>,
): string | undefined {
  if (chosen.kind === 'named') return chosen.code;
  if (chosen.kind === 'other') return undefined;
  return countryOfDomain(domain) ?? parseCountry(ourselves.country ?? '');
}

export interface Sighted {
  readonly inviter: PersonId;
  /** The mail domain of the one who is to accept. */
  readonly domain: string;
  readonly country: string | undefined;
  readonly ourselves: Ourselves;
  readonly index: Pick<CustomerIndex, 'all' | 'state'>;
  /** An open invitation's domain for which this one could be taken, and whom it invited. */
  readonly alikeInvited: NamedDomain | undefined;
  /** All that went to this customer before, newest first, this one left out. */
  readonly before: readonly Invitation[];
}

/** Whose invitation is open to a domain for which this one could be taken. */
export async function findAlikeInvited(
  domain: string,
  register: Pick<Register, 'domainsIn' | 'invitations'>,
): Promise<NamedDomain | undefined> {
  const open = await register.domainsIn(openStates);
  const alike = findLookAlike(
    domain,
    open.map((one) => ({ name: one, domain: one })),
  );
  if (alike === undefined) return undefined;
  const { invitations } = await register.invitations({ text: alike.domain, states: openStates, size: 1 });
  return { name: invitations[0]?.recipient.company ?? alike.domain, domain: alike.domain };
}

/** Whose domain this one could be taken for, ours before all others. */
function* ourselvesAnd(
  index: Pick<CustomerIndex, 'all'>,
  { companyName: name, domain }: Ourselves,
): Iterable<NamedDomain> {
  if (domain) yield { name, domain };
  yield* index.all();
}

/** What the agent should know before the mail is sent, the gravest first. Nothing of it forbids the invitation. */
export function findingsOf({
  inviter,
  domain,
  country,
  ourselves,
  index,
  alikeInvited,
  before,
}: Sighted): readonly Finding[] {
  const findings: Finding[] = [];
  const alike = findLookAlike(domain, ourselvesAnd(index, ourselves)) ?? alikeInvited;
  if (alike) findings.push({ kind: 'look-alike', customerName: alike.name, customerDomain: alike.domain });
  else if (index.state().asOf === undefined) findings.push({ kind: 'no-list' });
  // The agent's own drafts are no news; that a colleague has begun one is.
  const earlier = before.find((one) =>
    one.state === 'draft' ? one.inviter !== inviter : one.state !== 'discarded',
  );
  if (earlier) {
    const { inviterName, state } = earlier;
    const at = earlier.moves.at(-1)?.at ?? earlier.createdAt;
    findings.push({ kind: 'invited-before', inviterName, at, state });
  }
  const ours = parseCountry(ourselves.country ?? '');
  if (country !== undefined && ours !== undefined && country !== ours) {
    findings.push({ kind: 'other-country', country, ours });
  }
  return findings;
}
