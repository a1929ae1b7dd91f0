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

const subscriptionStatuses = ['active', 'suspended', 'pending', 'ended', 'other'] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** Something that the customer bought. */
export interface Subscription {
  readonly id: string;
  readonly name: string;
  readonly status: SubscriptionStatus;
  /** Absent where it is paid by usage. */
  readonly licences?: number;
  readonly isTrial: boolean;
  /** When the term ends; absent where it has no end. */
  readonly endsAt?: Instant;
  /** Whether a new term begins by itself then. */
  readonly isRenewed?: boolean;
}

/** Azure capacity that was paid for in advance. */
export interface Reservation {
  readonly id: string;
  readonly orderId: string;
  readonly quantity: number;
}

/** A person in the customer's tenant. */
export interface CustomerUser {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
}

export interface CustomerUsers {
  readonly users: readonly CustomerUser[];
  /** There are more than were read. */
  readonly hasMore: boolean;
}

/** Licences of one product, as many as the customer has. */
export interface LicencePool {
  readonly name: string;
  readonly total: number;
  readonly used: number;
  /** False while the licences are suspended. */
  readonly isUsable: boolean;
}

/** A product that one user may use, and what belongs to it. */
export interface UserLicence {
  readonly name: string;
  readonly services: readonly string[];
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
  /** Since when Partner Center could not be compared with; absent while the last comparison went well. */
  readonly failingSince?: Instant;
}
