/** Which invitation a new customer answered: the link names only us, so this is told by other marks, or asked. */
import { isLikeCompany } from './company-name.ts';
import { isConsumerDomain } from './consumer-domains.ts';
import type { Instant } from './ids.ts';
import { instantAfter } from './instants.ts';
import { type AwaitedInvitation, decidedAt, isOpen } from './invitation-states.ts';
import type { Candidate, NewcomerFacts } from './newcomer.ts';
import { isExcluded } from './wrong-match.ts';

export type Verdict =
  | { readonly kind: 'none' }
  /** Beyond doubt: one invitation, by its tenant or a domain. */
  | { readonly kind: 'one'; readonly candidate: Candidate }
  /** Several, or by name alone: people must say. Most likely first. */
  | { readonly kind: 'ask'; readonly candidates: readonly Candidate[] };

/** So many fit on one card; more likeness than that is none. */
export const mostCandidates = 5;

const strength = { tenant: 3, 'verified-domain': 2, 'mail-domain': 1, name: 0 } as const;

/** What speaks for the customer having answered this invitation: the strongest reason alone. */
function reasonFor(newcomer: NewcomerFacts, invitation: AwaitedInvitation): Candidate['reason'] | undefined {
  const { customer, domains, mailDomain } = newcomer;
  const { recipient } = invitation;
  if (isExcluded(invitation, customer.id)) return undefined;
  if (recipient.tenantId === customer.id) return 'tenant';
  if (!isConsumerDomain(recipient.domain)) {
    if (domains.includes(recipient.domain)) return 'verified-domain';
    if (mailDomain === recipient.domain) return 'mail-domain';
  }
  const names = [recipient.company, recipient.tenantName];
  return names.some((name) => isLikeCompany(name, customer.name)) ? 'name' : undefined;
}

/** Clocks differ, and are set right: whoever came so shortly before a decision may have come after it. */
const clocksDifferMs = 5 * 60_000;

/** From when on a customer counts as one who came after the decision. */
export const answerableFrom = (decided: Instant): Instant => instantAfter(decided, -clocksDifferMs);

/** It was decided before the customer came, and no other customer has answered it. */
export function isAnswerable(invitation: AwaitedInvitation, firstSeenAt: Instant): boolean {
  return invitation.state !== 'half-accepted' && answerableFrom(decidedAt(invitation)) < firstSeenAt;
}

export function whoseCustomer(newcomer: NewcomerFacts, awaited: readonly AwaitedInvitation[]): Verdict {
  const found = awaited
    .filter((invitation) => isAnswerable(invitation, newcomer.firstSeenAt))
    .flatMap((invitation) => {
      const reason = reasonFor(newcomer, invitation);
      return reason ? [{ reason, invitation }] : [];
    })
    .sort((a, b) => strength[b.reason] - strength[a.reason] || newestFirst(a.invitation, b.invitation));
  const [best] = found;
  if (!best) return { kind: 'none' };
  // What was withdrawn or came back counts where nothing that is in force has as much to say for it.
  const inForce = found.filter(({ invitation }) => isOpen(invitation));
  const isInForce = inForce.some(({ reason }) => reason === best.reason);
  const candidates = (isInForce ? inForce : found).map(({ reason, invitation }) => ({
    invitationId: invitation.id,
    reason,
  }));
  const rivals = candidates.filter(({ reason }) => reason === best.reason);
  const [only] = rivals;
  if (only && rivals.length === 1 && only.reason !== 'name') return { kind: 'one', candidate: only };
  // A likeness of names says nothing beside a domain that fits.
  const telling = candidates.filter(({ reason }) => best.reason === 'name' || reason !== 'name');
  return { kind: 'ask', candidates: telling.slice(0, mostCandidates) };
}

function newestFirst(a: AwaitedInvitation, b: AwaitedInvitation): number {
  const [left, right] = [`${decidedAt(a)} ${a.id}`, `${decidedAt(b)} ${b.id}`];
  return left < right ? 1 : left > right ? -1 : 0;
}
