import { customerPage } from '../customer-page.ts';
import { oneCustomerCard } from '../one-customer.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

/** Opens the one customer that is meant; where several fit, the person chooses. */
export async function openCustomer(args: string, turn: Turn, services: Services): Promise<Reply> {
  const { t } = turn;
  const ask = { title: t.say('answer.customer.ask.title'), text: t.say('answer.customer.ask.text') };
  const open = (id: Parameters<typeof customerPage>[0]) => customerPage(id, turn, services);
  return say(await oneCustomerCard(args, { ask, purpose: 'open', open }, turn, services));
}
