import type { AuditRecord } from '../domain/audit.ts';
import type {
  Customer,
  CustomerAccount,
  CustomerUsers,
  LicencePool,
  Provider,
  Reservation,
  Subscription,
  UserLicence,
} from '../domain/customer.ts';
import type { RemovalCall } from '../domain/removal.ts';
import type { CustomerTenantId, PartnerTenantId, PersonId, ProviderTenantId } from '../domain/ids.ts';

/** Partner Center as we use it. Calls that need a person are made with that person's own token. Faults are thrown. */
export interface PartnerCenter {
  /** The whole list, page by page, as the application itself; may be asked again at any time. */
  customers(signal?: AbortSignal): AsyncIterable<readonly Customer[]>;
  /** Absent when Partner Center does not know the customer, which right after an acceptance means "not yet". */
  customer(id: CustomerTenantId): Promise<CustomerAccount | undefined>;
  /** The partners of one of our customers. That they cannot be seen does not say that there are none. */
  partnersOf(id: CustomerTenantId, as: PersonId): Promise<PartnersSeen>;
  /** What the customer bought, as the application itself. */
  subscriptions(id: CustomerTenantId): Promise<readonly Subscription[]>;
  /** Active users, so many at most. */
  users(id: CustomerTenantId, as: PersonId, atMost: number): Promise<CustomerUsers>;
  licences(id: CustomerTenantId, as: PersonId): Promise<readonly LicencePool[]>;
  /** `userId` is the user's Entra object id. */
  userLicences(id: CustomerTenantId, userId: string, as: PersonId): Promise<readonly UserLicence[]>;
  /** Reserved instances of Azure, which block the end of the relationship. */
  reservations(id: CustomerTenantId, as: PersonId): Promise<readonly Reservation[]>;
  /** Whether the list of customers holds this one now, as the application itself. */
  isListed(customer: Customer): Promise<boolean>;
  /**
   * Ends the reseller relationship, and nothing else; called once, under the ids that were written down before. A fault `partner-center/unavailable` leaves open
   * whether it happened: look before calling again.
   */
  endRelationship(id: CustomerTenantId, as: PersonId, call: RemovalCall): Promise<EndOfRelationship>;
  /** Our indirect providers. */
  providers(as: PersonId): Promise<readonly Provider[]>;
  /** The personalised link, exactly as given; reading it again is safe and gives the same kind of link. */
  invitationLink(as: PersonId): Promise<string>;
  /** Who we are, to check a link against. */
  ourselves(as: PersonId): Promise<Ourselves>;
  /** What happened to our customers on these days of UTC, as far as it concerns us; as the application itself. */
  auditRecords(
    days: { readonly from: Date; readonly to: Date },
    signal?: AbortSignal,
  ): Promise<readonly AuditRecord[]>;
  /** The one registration for events that our tenant may have, whoever made it. */
  eventRegistration(): Promise<EventRegistration | undefined>;
}

export interface EventRegistration {
  readonly url: string;
  readonly events: readonly string[];
}

/** Who gets Partner Center's events. Each call is made as the application itself. */
export interface EventRegistrations {
  /** The names of the events that this tenant may register for. */
  registrable(): Promise<readonly string[]>;
  /**
   * Writes the one registration that there is; called once. `exists`: there was one to be made anew; `absent`: there
   * was none to be replaced. A fault leaves open whether it happened: look before calling again.
   */
  write(registration: EventRegistration, how: 'make' | 'replace'): Promise<'written' | 'exists' | 'absent'>;
  /** Has Partner Center send a test event, twice a minute at most; `unregistered`: nobody would get it. */
  beginTest(): Promise<{ readonly kind: 'begun'; readonly id: string } | { readonly kind: 'unregistered' }>;
  /** Absent where Partner Center knows no such test (any more). */
  readTest(id: string): Promise<EventTestReport | undefined>;
}

export interface EventTestReport {
  readonly isCompleted: boolean;
  /** Each delivery that was tried; no code where nobody answered. */
  readonly attempts: readonly { readonly code?: string }[];
}

/** `two-tier`: as an indirect reseller we may not. `lacks-role`: this person may not. `declined`: all else. */
export type EndOfRelationship =
  | { readonly kind: 'ended' }
  | {
      readonly kind: 'refused';
      readonly why: 'two-tier' | 'lacks-role' | 'declined';
      readonly status?: number;
    };

export type PartnersSeen =
  | { readonly kind: 'seen'; readonly partners: readonly ProviderTenantId[] }
  /** Partner Center does not show them, or does not know the customer (yet). */
  | { readonly kind: 'hidden' };

export interface Ourselves {
  readonly tenantId: PartnerTenantId;
  readonly companyName: string;
  readonly domain?: string;
  readonly mpnId?: string;
  readonly country?: string;
}
