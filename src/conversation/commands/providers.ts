import { providersIfGiven } from '../../application/degrade-partner-center.ts';
import { providersCard } from '../../cards/providers-card.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function listProviders(_args: string, turn: Turn, services: Services): Promise<Reply> {
  const providers = (await providersIfGiven(services.partnerCenter, turn.caller.person)) ?? [];
  const isRefused = await services.capabilities.isRefused('providers');
  return say(providersCard({ providers, isRefused }, turn.t));
}
