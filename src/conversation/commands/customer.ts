import { noticeCard } from '../../cards/notice-card.ts';
import { customerPage } from '../customer-page.ts';
import { customersPage } from '../customers-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

/** Opens the one customer that is meant; where several or none fit, shows what was found. */
export async function openCustomer(args: string, turn: Turn, services: Services): Promise<Reply> {
  const { t } = turn;
  if (args === '') {
    return say(
      noticeCard(
        {
          tone: 'info',
          title: t.say('answer.customer.ask.title'),
          text: t.say('answer.customer.ask.text'),
          actions: [
            { title: t.say('button.customers'), verb: 'customers.page.v1', data: { query: '', page: 0 } },
          ],
        },
        t,
      ),
    );
  }
  const found = services.index.search(args, 0, 2);
  const exact = services.index.exact(args);
  const only = exact.length === 1 ? exact[0] : found.matched === 1 ? found.customers[0] : undefined;
  if (!only) return say(customersPage({ query: args, page: 0 }, turn, services));
  return say(await customerPage(only.id, turn, services));
}
