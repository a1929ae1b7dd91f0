import type { CustomerFilter } from '../domain/customer-filter.ts';
import type { CustomerTenantId, PersonId } from '../domain/ids.ts';
import type { CustomerIndex, FoundPage } from './customer-index.ts';
import type { CustomerOrigins } from './customer-origins.ts';
import type { KnownServices } from './known-services.ts';

export interface CustomersAsked {
  readonly text: string;
  readonly filter: CustomerFilter;
  readonly from: number;
  readonly size: number;
  readonly person: PersonId;
}

export interface CustomersFound extends FoundPage {
  /** `no-services`: of how many who match the text it is not known yet. */
  readonly unknown?: number;
}

export type FindCustomers = (asked: CustomersAsked) => Promise<CustomersFound>;

interface Dependencies {
  readonly index: Pick<CustomerIndex, 'search'>;
  readonly origins: CustomerOrigins;
  readonly services: KnownServices;
}

/** One page of the customers that match a text and a filter. Only `no-services` asks Partner Center, and little. */
export function createFindCustomers({ index, origins, services }: Dependencies): FindCustomers {
  async function withoutServices(asked: CustomersAsked): Promise<CustomersFound> {
    const { text, from, size } = asked;
    const { customers } = index.search({ text, from: 0, size: Number.MAX_SAFE_INTEGER });
    const ids = customers.map(({ id }) => id);
    await services.readSome(ids);
    const among = new Set<CustomerTenantId>();
    let unknown = 0;
    for (const id of ids) {
      const has = services.hasServices(id);
      if (has === undefined) unknown += 1;
      else if (!has) among.add(id);
    }
    return { ...index.search({ text, from, size, among }), unknown };
  }

  return async (asked) => {
    const { text, filter, from, size, person } = asked;
    switch (filter) {
      case 'everyone':
        return index.search({ text, from, size });
      case 'invited-by-me':
        return index.search({ text, from, size, among: await origins.invitedBy(person) });
      case 'joint':
        return index.search({ text, from, size, among: await origins.joint() });
      case 'no-services':
        return withoutServices(asked);
    }
  };
}
