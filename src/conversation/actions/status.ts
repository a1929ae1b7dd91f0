import type { ActionData } from '../../cards/action-data.ts';
import type { Services } from '../services.ts';
import { statusPage } from '../status-page.ts';
import { type Reply, show, type Turn } from '../turn.ts';

export async function checkAgain(
  _data: ActionData<'status.check.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return show(await statusPage(turn, services));
}
