import type { Services } from '../services.ts';
import { settingsPage } from '../settings-page.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function showSettings(_args: string, turn: Turn, services: Services): Promise<Reply> {
  const person = await services.people.find(turn.caller.person);
  return say(settingsPage(person, turn, { t: turn.t }));
}
