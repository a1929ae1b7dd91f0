import type { AuditRecord } from '../../src/domain/audit.ts';
import type {
  Customer,
  CustomerAccount,
  CustomerUser,
  LicencePool,
  Provider,
  Reservation,
  Subscription,
  UserLicence,
} from '../../src/domain/customer.ts';
import {
  type CustomerTenantId,
  type PartnerTenantId,
  type ProviderTenantId,
  parsePartnerTenantId,
} from '../../src/domain/ids.ts';
import type { EventRegistration, Ourselves, PartnerCenter } from '../../src/ports/partner-center.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

/** What is inside a customer's tenant; what is left out is not there. */
export interface FakeContents {
  readonly subscriptions?: readonly Subscription[];
  readonly reservations?: readonly Reservation[];
  readonly users?: readonly CustomerUser[];
  readonly licences?: readonly LicencePool[];
  readonly userLicences?: Readonly<Record<string, readonly UserLicence[]>>;
}

export interface FakePartnerCenter
  extends PartnerCenter,
    Pick<FaultPlan<keyof PartnerCenter>, 'fail' | 'count'> {
  /** Now in the list and readable by id; what the customer leaves out is filled in. */
  put(customer: Customer & Partial<CustomerAccount>): void;
  /** In the list already, and by id "not yet", as right after an acceptance. */
  putLate(customer: Customer): void;
  remove(id: CustomerTenantId): void;
  putContents(id: CustomerTenantId, contents: FakeContents): void;
  /** One record more. */
  putAudit(record: AuditRecord): void;
  /** What the next ends of relationships answer instead of ending one. */
  refuseRemoval(why: 'two-tier' | 'lacks-role' | 'declined'): void;
  /** The relationships that were ended, each customer once for each call that had an effect. */
  readonly ended: readonly CustomerTenantId[];
  /** The customer's other partners from now on. */
  putPartners(id: CustomerTenantId, providers: readonly ProviderTenantId[] | 'hidden'): void;
}

export interface FakePartnerCenterOptions {
  readonly providers?: readonly Provider[];
  readonly ourselves?: Ourselves;
  readonly link?: string;
  readonly pageSize?: number;
  /** Who is registered for events. */
  readonly registration?: () => EventRegistration | undefined;
}

const ourTenantId = parsePartnerTenantId('11111111-1111-4111-8111-111111111111') as PartnerTenantId;

const usualOurselves: Ourselves = {
  tenantId: ourTenantId,
  companyName: 'Northwind Cloud Services',
  mpnId: '4567890',
  country: 'GB',
};

export const usualLink =
  'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship' +
  `&partnerId=${ourTenantId}&msppId=4567890&DAP=true#/BillingAccounts/partner-invitation`;

export function createFakePartnerCenter(options: FakePartnerCenterOptions = {}): FakePartnerCenter {
  const { providers = [], ourselves = usualOurselves, link = usualLink, pageSize = 100 } = options;
  const listed = new Map<CustomerTenantId, Customer>();
  const accounts = new Map<CustomerTenantId, CustomerAccount>();
  const partners = new Map<CustomerTenantId, readonly ProviderTenantId[] | 'hidden'>();
  const contents = new Map<CustomerTenantId, FakeContents>();
  const audits: AuditRecord[] = [];
  const ended: CustomerTenantId[] = [];
  const refusals: ('two-tier' | 'lacks-role' | 'declined')[] = [];
  const plan = createFaultPlan<keyof PartnerCenter>();
  const list = (customer: Customer) => {
    const { id, name, domain } = customer;
    listed.set(id, { id, name, domain });
  };
  return {
    fail: plan.fail,
    count: plan.count,
    async *customers(signal) {
      const all = await plan.around('customers', () => [...listed.values()]);
      for (let from = 0; from === 0 || from < all.length; from += pageSize) {
        signal?.throwIfAborted();
        yield all.slice(from, from + pageSize);
      }
    },
    customer: (id) => plan.around('customer', () => accounts.get(id)),
    partnersOf: (id) =>
      plan.around('partnersOf', () => {
        const seen = partners.get(id) ?? [];
        return seen === 'hidden' ? { kind: 'hidden' } : { kind: 'seen', partners: seen };
      }),
    subscriptions: (id) => plan.around('subscriptions', () => contents.get(id)?.subscriptions ?? []),
    reservations: (id) => plan.around('reservations', () => contents.get(id)?.reservations ?? []),
    isListed: ({ id }) => plan.around('isListed', () => listed.has(id)),
    endRelationship: (id) =>
      plan.around('endRelationship', () => {
        const why = refusals.shift();
        const isBlocked = contents.get(id)?.subscriptions?.some(({ status }) => status === 'active');
        // What is over already cannot be ended once more.
        if (why || isBlocked || !accounts.has(id))
          return { kind: 'refused', why: why ?? 'declined', status: 403 };
        ended.push(id);
        listed.delete(id);
        accounts.delete(id);
        return { kind: 'ended' };
      }),
    ended,
    refuseRemoval: (why) => void refusals.push(why),
    users: (id, _as, atMost) =>
      plan.around('users', () => {
        const users = contents.get(id)?.users ?? [];
        return { users: users.slice(0, atMost), hasMore: users.length > atMost };
      }),
    licences: (id) => plan.around('licences', () => contents.get(id)?.licences ?? []),
    userLicences: (id, userId) =>
      plan.around('userLicences', () => contents.get(id)?.userLicences?.[userId] ?? []),
    providers: () => plan.around('providers', () => providers),
    invitationLink: () => plan.around('invitationLink', () => link),
    ourselves: () => plan.around('ourselves', () => ourselves),
    auditRecords: () => plan.around('auditRecords', () => [...audits]),
    eventRegistration: () => plan.around('eventRegistration', () => options.registration?.()),
    putAudit: (record) => void audits.push(record),
    putPartners: (id, providers) => void partners.set(id, providers),
    putContents: (id, inside) => void contents.set(id, inside),
    put: (customer) => {
      list(customer);
      accounts.set(customer.id, { relationship: 'reseller', customDomains: [], ...customer });
    },
    putLate: list,
    remove: (id) => {
      listed.delete(id);
      accounts.delete(id);
    },
  };
}
