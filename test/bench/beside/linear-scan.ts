/** The search that needs no index: the same rules for every single customer, one after the other. */
import type { Customer } from '../../../src/domain/customer.ts';
import { fitOf, toSearchable, toWanted } from '../../../src/domain/customer-match.ts';

export function createLinearScan(customers: Iterable<Customer>): (text: string) => number {
  const all = [...customers].map((customer) => ({ customer, text: toSearchable(customer) }));
  return (text) => {
    const wanted = toWanted(text);
    return all.filter((one) => fitOf(one.text, wanted) !== undefined).length;
  };
}
