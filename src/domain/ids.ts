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
/** A channel of a team, as Teams names it. */
export type ChannelId = Branded<'ChannelId'>;
/** What is kept of a customer who is new in the list. */
export type NewcomerKey = Branded<'NewcomerKey'>;
/** Our own house: what is decided in it and belongs to no customer. */
export type HouseKey = Branded<'HouseKey'>;
/** A customer whose tenant is not known yet, by its mail domain. */
export type DomainKey = Branded<'DomainKey'>;
/** Whose history it is. */
export type HistoryKey = CustomerTenantId | DomainKey | HouseKey;
/** What is kept of the removals of one customer. */
export type RemovalKey = Branded<'RemovalKey'>;
/** One request for approval: what it is about, and which one of it. */
export type ApprovalId = Branded<'ApprovalId'>;
/** What is decided and stored as one: an invitation, a newcomer, the removals of a customer, a setting of the house. */
export type AggregateId = InvitationId | NewcomerKey | RemovalKey | HouseKey;

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

export function parseChannelId(text: unknown): ChannelId | undefined {
  return typeof text === 'string' && /^19:[\x21-\x7e]{1,200}@thread\.[a-z0-9]+$/.test(text)
    ? (text as ChannelId)
    : undefined;
}

export function newcomerKey(customer: CustomerTenantId): NewcomerKey {
  return `newcomer:${customer}` as NewcomerKey;
}

export const house = 'house' as HouseKey;

function parseHouseKey(text: unknown): HouseKey | undefined {
  return text === house ? house : undefined;
}

export function domainKey(domain: string): DomainKey {
  return `domain:${domain.toLowerCase()}` as DomainKey;
}

export function parseHistoryKey(text: unknown): HistoryKey | undefined {
  if (typeof text !== 'string') return undefined;
  const [, domain] = /^domain:([^\s/\\#?]{1,253})$/.exec(text) ?? [];
  return domain === undefined ? (parseHouseKey(text) ?? parseCustomerTenantId(text)) : domainKey(domain);
}

export function removalKey(customer: CustomerTenantId): RemovalKey {
  return `removal:${customer}` as RemovalKey;
}

function parseKeyOfCustomer(text: unknown): NewcomerKey | RemovalKey | undefined {
  const [, kind, customer] = typeof text === 'string' ? (/^(newcomer|removal):(.*)$/.exec(text) ?? []) : [];
  const tenantId = parseCustomerTenantId(customer);
  if (!tenantId) return undefined;
  return kind === 'newcomer' ? newcomerKey(tenantId) : removalKey(tenantId);
}

export function parseAggregateId(text: unknown): AggregateId | undefined {
  return parseHouseKey(text) ?? parseKeyOfCustomer(text) ?? parseInvitationId(text);
}

/** The customer whom the key names, where it names one. */
export function customerOfKey(key: AggregateId): CustomerTenantId | undefined {
  return parseCustomerTenantId(/^(?:newcomer|removal):(.*)$/.exec(key)?.[1]);
}

export function customerOfRemoval(key: RemovalKey): CustomerTenantId {
  return key.slice('removal:'.length) as CustomerTenantId;
}

export function approvalId(subject: InvitationId | RemovalKey, number: number): ApprovalId {
  return `${subject}~${number}` as ApprovalId;
}

/** The subject in whose transactions the approval is kept, and which of its approvals it is. */
export function partsOfApproval(id: ApprovalId): {
  readonly subject: InvitationId | RemovalKey;
  readonly number: number;
} {
  const at = id.lastIndexOf('~');
  return { subject: id.slice(0, at) as InvitationId | RemovalKey, number: Number(id.slice(at + 1)) };
}

export function parseApprovalId(text: unknown): ApprovalId | undefined {
  const [, subject, number] = typeof text === 'string' ? (/^(.+)~([1-9]\d{0,8})$/.exec(text) ?? []) : [];
  const aggregate = parseAggregateId(subject);
  if (aggregate === undefined || aggregate === house || aggregate.startsWith('newcomer:')) return undefined;
  return approvalId(aggregate as InvitationId | RemovalKey, Number(number));
}

/** `inv-` and 26 characters of the Crockford alphabet, as `createInvitationId` of the caller makes them. */
export function parseInvitationId(text: unknown): InvitationId | undefined {
  return typeof text === 'string' && /^inv-[0-9a-z]{10,40}$/.test(text) ? (text as InvitationId) : undefined;
}
