import { customerChoiceCard } from '../cards/customer-choice-card.ts';
import { customersPageLimit } from '../cards/customers-page-card.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { CustomerPurpose } from '../domain/customer-purpose.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import { customersPage } from './customers-page.ts';
import { longestSearch, quoted } from './customers-query.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** What a command does with the one customer that is meant, and how it asks for one. */
export interface ForOneCustomer {
  readonly ask: { readonly title: string; readonly text: string };
  /** What the buttons of a choice do, so that it goes on to what was asked. */
  readonly purpose: CustomerPurpose;
  readonly open: (customer: CustomerTenantId) => Promise<CardModel>;
}

/** The card for the customer that was typed; where several fit, the person chooses. */
export async function oneCustomerCard(
  args: string,
  { ask, purpose, open }: ForOneCustomer,
  turn: Turn,
  services: Services,
): Promise<CardModel> {
  const { t } = turn;
  if (args === '') {
    const customers = {
      title: t.say('button.customers'),
      verb: 'customers.page.v1',
      data: { query: '', page: 0, purpose },
    } as const;
    return noticeCard({ tone: 'info', ...ask, actions: [customers] }, t);
  }
  const text = args.replace(quoted, '$1').slice(0, longestSearch);
  const found = services.index.search({ text, from: 0, size: customersPageLimit });
  const { customers, exact, matched } = found;
  const only = exact === 1 || matched === 1 ? customers[0] : undefined;
  if (only) return open(only.id);
  if (matched === 0) return customersPage({ text, filter: 'everyone', page: 0, purpose }, turn, services);
  return customerChoiceCard({ query: text, rows: customers, matched, purpose }, t);
}
