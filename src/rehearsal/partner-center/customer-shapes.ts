/** Customers in Partner Center's words. What the world does not keep is made up from the tenant id, always alike. */
import { createHash } from 'node:crypto';
import { partner } from '../facts.ts';
import type { Customer } from '../world/customers.ts';

const link = (uri: string) => ({ uri, method: 'GET', headers: [] });

export const selfLink = (uri: string) => ({ self: link(uri) });

const places: Readonly<Record<string, readonly [city: string, region: string, postalCode: string]>> = {
  GB: ['Larkfield', 'Kent', 'ME20 6AA'],
  IE: ['Cork', 'Munster', 'T12 X8N6'],
  DE: ['Köln', 'Nordrhein-Westfalen', '50667'],
  FR: ['Nîmes', 'Occitanie', '30000'],
  EE: ['Tallinn', 'Harjumaa', '10111'],
  PL: ['Łódź', 'Łódzkie', '90-001'],
};

const givenNames = ['Ada', 'Björn', 'Chiara', 'Дарья', 'Éloïse', 'Farah', 'Γιώργος', 'Hana'] as const;
const surnames = ['Rowe', 'Nygård', 'Conti', 'Лебедева', 'Müller', 'Haddad', 'Παππάς', '中村'] as const;

interface Invented {
  readonly number: number;
  readonly givenName: string;
  readonly surname: string;
  readonly hasBilling: boolean;
  readonly commerceId: string;
  readonly billingId: string;
}

function invent(tenantId: string): Invented {
  const hex = createHash('sha256').update(`details of ${tenantId}`).digest('hex');
  const byte = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const guid = (at: number) =>
    `${hex.slice(at, at + 8)}-${hex.slice(at + 8, at + 12)}-4${hex.slice(at + 12, at + 15)}-8${hex.slice(at + 15, at + 18)}-${hex.slice(at + 18, at + 30)}`;
  return {
    number: byte(0) + 1,
    givenName: givenNames[byte(2) % givenNames.length] ?? givenNames[0],
    surname: surnames[byte(4) % surnames.length] ?? surnames[0],
    hasBilling: byte(6) % 5 !== 0,
    commerceId: guid(0),
    billingId: guid(30),
  };
}

/** What an item of the list holds: the thin profile only. */
export function listItem({ tenantId, domain, companyName }: Customer): object {
  return {
    id: tenantId,
    companyProfile: {
      tenantId,
      domain,
      companyName,
      links: selfLink(`/customers/${tenantId}/profiles/company`),
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    relationshipToPartner: 'reseller',
    links: selfLink(`/customers/${tenantId}`),
    attributes: { objectType: 'Customer' },
  };
}

function addressOf({ country }: Customer, { number }: Invented) {
  const [city, region, postalCode] = places[country] ?? ['Riverside', 'North', '10001'];
  return {
    country,
    region,
    city,
    addressLine1: `${number} Mill Lane`,
    postalCode,
    phoneNumber: `+44 1632 96${String(number).padStart(4, '0')}`,
  };
}

/**
 * Without delegated rights address, mail address and domains are left out (API reference 4.2); what was said of a
 * customer when it accepted is there all the same.
 */
export interface Sight {
  readonly hasDelegatedRights: boolean;
}

export function companyProfile(customer: Customer, { hasDelegatedRights }: Sight): object {
  const { tenantId, domain, companyName } = customer;
  const email = customer.email ?? (hasDelegatedRights ? `office@${domain}` : undefined);
  return {
    tenantId,
    domain,
    companyName,
    ...(hasDelegatedRights ? { address: addressOf(customer, invent(tenantId)) } : {}),
    ...(email === undefined ? {} : { email }),
    links: selfLink(`/customers/${tenantId}/profiles/company`),
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

export function billingProfile(customer: Customer): object | undefined {
  const invented = invent(customer.tenantId);
  const { givenName: firstName, surname: lastName, hasBilling, billingId } = invented;
  if (!hasBilling) return undefined;
  const { region: _region, ...address } = addressOf(customer, invented);
  return {
    id: billingId,
    firstName,
    lastName,
    email: `accounts@${customer.domain}`,
    culture: 'en-GB',
    language: 'en',
    companyName: customer.companyName,
    defaultAddress: { ...address, state: '', firstName, lastName },
    attributes: { etag: `-${BigInt(`0x${billingId.slice(0, 8)}`)}`, objectType: 'CustomerBillingProfile' },
  };
}

/** Names of newer properties are in capitals, as the documentation writes them. */
const newer = { EnableGDAPByDefault: false, Tags: [] };

export function fullCustomer(customer: Customer, providerMpnId: string | undefined, sight: Sight): object {
  const { tenantId, domain, customDomains } = customer;
  const billing = billingProfile(customer);
  const showsDomains = sight.hasDelegatedRights || customDomains.length > 0;
  return {
    id: tenantId,
    commerceId: invent(tenantId).commerceId,
    companyProfile: companyProfile(customer, sight),
    ...(billing ? { billingProfile: billing } : {}),
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: false,
    ...(showsDomains ? { customDomains: [...new Set([domain, ...customDomains])] } : {}),
    associatedPartnerId: providerMpnId ?? partner.mpnId,
    ...newer,
    links: selfLink(`/customers/${tenantId}`),
    attributes: { objectType: 'Customer' },
  };
}
