/** What is inside each customer's tenant, and what the control door changed of it. */
import type { Customer } from './customers.ts';
import type { WorldDatabase } from './database.ts';
import { createSeededRandom } from './random.ts';
import { contentsOfTenant, type TenantContents } from './tenant-contents.ts';

export interface ContentsChange {
  /** All subscriptions become this; `none` takes them away, and `active` gives one where there was none. */
  readonly subscriptions?: 'active' | 'suspended' | 'none' | undefined;
  /** So many reserved instances. */
  readonly reservations?: number | undefined;
  /** Whether we, an indirect reseller, may end the relationship ourselves. */
  readonly removal?: 'allowed' | 'two-tier' | undefined;
}

export interface Contents {
  of(customer: Customer): TenantContents;
  mayBeRemovedByUs(customer: Customer): boolean;
  /** What is left out stays as it is. */
  change(tenantId: string, change: ContentsChange): void;
}

/** The relationship with these can be ended by their provider only; guides may rely on the first. */
const alwaysTwoTier = new Set(['aigaio-naftilia.example']);
const neverTwoTier = new Set([
  'larkfield.example',
  'motorwerk-sued.example',
  'sirius-logistics.example',
  'zalioji-kavine.example',
]);

function isSeededTwoTier(domain: string): boolean {
  if (alwaysTwoTier.has(domain)) return true;
  return !neverTwoTier.has(domain) && createSeededRandom(`removal of ${domain}`).below(12) === 0;
}

/** Whoever accepted us here, and was not there from the beginning. */
const hasJustCome = ({ connectedRealMs }: Customer) => connectedRealMs > 0;

/** Nothing has been ordered yet for a customer who has just come. */
function contentsAtFirst(customer: Customer): TenantContents {
  const contents = contentsOfTenant(customer.domain);
  return hasJustCome(customer) ? { ...contents, subscriptions: [], reservations: [] } : contents;
}

/** A tenant in which something is active, to take a subscription from where there is none. */
const borrowedFrom = 'larkfield.example';

function changed(contents: TenantContents, { subscriptions, reservations }: ContentsChange): TenantContents {
  const all =
    subscriptions === 'active' && contents.subscriptions.length === 0
      ? contentsOfTenant(borrowedFrom).subscriptions.slice(0, 1)
      : contents.subscriptions;
  const kept =
    subscriptions === undefined
      ? all
      : subscriptions === 'none'
        ? []
        : all.map((one) => ({ ...one, status: subscriptions }));
  const reserved =
    reservations === undefined
      ? contents.reservations
      : Array.from({ length: reservations }, (_, index) => ({
          id: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
          orderId: `reserved-${index + 1}`,
          quantity: 1,
        }));
  return { ...contents, subscriptions: kept, reservations: reserved };
}

export function createContents(database: WorldDatabase): Contents {
  const read = database.prepare('SELECT change FROM contents_changes WHERE tenant_id = ?');
  const write = database.prepare('INSERT OR REPLACE INTO contents_changes (tenant_id, change) VALUES (?, ?)');
  const changeOf = (tenantId: string): ContentsChange => {
    const row = read.get(tenantId.toLowerCase());
    return row === undefined ? {} : (JSON.parse(String(row.change)) as ContentsChange);
  };
  return {
    of: (customer) => changed(contentsAtFirst(customer), changeOf(customer.tenantId)),
    mayBeRemovedByUs: (customer) => {
      const { removal } = changeOf(customer.tenantId);
      if (removal !== undefined) return removal === 'allowed';
      return hasJustCome(customer) || !isSeededTwoTier(customer.domain);
    },
    change: (tenantId, change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      write.run(tenantId.toLowerCase(), JSON.stringify({ ...changeOf(tenantId), ...given }));
    },
  };
}
