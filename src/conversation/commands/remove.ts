import { customerChoiceCard, customersPageLimit } from '../../cards/customers-page-card.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { customersPage } from '../customers-page.ts';
import { longestSearch } from '../customers-query.ts';
import { removalRoom } from '../removal-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

/** Opens the removal room of the one customer that is meant; where several fit, the person opens one first. */
export async function openRemovalRoom(args: string, turn: Turn, services: Services): Promise<Reply> {
  const { t } = turn;
  if (args === '') {
    return say(
      noticeCard(
        {
          tone: 'info',
          title: t.say('removal.ask.title'),
          text: t.say('removal.ask.text'),
          actions: [
            { title: t.say('button.customers'), verb: 'customers.page.v1', data: { query: '', page: 0 } },
          ],
        },
        t,
      ),
    );
  }
  const text = args.replace(/^["'«“„](.*)["'»”“]$/u, '$1').slice(0, longestSearch);
  const found = services.index.search({ text, from: 0, size: customersPageLimit });
  const { customers, exact, matched } = found;
  const only = exact === 1 || matched === 1 ? customers[0] : undefined;
  if (only) return say(await removalRoom(only.id, turn, services));
  if (matched === 0) return say(await customersPage({ text, filter: 'everyone', page: 0 }, turn, services));
  return say(customerChoiceCard({ query: text, rows: customers, matched }, t));
}
