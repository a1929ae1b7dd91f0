import { oneCustomerCard } from '../one-customer.ts';
import { removalRoom } from '../removal-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

/** Opens the removal room of the one customer that is meant; where several fit, the person chooses. */
export async function openRemovalRoom(args: string, turn: Turn, services: Services): Promise<Reply> {
  const { t } = turn;
  const ask = { title: t.say('removal.ask.title'), text: t.say('removal.ask.text') };
  const open = (id: Parameters<typeof removalRoom>[0]) => removalRoom(id, turn, services);
  return say(await oneCustomerCard(args, { ask, purpose: 'remove', open }, turn, services));
}
