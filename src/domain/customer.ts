import type { CustomerTenantId, Instant, ProviderTenantId } from './ids.ts';

/** A customer as the list shows it: the thin item that Partner Center gives. */
export interface Customer {
  readonly id: CustomerTenantId;
  readonly name: string;
  /** The customer's default domain. */
  readonly domain: string;
}

export interface PostalAddress {
  readonly country?: string;
  readonly region?: string;
  readonly city?: string;
  readonly lines: readonly string[];
  readonly postalCode?: string;
}

/** The account part of one customer, read live. Absent fields were not given to us. */
export interface CustomerAccount extends Customer {
  readonly relationship: 'reseller' | 'none' | 'other';
  readonly address?: PostalAddress;
  readonly email?: string;
  readonly phone?: string;
  readonly customDomains: readonly string[];
  readonly delegatedAdmin?: boolean;
}

/** An indirect provider with whom we, the reseller, are connected. */
export interface Provider {
  readonly id: ProviderTenantId;
  readonly name: string;
  readonly active: boolean;
  readonly country?: string;
  readonly mpnId?: string;
}

/** How old a list is and how much it holds. */
export interface DirectoryState {
  readonly count: number;
  /** When the list was last compared with Partner Center; absent before the first comparison. */
  readonly asOf?: Instant;
}
