import type { Customer, DirectoryState } from '../domain/customer.ts';
import { fold } from '../domain/customer-search.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { DirectoryEntry, SyncMark } from '../ports/customer-directory.ts';

export interface FoundPage {
  readonly customers: readonly Customer[];
  /** How many match in all. */
  readonly matched: number;
  readonly state: DirectoryState;
}

/** The directory in memory, from which searches are answered; each process keeps its own, fed from the shared one. */
export interface CustomerIndex {
  search(query: string, from: number, size: number): FoundPage;
  find(id: CustomerTenantId): Customer | undefined;
  /** Every customer whose name, domain or tenant id is this text, however it is spelled. */
  exact(text: string): readonly Customer[];
  all(): readonly Customer[];
  state(): DirectoryState;
  /** The last round that was taken in. */
  round(): number;
  take(entries: readonly DirectoryEntry[], mark: SyncMark): void;
}

interface Row {
  readonly customer: Customer;
  readonly name: string;
  readonly haystack: string;
}

function toRow(customer: Customer): Row {
  const name = fold(customer.name);
  return { customer, name, haystack: `${name}\n${fold(customer.domain)}\n${customer.id}` };
}

export function createCustomerIndex(): CustomerIndex {
  const rows = new Map<CustomerTenantId, Row>();
  let sorted: readonly Row[] | undefined;
  let mark: SyncMark | undefined;

  const inOrder = (): readonly Row[] => {
    sorted ??= [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return sorted;
  };
  const state = (): DirectoryState => ({ count: rows.size, ...(mark ? { asOf: mark.comparedAt } : {}) });

  return {
    search(query, from, size) {
      const wanted = fold(query);
      const matches = wanted === '' ? inOrder() : inOrder().filter((row) => row.haystack.includes(wanted));
      return {
        customers: matches.slice(from, from + size).map((row) => row.customer),
        matched: matches.length,
        state: state(),
      };
    },
    find: (id) => rows.get(id)?.customer,
    exact(text) {
      const wanted = fold(text);
      return inOrder()
        .filter((row) => row.haystack.split('\n').includes(wanted))
        .map((row) => row.customer);
    },
    all: () => inOrder().map((row) => row.customer),
    state,
    round: () => mark?.round ?? 0,
    take(entries, newMark) {
      for (const entry of entries) {
        if (entry.gone) rows.delete(entry.id);
        else rows.set(entry.id, toRow({ id: entry.id, name: entry.name, domain: entry.domain }));
      }
      if (entries.length > 0) sorted = undefined;
      mark = newMark;
    },
  };
}
