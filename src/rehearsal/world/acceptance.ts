/** A customer's administrator accepts: which halves become connected, and why some cannot. */
import { partner, tenantIdOfDomain } from '../facts.ts';
import type { Audits } from './audits.ts';
import type { Customers, Halves } from './customers.ts';
import { domainOfAddress, hasTenant } from './domains.ts';
import { type InvitationLink, readInvitationLink } from './invitation-link.ts';
import { linksOf } from './links.ts';
import type { Mail, MailRoom } from './mail.ts';

export interface AcceptanceRequest {
  readonly tenantId?: string | undefined;
  readonly domain?: string | undefined;
  readonly providerId?: string | undefined;
  readonly half?: 'reseller' | 'provider' | undefined;
  /** How the customer looks, where it is not made up from its domain. */
  readonly name?: string | undefined;
  readonly customDomains?: readonly string[] | undefined;
  readonly email?: string | undefined;
}

export type Acceptance =
  | { readonly kind: 'accepted'; readonly tenantId: string; readonly domain: string }
  | { readonly kind: 'refused'; readonly why: string };

export interface AcceptanceDesk {
  accept(request: AcceptanceRequest): Acceptance;
}

interface Deps {
  readonly customers: Customers;
  readonly audits: Audits;
  readonly mail: MailRoom;
  readonly now: () => Date;
}

type Invitation = Extract<InvitationLink, { readonly kind: 'invitation' }>;

export function domainsOfMail(mail: Mail): readonly string[] {
  const { to, cc, bcc } = mail.content;
  const domains = [...to, ...cc, ...bcc].map((one) => domainOfAddress(one.address));
  return [...new Set(domains.filter((one) => one !== undefined))];
}

/** Our invitation in a mail, if it still carries a whole one. */
export function invitationOf(mail: Mail): Invitation | undefined {
  return linksOf(mail.content.body)
    .map(readInvitationLink)
    .find((link): link is Invitation => link.kind === 'invitation' && link.partnerId === partner.tenantId);
}

const refused = (why: string): Acceptance => ({ kind: 'refused', why });

export function createAcceptanceDesk({ customers, audits, mail, now }: Deps): AcceptanceDesk {
  /** A tenant id is a digest: its domain is known only if it was a customer, was looked up, or got mail. */
  const domainOf = ({ tenantId, domain }: AcceptanceRequest): string | undefined => {
    if (domain !== undefined) return domain.toLowerCase();
    const wanted = tenantId?.toLowerCase() ?? '';
    const mailed = () =>
      mail
        .sent()
        .flatMap(domainsOfMail)
        .find((one) => tenantIdOfDomain(one) === wanted);
    return customers.domainOfTenant(wanted) ?? mailed();
  };
  const latestInvitation = (domain: string) =>
    mail
      .sent()
      .filter((one) => domainsOfMail(one).includes(domain))
      .map(invitationOf)
      .findLast((one) => one !== undefined);
  const halvesOf = ({ half, providerId }: AcceptanceRequest, domain: string): Halves => {
    const asked = providerId?.toLowerCase() ?? latestInvitation(domain)?.providerId;
    if (half === 'reseller') return { reseller: true };
    return { reseller: half === undefined, providerId: asked };
  };
  return {
    accept: (request) => {
      const domain = domainOf(request);
      if (domain === undefined) {
        return refused(`No domain is known for the tenant ${request.tenantId}: accept by domain.`);
      }
      if (!hasTenant(domain))
        return refused(`The domain ${domain} has no tenant, so nobody there can accept.`);
      const halves = halvesOf(request, domain);
      if (request.half === 'provider' && halves.providerId === undefined) {
        return refused(`No invitation to ${domain} names a provider: say which one with providerId.`);
      }
      if (halves.providerId !== undefined && !customers.findProvider(halves.providerId)) {
        return refused(`There is no provider with the tenant id ${halves.providerId}.`);
      }
      const tenantId = tenantIdOfDomain(domain);
      const wasOurs = customers.find(tenantId)?.isOurs ?? false;
      customers.connect(domain, halves, now());
      customers.describe(tenantId, request);
      if (halves.reseller && !wasOurs) {
        const companyName = customers.displayNameOf(domain);
        audits.record({
          operation: 'reseller_relationship_accepted_by_customer',
          tenantId,
          companyName,
          domain,
          at: now(),
        });
      }
      return { kind: 'accepted', tenantId, domain };
    },
  };
}
