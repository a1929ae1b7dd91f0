/** MiniSearch, set up to come as near to our rules as it can: beginnings of words, and one slip from four letters on. */
import MiniSearch from 'minisearch';
import type { Customer } from '../../../src/domain/customer.ts';

export function createOtherSearch(customers: Iterable<Customer>): (text: string) => number {
  const search = new MiniSearch<Customer>({
    fields: ['name', 'domain'],
    searchOptions: { prefix: true, fuzzy: (term) => (term.length >= 4 ? 1 : 0), combineWith: 'AND' },
  });
  for (const customer of customers) search.add(customer);
  return (text) => search.search(text).length;
}
