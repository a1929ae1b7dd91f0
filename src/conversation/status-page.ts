import type { CardModel } from '../cards/card-model.ts';
import { statusCard } from '../cards/status-card.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** How everything is at this moment, asked anew each time. */
export async function statusPage(
  { caller, now, t }: Turn,
  { readStatus, version, isRehearsal }: Pick<Services, 'readStatus' | 'version' | 'isRehearsal'>,
): Promise<CardModel> {
  const status = await readStatus({ person: caller.person, reference: caller.reference });
  return statusCard({ ...status, checkedAt: now, version, rehearsal: isRehearsal }, t);
}
