import { helpCard } from '../../cards/help-card.ts';
import { commandNames } from '../../names.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function showHelp(_args: string, turn: Turn, _services: Services): Promise<Reply> {
  return say(helpCard({ commands: commandNames }, turn.t));
}
