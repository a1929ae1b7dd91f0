/** From Partner Center's shapes to ours. */
import type { Customer, CustomerAccount, PostalAddress, Provider } from '../../domain/customer.ts';
import { type ProviderTenantId, parseCustomerTenantId, parseProviderTenantId } from '../../domain/ids.ts';
import { Fault } from '../../ports/faults.ts';
import { CustomerAnswer, CustomerItem, PartnersAnswer, ProviderItem, parse } from './answers.ts';

type Profile = NonNullable<CustomerAnswerValue['companyprofile']>;
type CustomerAnswerValue = ReturnType<typeof CustomerAnswer.parse>;
type CustomerItemValue = ReturnType<typeof CustomerItem.parse>;

/** Empty text is no text. */
function filled<K extends string>(name: K, value: string | null | undefined): { [key in K]?: string } {
  const trimmed = value?.trim();
  return trimmed ? ({ [name]: trimmed } as { [key in K]?: string }) : {};
}

function thinCustomer(item: CustomerItemValue): Customer {
  const id = parseCustomerTenantId(item.id) ?? parseCustomerTenantId(item.companyprofile?.tenantid);
  if (id === undefined) throw new Fault('partner-center/bad-response', { cause: 'a customer without an id' });
  const domain = item.companyprofile?.domain?.trim().toLowerCase() ?? '';
  return { id, domain, name: item.companyprofile?.companyname?.trim() || domain || id };
}

/** A list item whose relationship has ended is not a customer any more. */
export function toCustomers(items: readonly unknown[]): readonly Customer[] {
  return items
    .map((item) => parse(CustomerItem, item))
    .filter((item) => item.relationshiptopartner?.toLowerCase() !== 'none')
    .map(thinCustomer);
}

function toAddress(address: NonNullable<Profile['address']>): PostalAddress {
  const lines = [address.addressline1, address.addressline2, address.addressline3];
  return {
    ...filled('country', address.country),
    ...filled('region', address.region || address.state),
    ...filled('city', address.city),
    lines: lines.flatMap((line) => (line?.trim() ? [line.trim()] : [])),
    ...filled('postalCode', address.postalcode),
  };
}

export function toAccount(value: unknown): CustomerAccount {
  const answer = parse(CustomerAnswer, value);
  const { companyprofile: profile, allowdelegatedaccess: delegated } = answer;
  const relationship = answer.relationshiptopartner?.toLowerCase();
  return {
    ...thinCustomer(answer),
    relationship: relationship === 'reseller' || relationship === 'none' ? relationship : 'other',
    ...(profile?.address ? { address: toAddress(profile.address) } : {}),
    ...filled('email', profile?.email),
    ...filled('phone', profile?.address?.phonenumber),
    customDomains: answer.customdomains.map((domain) => domain.toLowerCase()),
    ...(typeof delegated === 'boolean' ? { delegatedAdmin: delegated } : {}),
  };
}

/** `null` and an empty list both say that there is none (reference 4.3). */
export function toPartners(value: unknown): readonly ProviderTenantId[] {
  const items = value === null ? [] : parse(PartnersAnswer, value).items;
  return items.flatMap((item) => parseProviderTenantId(item.id) ?? []);
}

export function toProvider(value: unknown): Provider {
  const item = parse(ProviderItem, value);
  const id = parseProviderTenantId(item.id);
  if (id === undefined) throw new Fault('partner-center/bad-response', { cause: 'a provider without an id' });
  return {
    id,
    name: item.name?.trim() || id,
    // `Active` in Microsoft's sample, `active` in its text; the list itself holds connected partners (reference 5).
    active: item.state === undefined || item.state === null || item.state.toLowerCase() === 'active',
    ...filled('country', item.location),
    ...filled('mpnId', item.mpnid),
  };
}
