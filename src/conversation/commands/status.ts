import type { Services } from '../services.ts';
import { statusPage } from '../status-page.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function showStatus(_args: string, turn: Turn, services: Services): Promise<Reply> {
  return say(await statusPage(turn, services));
}
