import type { CustomersFound } from '../application/find-customers.ts';
import type { CardModel } from '../cards/card-model.ts';
import {
  type CustomersPageFacts,
  customersPageCard,
  customersPageLimit,
} from '../cards/customers-page-card.ts';
import type { CustomerPurpose } from '../domain/customer-purpose.ts';
import { type CustomersQuery, longestSearch } from './customers-query.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

function stateOf({ state, matched }: CustomersFound): CustomersPageFacts['state'] {
  if (state.asOf === undefined) return 'syncing';
  if (state.count === 0) return 'empty';
  return matched === 0 ? 'nothing-found' : 'ready';
}

/** One page of the customers that match, from our own directory. A page past the end becomes the last one. */
export async function customersPage(
  asked: CustomersQuery & { readonly page: number; readonly purpose?: CustomerPurpose },
  turn: Turn,
  { findCustomers }: Pick<Services, 'findCustomers'>,
): Promise<CardModel> {
  const { filter, purpose = 'open' } = asked;
  const text = asked.text.trim().slice(0, longestSearch);
  const found = await findCustomers({
    text,
    filter,
    from: asked.page * customersPageLimit,
    size: customersPageLimit,
    person: turn.caller.person,
  });
  const page = Math.floor(found.from / customersPageLimit);
  const { asOf, failingSince, count } = found.state;
  const hasNext = found.from + found.customers.length < found.matched;
  return customersPageCard(
    {
      state: stateOf(found),
      query: text,
      filter,
      purpose,
      rows: found.customers,
      from: found.from,
      matched: found.matched,
      all: count,
      now: turn.now,
      isClose: found.matched > 0 && found.firm === 0,
      ...(asOf === undefined ? {} : { asOf }),
      ...(failingSince === undefined ? {} : { failingSince }),
      ...(found.unknown === undefined ? {} : { unknown: found.unknown }),
      ...(page > 0 ? { previousPage: page - 1 } : {}),
      ...(hasNext ? { nextPage: page + 1 } : {}),
    },
    turn.t,
  );
}
