/** Identities that must never be mixed up; they are made by these parsers and nowhere else. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Entra tenant of a customer. */
export type CustomerTenantId = Branded<'CustomerTenantId'>;
/** Our own tenant, the reseller's. */
export type PartnerTenantId = Branded<'PartnerTenantId'>;
/** Entra tenant of an indirect provider. */
export type ProviderTenantId = Branded<'ProviderTenantId'>;
/** Entra object id of a person of our tenant. */
export type PersonId = Branded<'PersonId'>;
export type InvitationId = Branded<'InvitationId'>;
/** What is kept of a customer who is new in the list. */
export type NewcomerKey = Branded<'NewcomerKey'>;
/** What is decided and stored as one: an invitation, or a newcomer. */
export type AggregateId = InvitationId | NewcomerKey;

/** A moment as ISO 8601 in UTC, which sorts as text. */
export type Instant = string;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function parseGuid(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const lower = text.trim().toLowerCase();
  return guid.test(lower) ? lower : undefined;
}

export function parseCustomerTenantId(text: unknown): CustomerTenantId | undefined {
  return parseGuid(text) as CustomerTenantId | undefined;
}

export function parsePartnerTenantId(text: unknown): PartnerTenantId | undefined {
  return parseGuid(text) as PartnerTenantId | undefined;
}

export function parseProviderTenantId(text: unknown): ProviderTenantId | undefined {
  return parseGuid(text) as ProviderTenantId | undefined;
}

export function parsePersonId(text: unknown): PersonId | undefined {
  return parseGuid(text) as PersonId | undefined;
}

export function newcomerKey(customer: CustomerTenantId): NewcomerKey {
  return `newcomer:${customer}` as NewcomerKey;
}

export function parseAggregateId(text: unknown): AggregateId | undefined {
  const [, customer] = typeof text === 'string' ? (/^newcomer:(.*)$/.exec(text) ?? []) : [];
  const tenantId = customer === undefined ? undefined : parseCustomerTenantId(customer);
  return tenantId ? newcomerKey(tenantId) : parseInvitationId(text);
}

/** `inv-` and 26 characters of the Crockford alphabet, as `createInvitationId` of the caller makes them. */
export function parseInvitationId(text: unknown): InvitationId | undefined {
  return typeof text === 'string' && /^inv-[0-9a-z]{10,40}$/.test(text) ? (text as InvitationId) : undefined;
}
