import type { Subscription } from '../domain/customer.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import { hourMs } from '../domain/instants.ts';
import type { Clock } from '../ports/clock.ts';
import { isFault } from '../ports/faults.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import { within } from './within.ts';

/**
 * Which customers have services, as far as this instance has read it: one call a customer is too much for a whole
 * list, so it is learned when customers are opened and, some at a time, when somebody asks.
 */
export interface KnownServices {
  learn(customer: CustomerTenantId, subscriptions: readonly Subscription[]): void;
  /** Absent when it is not known, or was read too long ago. */
  hasServices(customer: CustomerTenantId): boolean | undefined;
  /** Reads some of those that are not known, for a moment; a customer that cannot be read stays unknown. */
  readSome(customers: Iterable<CustomerTenantId>): Promise<void>;
}

/** Licences change seldom, and a new count is learned whenever the customer is opened. */
const keptForMs = 12 * hourMs;
const keptAtMost = 200_000;
/** As many as Partner Center answers side by side while a person waits (its limit is 500 a minute). */
const readAtOnce = 4;
const readAtMost = 24;
const readForMs = 1_500;

export function createKnownServices(deps: {
  readonly partnerCenter: Pick<PartnerCenter, 'subscriptions'>;
  readonly clock: Clock;
}): KnownServices {
  const known = new Map<CustomerTenantId, { readonly active: boolean; readonly readAt: number }>();
  const nowMs = () => deps.clock.now().getTime();

  const learn: KnownServices['learn'] = (customer, subscriptions) => {
    if (known.size >= keptAtMost) known.clear();
    const active = subscriptions.some(({ status }) => status === 'active');
    known.set(customer, { active, readAt: nowMs() });
  };
  const hasServices: KnownServices['hasServices'] = (customer) => {
    const one = known.get(customer);
    return one && Math.abs(nowMs() - one.readAt) < keptForMs ? one.active : undefined;
  };

  async function readOne(customer: CustomerTenantId): Promise<boolean> {
    try {
      learn(customer, await deps.partnerCenter.subscriptions(customer));
      return true;
    } catch (error) {
      if (!isFault(error)) throw error;
      // One who is not to be read says nothing of the next; an outage does.
      return error.code === 'partner-center/not-allowed' || error.code === 'partner-center/bad-response';
    }
  }

  return {
    learn,
    hasServices,
    async readSome(customers) {
      const unknown: CustomerTenantId[] = [];
      for (const customer of customers) {
        if (hasServices(customer) === undefined) unknown.push(customer);
        if (unknown.length === readAtMost) break;
      }
      let isOver = false;
      const reader = async () => {
        for (let next = unknown.shift(); next !== undefined && !isOver; next = unknown.shift()) {
          if (!(await readOne(next))) isOver = true;
        }
      };
      await within(readForMs, Promise.all(Array.from({ length: readAtOnce }, reader)));
      isOver = true;
    },
  };
}
