/** Partner Center's REST API, as far as an indirect reseller's customers, providers and invitation link need it. */
import { randomUUID } from 'node:crypto';
import type { AuditRecord } from '../../domain/audit.ts';
import type { CustomerUser } from '../../domain/customer.ts';
import { type PersonId, parsePartnerTenantId } from '../../domain/ids.ts';
import { Fault } from '../../ports/faults.ts';
import type { Health } from '../../ports/health.ts';
import type { EventRegistrations, Ourselves, PartnerCenter } from '../../ports/partner-center.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { createOutbound } from '../outbound.ts';
import { createGuard, type GuardOptions, guardDefaults } from '../guard.ts';
import { createEventRegistrations, isNotRegistered, registrationPath } from './event-registrations.ts';
import { LinkAnswer, MpnAnswer, OrganizationAnswer, parse, RegistrationAnswer } from './answers.ts';
import { pages } from './pages.ts';
import { type Call, createPartnerCenterHttp, type Refusal } from './partner-center-http.ts';
import { toAuditRecords } from './to-audit-records.ts';
import { endRelationship } from './end-relationship.ts';
import { toLicencePool, toReservation, toSubscription, toUserLicence, toUsers } from './to-contents.ts';
import { toAccount, toCustomers, toPartners, toProvider } from './to-domain.ts';

interface Dependencies {
  /** Ends before `/v1`. */
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly fetch?: typeof fetch;
  readonly newId?: () => string;
  readonly timeoutMs?: number;
  readonly pageSize?: number;
  readonly guard?: Partial<GuardOptions>;
}

const auditPageSize = 500;

export interface PartnerCenterAdapter extends PartnerCenter {
  readonly health: Health;
  readonly eventRegistrations: EventRegistrations;
}

export function createPartnerCenter(deps: Dependencies): PartnerCenterAdapter {
  const { tokens, newId = randomUUID, timeoutMs = 15_000, pageSize = 200 } = deps;
  const baseUrl = deps.baseUrl.replace(/\/+$/, '');
  const guard = createGuard(
    { name: 'partner-center', outages: ['partner-center/unavailable'] },
    { ...guardDefaults, ...deps.guard },
  );
  const http = createPartnerCenterHttp({
    baseUrl,
    tokens,
    newId,
    timeoutMs,
    guard,
    fetch: createOutbound([baseUrl], deps.fetch).fetch,
  });
  const operation = (path: string, rest: Omit<Call, 'path' | 'correlationId'> = {}): Call => ({
    path,
    correlationId: newId(),
    ...rest,
  });
  const all = async (path: string, rest: Pick<Call, 'as'> = {}): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    for await (const items of pages(http, operation(path, rest), baseUrl)) found.push(...items);
    return found;
  };
  return {
    async *customers(signal) {
      const first = operation(`/v1/customers?size=${pageSize}`, { signal });
      for await (const items of pages(http, first, baseUrl)) yield toCustomers(items);
    },
    customer: async (id) => {
      const answer = await http(operation(`/v1/customers/${id}`, { isAbsence: isUnknownCustomer }));
      return answer === undefined ? undefined : toAccount(answer);
    },
    partnersOf: async (id, as) => {
      const asked = operation(`/v1/customers/${id}/relationships`, { as, isAbsence: isNotToBeSeen });
      const answer = await http(asked);
      return answer === undefined ? { kind: 'hidden' } : { kind: 'seen', partners: toPartners(answer) };
    },
    subscriptions: async (id) => (await all(`/v1/customers/${id}/subscriptions`)).map(toSubscription),
    reservations: async (id, as) => {
      const path = `/v1/customers/${id}/entitlements?entitlementType=reservedInstance`;
      return (await all(path, { as })).map(toReservation);
    },
    isListed: async ({ id, domain }) => {
      const filter = JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' });
      const path = `/v1/customers?size=${pageSize}&filter=${encodeURIComponent(filter)}`;
      for await (const items of pages(http, operation(path), baseUrl)) {
        if (toCustomers(items).some((one) => one.id === id)) return true;
      }
      return false;
    },
    endRelationship: (id, as, call) => endRelationship(http, { path: `/v1/customers/${id}`, as, ...call }),
    users: async (id, as, atMost) => {
      const first = operation(`/v1/customers/${id}/users?size=${atMost}`, { as });
      const users: CustomerUser[] = [];
      for await (const items of pages(http, first, baseUrl)) {
        users.push(...toUsers(items));
        if (users.length > atMost) break;
      }
      return { users: users.slice(0, atMost), hasMore: users.length > atMost };
    },
    licences: async (id, as) => (await all(`/v1/customers/${id}/subscribedskus`, { as })).map(toLicencePool),
    userLicences: async (id, userId, as) => {
      const path = `/v1/customers/${id}/users/${encodeURIComponent(userId)}/licenses`;
      return (await all(path, { as })).map(toUserLicence);
    },
    providers: async (as) => {
      const path = '/v1/relationships?relationship_type=IsIndirectResellerOf';
      return (await all(path, { as })).map(toProvider);
    },
    invitationLink: async (as) =>
      parse(LinkAnswer, await http(operation('/v1/customers/relationshiprequests', { as }))).url,
    ourselves: (as) => readOurselves(http, operation, as),
    auditRecords: async ({ from, to }, signal) => {
      const day = (at: Date) => at.toISOString().slice(0, 10);
      const path = `/v1/auditrecords?startDate=${day(from)}&endDate=${day(to)}&size=${auditPageSize}`;
      const found: AuditRecord[] = [];
      for await (const items of pages(http, operation(path, { signal }), baseUrl)) {
        found.push(...toAuditRecords(items));
      }
      return found;
    },
    eventRegistration: async () => {
      const answer = await http(operation(registrationPath, { isAbsence: isNotRegistered }));
      if (answer === undefined) return undefined;
      const { webhookurl: url, webhookevents: events } = parse(RegistrationAnswer, answer);
      return { url, events };
    },
    eventRegistrations: createEventRegistrations(http, operation),
    health: {
      probe: async () => {
        await http(operation('/v1/customers?size=1', { isProbe: true }));
      },
      recent: guard.recent,
    },
  };
}

/** Right after an acceptance a customer answers 404, with more than one text (reference 2.7); 20002: no relationship. */
function isUnknownCustomer({ status, vendorCode, isReadable }: Refusal): boolean {
  return (status === 404 && isReadable) || (status === 403 && vendorCode === '20002');
}

/** Partners outside the two-tier model get 403 with 1002, and a customer that is not there yet is not found (4.3). */
const isNotToBeSeen = ({ status, isReadable }: Refusal) => isReadable && (status === 403 || status === 404);

/** Without the MPN profile a link is still checked by our tenant id, so a refusal of it does not stop an invitation. */
const isNoMpnProfile = ({ status, isReadable }: Refusal) => isReadable && (status === 403 || status === 404);

async function readOurselves(
  http: ReturnType<typeof createPartnerCenterHttp>,
  operation: (path: string, rest: Omit<Call, 'path' | 'correlationId'>) => Call,
  as: PersonId,
): Promise<Ourselves> {
  const profile = operation('/v1/profiles/organization', { as });
  const mpn = { ...profile, path: '/v1/profiles/mpn', isAbsence: isNoMpnProfile };
  const [organization, mpnProfile] = await Promise.all([http(profile), http(mpn)]);
  const { id, tenantid, companyname, domain, defaultaddress } = parse(OrganizationAnswer, organization);
  const tenantId = parsePartnerTenantId(tenantid) ?? parsePartnerTenantId(id);
  if (tenantId === undefined) throw new Fault('partner-center/bad-response', { cause: 'no tenant id' });
  const mpnId = mpnProfile === undefined ? undefined : parse(MpnAnswer, mpnProfile).mpnid;
  const country = defaultaddress?.country;
  return {
    tenantId,
    companyName: companyname?.trim() || tenantId,
    ...(domain?.trim() ? { domain: domain.trim().toLowerCase() } : {}),
    ...(mpnId ? { mpnId } : {}),
    ...(country ? { country } : {}),
  };
}
