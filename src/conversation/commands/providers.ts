import { providersCard } from '../../cards/providers-card.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function listProviders(_args: string, turn: Turn, services: Services): Promise<Reply> {
  const providers = await services.partnerCenter.providers(turn.caller.person);
  return say(providersCard({ providers }, turn.t));
}
