/** What is inside a customer's tenant: made up from its domain, and always the same for it. */
import { createHash } from 'node:crypto';
import { type Product, products } from './products.ts';
import { createSeededRandom, type SeededRandom } from './random.ts';

export interface Subscription {
  readonly id: string;
  readonly entitlementId: string;
  readonly orderId: string;
  readonly product: Product;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly status: 'active' | 'suspended';
  readonly isTrial: boolean;
  readonly isRenewed: boolean;
  readonly startedDaysAgo: number;
}

export interface TenantUser {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly name: string;
  readonly state: 'active' | 'inactive';
  readonly isSynchronised: boolean;
}

export interface TenantContents {
  /** Whether delegated rights allow us to see people and licences. */
  readonly hasDelegatedRights: boolean;
  readonly subscriptions: readonly Subscription[];
  readonly users: readonly TenantUser[];
  readonly reservations: readonly {
    readonly id: string;
    readonly orderId: string;
    readonly quantity: number;
  }[];
}

const firstNames =
  'Ada Björn Chiara Дарья Éloïse Farah Γιώργος Hana Ívar Jürgen Keiko Łucja Mateo Noor Олег Peter'.split(' ');
const lastNames =
  'Rowe Nygård Conti Лебедева Müller Haddad Παππάς Sørensen Ó_Briain Kovács Tanaka Wójcik Peña Cohen Ткач O’Neill'.split(
    ' ',
  );

/** The same GUID for the same text. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

const pick = (random: SeededRandom, list: readonly string[]) =>
  (list[random.below(list.length)] ?? '').replace('_', ' ');

function makeUsers(domain: string, random: SeededRandom): readonly TenantUser[] {
  const count = 2 + random.below(random.below(6) === 0 ? 140 : 30);
  return Array.from({ length: count }, (_, index) => ({
    id: guidOf(`user ${index} of ${domain}`),
    firstName: pick(random, firstNames),
    lastName: pick(random, lastNames),
    name: `user${index + 1}`,
    state: index > 1 && random.below(12) === 0 ? 'inactive' : 'active',
    isSynchronised: random.below(3) === 0,
  }));
}

function makeSubscription(product: Product, domain: string, random: SeededRandom): Subscription {
  const isUsage = product.kind === 'usage';
  return {
    id: guidOf(`subscription ${product.skuId} of ${domain}`),
    entitlementId: guidOf(`entitlement ${product.skuId} of ${domain}`),
    orderId: guidOf(`order ${product.skuId} of ${domain}`).slice(0, 13).replaceAll('-', ''),
    product,
    friendlyName: product.name,
    quantity: isUsage ? 1 : 3 + random.below(40),
    status: random.below(8) === 0 ? 'suspended' : 'active',
    isTrial: !isUsage && random.below(15) === 0,
    isRenewed: random.below(6) !== 0,
    startedDaysAgo: 5 + random.below(340),
  };
}

/** Guides may rely on this one: nothing is active there, and yet reserved instances are. */
const alwaysReserved = new Set(['nakheel-tijara.example']);

export function contentsOfTenant(domain: string): TenantContents {
  const random = createSeededRandom(`inside ${domain}`);
  const hasServices = random.below(5) !== 0;
  const hasDelegatedRights = random.below(8) !== 0;
  const users = makeUsers(domain, random);
  const owned = hasServices ? products.filter(() => random.below(3) === 0) : [];
  const subscriptions = owned.map((product) => makeSubscription(product, domain, random));
  const hasReservation = subscriptions.some((one) => one.product.kind === 'usage') && random.below(3) === 0;
  const reservation = {
    id: guidOf(`reservation of ${domain}`),
    orderId: guidOf(`reserved ${domain}`).slice(0, 13),
    quantity: 1 + random.below(4),
  };
  return {
    hasDelegatedRights,
    subscriptions,
    users,
    reservations: hasReservation || alwaysReserved.has(domain) ? [reservation] : [],
  };
}

/** The first active users hold the licences, as far as those go. */
export function consumedUnits({ users }: TenantContents, { quantity, product }: Subscription): number {
  if (product.kind === 'usage') return 0;
  return Math.min(quantity, users.filter((one) => one.state === 'active').length);
}
