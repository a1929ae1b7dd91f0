/** What a customer has: billing profile, subscriptions, subscribed SKUs, reservations. */
import type { Answer } from '../http-kit.ts';
import type { Contents } from '../world/contents.ts';
import { consumedUnits, type Subscription, type TenantContents } from '../world/tenant-contents.ts';
import { errorAnswer, errors, notModelled } from './answers.ts';
import type { CustomerReader } from './customer.ts';
import { billingProfile } from './customer-shapes.ts';
import type { Call, Endpoint } from './guard.ts';

export interface InsideDeps {
  readonly read: CustomerReader;
  readonly contents: Contents;
  readonly now: () => Date;
}

export const collection = (items: readonly object[]): Answer => ({
  status: 200,
  body: { totalCount: items.length, items, attributes: { objectType: 'Collection' } },
});

/** Runs the handler on the tenant's contents, or answers why it cannot be read. */
export function inside(
  { read, contents }: InsideDeps,
  { params }: Call,
  handle: (contents: TenantContents, domain: string) => Answer,
): Answer {
  const customer = read(params.cid ?? '');
  return 'status' in customer ? customer : handle(contents.of(customer), customer.domain);
}

const dayMs = 86_400_000;

/** Sample answers hold dates with blanks in them, and the year 9999 where nothing is renewed: so do some of these. */
function datesOf({ startedDaysAgo, isRenewed, product }: Subscription, now: Date) {
  const started = new Date(now.getTime() - startedDaysAgo * dayMs);
  const ends = new Date(started.getTime() + 364 * dayMs);
  const second = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;
  const odd = startedDaysAgo % 7 === 0;
  return {
    creationDate: odd ? second(started).replaceAll(':', ': ') : second(started),
    effectiveStartDate: `${second(started).slice(0, 10)}T00:00:00Z`,
    commitmentEndDate:
      isRenewed && product.kind === 'licence'
        ? `${second(ends).slice(0, 10)}T00:00:00Z`
        : '9999-12-14T00:00:00Z',
  };
}

function subscriptionShape(subscription: Subscription, now: Date): object {
  const { id, entitlementId, orderId, product, friendlyName, quantity, status, isTrial, isRenewed } =
    subscription;
  const isUsage = product.kind === 'usage';
  return {
    id,
    entitlementId,
    offerId: product.offerId,
    offerName: product.name,
    friendlyName,
    quantity,
    unitType: isUsage ? 'Usage-based' : 'Licenses',
    hasPurchasableAddons: false,
    ...datesOf(subscription, now),
    status,
    autoRenewEnabled: isRenewed,
    isTrial,
    billingType: isUsage ? 'usage' : 'license',
    billingCycle: isUsage ? 'monthly' : 'annual',
    ...(isUsage ? {} : { termDuration: 'P1Y' }),
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    partnerId: '4567890',
    contractType: 'subscription',
    orderId,
    ...(status === 'suspended' ? { suspensionReasons: ['CustomerCancellation'] } : {}),
    attributes: { etag: `etag-${id.slice(0, 8)}`, objectType: 'Subscription' },
  };
}

function skuShape(contents: TenantContents, subscription: Subscription): object {
  const { product, quantity, status } = subscription;
  const isActive = status === 'active';
  const activeUnits = isActive ? quantity : 0;
  const used = consumedUnits(contents, subscription);
  return {
    availableUnits: activeUnits - Math.min(used, activeUnits),
    activeUnits,
    consumedUnits: used,
    suspendedUnits: isActive ? 0 : quantity,
    totalUnits: activeUnits,
    warningUnits: 0,
    productSku: {
      id: product.skuId,
      name: product.name,
      skuPartNumber: product.skuPartNumber,
      targetType: 'User',
      licenseGroupId: 'group1',
    },
    servicePlans: product.plans.map((plan) => ({ ...plan, capabilityStatus: 'Enabled', targetType: 'User' })),
    capabilityStatus: isActive ? 'Enabled' : 'Suspended',
    attributes: { objectType: 'SubscribedSku' },
  };
}

function billingEndpoint({ read }: InsideDeps): Endpoint {
  return {
    method: 'GET',
    template: '/v1/customers/:cid/profiles/billing',
    auth: 'app-too',
    handle: ({ params }) => {
      const customer = read(params.cid ?? '');
      if ('status' in customer) return customer;
      const profile = billingProfile(customer);
      return profile ? { status: 200, body: profile } : errorAnswer(errors.billingNotFound);
    },
  };
}

function subscriptionsEndpoint(deps: InsideDeps): Endpoint {
  return {
    method: 'GET',
    template: '/v1/customers/:cid/subscriptions',
    auth: 'app-too',
    resource: 'subscription',
    handle: (call) =>
      inside(deps, call, ({ subscriptions }) =>
        collection(subscriptions.map((one) => subscriptionShape(one, deps.now()))),
      ),
  };
}

function skusEndpoint(deps: InsideDeps): Endpoint {
  return {
    method: 'GET',
    template: '/v1/customers/:cid/subscribedskus',
    auth: 'person-only',
    query: ['licenseGroupIds'],
    handle: (call) => {
      const groups = call.query.get('licenseGroupIds')?.split('|') ?? ['group1'];
      if (groups.some((one) => one !== 'group1' && one !== 'group2')) {
        return errorAnswer(errors.invalidProperty('licenseGroupIds'));
      }
      return inside(deps, call, (contents) => {
        if (!contents.hasDelegatedRights) return errorAnswer(errors.insufficientPrivileges);
        const licences = contents.subscriptions.filter((one) => one.product.kind === 'licence');
        return collection(groups.includes('group1') ? licences.map((one) => skuShape(contents, one)) : []);
      });
    },
  };
}

/** Only reservations are made up: whoever asks for software or for everything is told so. */
function entitlementsEndpoint(deps: InsideDeps): Endpoint {
  return {
    method: 'GET',
    template: '/v1/customers/:cid/entitlements',
    auth: 'person-only',
    query: ['entitlementType', 'showExpiry'],
    handle: (call) => {
      const type = call.query.get('entitlementType');
      if (type?.toLowerCase() !== 'reservedinstance') {
        return notModelled('entitlements other than entitlementType=reservedInstance');
      }
      const withExpiry = call.query.get('showExpiry') === 'true';
      return inside(deps, call, ({ reservations }) =>
        collection(
          reservations.map(({ id, orderId, quantity }) => ({
            includedEntitlements: [],
            referenceOrder: { id: orderId, lineItemId: '0', alternateId: orderId },
            productId: 'DZH3INVENTED',
            skuId: '0001',
            quantity,
            quantityDetails: [{ quantity, status: 'Succeeded' }],
            entitledArtifacts: [{ artifactType: 'reservedinstance', resourceId: id }],
            entitlementType: 'reservedinstance',
            ...(withExpiry ? { expiryDate: new Date(deps.now().getTime() + 200 * dayMs).toISOString() } : {}),
          })),
        ),
      );
    },
  };
}

export const serviceEndpoints = (deps: InsideDeps): readonly Endpoint[] => [
  billingEndpoint(deps),
  subscriptionsEndpoint(deps),
  skusEndpoint(deps),
  entitlementsEndpoint(deps),
];
