/** What is inside a customer's tenant, from Partner Center's shapes to ours. */
import type {
  CustomerUser,
  LicencePool,
  Reservation,
  Subscription,
  UserLicence,
} from '../../domain/customer.ts';
import { EntitlementItem, parse, SkuItem, SubscriptionItem, UserItem, UserLicenceItem } from './answers.ts';

const filled = (...texts: readonly (string | null | undefined)[]) =>
  texts.map((text) => text?.trim() ?? '').find((text) => text !== '');

/** Statuses come in more words than are documented together (API reference 9.1). */
const statuses: Readonly<Record<string, Subscription['status']>> = {
  active: 'active',
  suspended: 'suspended',
  disabled: 'suspended',
  pending: 'pending',
  deleted: 'ended',
  expired: 'ended',
};

/**
 * Dates come with blanks in them, and with the year 9999 where there is no end (API reference 9.1). What is no date
 * of our times is no date.
 */
export function toInstant(text: string | null | undefined): string | undefined {
  const compact = text?.replace(/\s+/g, '') ?? '';
  const ms = /^\d{4}-\d{2}-\d{2}/.test(compact) ? Date.parse(compact) : Number.NaN;
  if (Number.isNaN(ms)) return undefined;
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  return year > 2000 && year < 2200 ? date.toISOString() : undefined;
}

export function toSubscription(value: unknown): Subscription {
  const item = parse(SubscriptionItem, value);
  const isUsage = item.billingtype?.toLowerCase() === 'usage';
  const endsAt = toInstant(item.commitmentenddate);
  return {
    id: item.id,
    name: filled(item.friendlyname, item.offername) ?? item.id,
    status: statuses[item.status?.toLowerCase() ?? ''] ?? 'other',
    isTrial: item.istrial === true,
    ...(isUsage || typeof item.quantity !== 'number' ? {} : { licences: item.quantity }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(typeof item.autorenewenabled === 'boolean' ? { isRenewed: item.autorenewenabled } : {}),
  };
}

export function toReservation(value: unknown): Reservation {
  const { referenceorder: order, quantity, entitledartifacts: artifacts } = parse(EntitlementItem, value);
  const orderId = filled(order?.id) ?? '?';
  return { id: filled(artifacts[0]?.resourceid, order?.lineitemid) ?? orderId, orderId, quantity };
}

/** Deleted users are listed only when they are asked for; should one come all the same, it is left out. */
export function toUsers(items: readonly unknown[]): readonly CustomerUser[] {
  return items
    .map((item) => parse(UserItem, item))
    .filter((item) => item.state?.toLowerCase() !== 'inactive')
    .map((item) => {
      const signInName = filled(item.userprincipalname) ?? '';
      const bothNames = [item.firstname, item.lastname].map((part) => part?.trim() ?? '').join(' ');
      return { id: item.id, signInName, name: filled(item.displayname, bothNames, signInName) ?? item.id };
    });
}

export function toLicencePool(value: unknown): LicencePool {
  const item = parse(SkuItem, value);
  const isUsable = item.capabilitystatus?.toLowerCase() !== 'suspended';
  return {
    name: filled(item.productsku?.name, item.productsku?.skupartnumber) ?? '?',
    total: isUsable ? Math.max(item.totalunits, item.activeunits) : item.suspendedunits,
    used: item.consumedunits,
    isUsable,
  };
}

export function toUserLicence(value: unknown): UserLicence {
  const { productsku, serviceplans } = parse(UserLicenceItem, value);
  return {
    name: filled(productsku?.name, productsku?.skupartnumber) ?? '?',
    services: serviceplans.flatMap((plan) => filled(plan.displayname, plan.servicename) ?? []),
  };
}
