/**
 * Partner Center shows a new customer late, and not everywhere at once: for half of the tenants the list comes first
 * and reading by id answers 404 for a while, for the others it is the other way round.
 */
import type { Customer } from '../world/customers.ts';

export interface LateData {
  isListed(customer: Customer): boolean;
  /** `early` and `late` are the two parts of the wait, whose 404 differ. */
  readability(customer: Customer): 'readable' | 'early' | 'late';
}

/** Real time, as the delay of a real service: a moved clock does not hurry it. */
export function createLateData(lateDataMs: number, nowMs: () => number = Date.now): LateData {
  const ageMs = (customer: Customer) => nowMs() - customer.connectedRealMs;
  const isListedFirst = ({ tenantId }: Customer) => Number.parseInt(tenantId.slice(-1), 16) % 2 === 0;
  return {
    isListed: (customer) => isListedFirst(customer) || ageMs(customer) >= lateDataMs,
    readability: (customer) => {
      const age = ageMs(customer);
      if (!isListedFirst(customer) || age >= lateDataMs) return 'readable';
      return age < lateDataMs / 2 ? 'early' : 'late';
    },
  };
}
