import type { CardModel } from '../cards/card-model.ts';
import { customersPageCard } from '../cards/customers-page-card.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

const pageSize = 8;

function stateOf(found: { readonly matched: number; readonly count: number; readonly isCompared: boolean }) {
  if (!found.isCompared) return 'syncing';
  if (found.count === 0) return 'empty';
  return found.matched === 0 ? 'nothing-found' : 'ready';
}

/** One page of the customers that match, from our own directory. A page past the end becomes the last one. */
export function customersPage(
  asked: { readonly query: string; readonly page: number },
  turn: Turn,
  { index }: Pick<Services, 'index'>,
): CardModel {
  const query = asked.query.trim().replace(/^["'«“](.*)["'»”]$/u, '$1');
  const { matched } = index.search(query, 0, 0);
  const lastPage = Math.max(0, Math.ceil(matched / pageSize) - 1);
  const page = Math.min(asked.page, lastPage);
  const found = index.search(query, page * pageSize, pageSize);
  const { count, asOf } = found.state;
  return customersPageCard(
    {
      state: stateOf({ matched, count, isCompared: asOf !== undefined }),
      query,
      rows: found.customers,
      from: page * pageSize,
      matched,
      all: count,
      ...(asOf === undefined ? {} : { asOf }),
      ...(page > 0 ? { previousPage: page - 1 } : {}),
      ...(page < lastPage ? { nextPage: page + 1 } : {}),
    },
    turn.t,
  );
}
