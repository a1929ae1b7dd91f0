import type { Customer, DirectoryState } from '../domain/customer.ts';
import type { CustomerTenantId, Instant } from '../domain/ids.ts';
import type { DirectoryEntry, SyncMark } from '../ports/customer-directory.ts';
import { type Arrival, createArrivals } from './arrivals.ts';
import { createLayeredSearch } from './layered-search.ts';

export interface CustomerQuery {
  readonly text: string;
  /** How many to pass over; past the end means the last page. */
  readonly from: number;
  readonly size: number;
  /** Nobody else is looked for. */
  readonly among?: ReadonlySet<CustomerTenantId>;
}

export interface FoundPage {
  readonly customers: readonly Customer[];
  /** Where the page begins. */
  readonly from: number;
  /** How many match in all. */
  readonly matched: number;
  /** How many of them are named in full: by name, domain or tenant id. */
  readonly exact: number;
  /** How many of them needed no slip forgiven. */
  readonly firm: number;
  readonly state: DirectoryState;
}

export interface Departure {
  readonly customer: Customer;
  readonly goneAt?: Instant;
}

/** The directory in memory, from which searches are answered; each process keeps its own, fed from the shared one. */
export interface CustomerIndex {
  /** The best first, and those that are as good in the order of their names. */
  search(query: CustomerQuery): FoundPage;
  find(id: CustomerTenantId): Customer | undefined;
  /** In no order. */
  all(): Iterable<Customer>;
  /** Who was a customer once and is none now, and since when as far as that was kept. */
  gone(): ReadonlyMap<CustomerTenantId, Departure>;
  /** New customers first seen after that moment, the oldest first. */
  cameAfter(moment: Instant): readonly Arrival[];
  state(): DirectoryState;
  /** The last round that was taken in. */
  round(): number;
  take(entries: readonly DirectoryEntry[], mark: SyncMark): void;
  /** Does the work of taking these in ahead of their mark, so that a long list can come piece by piece. */
  prepare(entries: readonly DirectoryEntry[]): void;
  /** Partner Center tells of no change until this moment: the list is as old as that, and no older. */
  confirm(at: Instant): void;
  /** A comparison did not come to its end; the next one that does takes this back, whoever made it. */
  noteFailure(at: Instant): void;
}

/** The number says how many customers at the most are prepared for search without a pause. */
export function createCustomerIndex(mostTogether?: number): CustomerIndex {
  const customers = new Map<CustomerTenantId, Customer>();
  const search = createLayeredSearch(mostTogether);
  const arrivals = createArrivals();
  const departed = new Map<CustomerTenantId, Departure>();
  let mark: SyncMark | undefined;

  let failingSince: Instant | undefined;
  let confirmed: Instant | undefined;

  const state = (): DirectoryState => ({
    count: customers.size,
    ...(mark ? { asOf: confirmed ?? mark.comparedAt } : {}),
    ...(failingSince === undefined ? {} : { failingSince }),
  });

  function takeIn(entries: readonly DirectoryEntry[], { isMoreToCome }: { readonly isMoreToCome: boolean }) {
    for (const { id, name, domain, gone, goneAt } of entries) {
      const customer = { id, name, domain };
      if (gone) departed.set(id, { customer, ...(goneAt === undefined ? {} : { goneAt }) });
      else departed.delete(id);
      if (gone) {
        customers.delete(id);
        search.remove(id);
      } else if (!isSame(customers.get(id), customer)) {
        customers.set(id, customer);
        search.put(customer);
      }
    }
    search.settle(isMoreToCome);
  }

  return {
    search({ text, from, size, among }) {
      const all = search.find(text);
      const { count: matched, exact, firm, rows } = among ? all.among(among) : all;
      const lastPage = size > 0 ? Math.max(0, Math.ceil(matched / size) - 1) * size : 0;
      const begin = Math.min(from, lastPage);
      const page = rows(begin, begin + size).map(({ customer }) => customer);
      return { customers: page, from: begin, matched, exact, firm, state: state() };
    },
    find: (id) => customers.get(id),
    all: () => customers.values(),
    gone: () => departed,
    cameAfter: arrivals.since,
    state,
    round: () => mark?.round ?? 0,
    prepare: (entries) => takeIn(entries, { isMoreToCome: true }),
    take(entries, newMark) {
      takeIn(entries, { isMoreToCome: false });
      arrivals.take(entries, newMark);
      if (newMark.comparedAt !== mark?.comparedAt) [failingSince, confirmed] = [undefined, undefined];
      mark = newMark;
    },
    confirm(at) {
      confirmed = at;
    },
    noteFailure(at) {
      failingSince ??= at;
    },
  };
}

function isSame(known: Customer | undefined, { name, domain }: Customer): boolean {
  return known !== undefined && known.name === name && known.domain === domain;
}
