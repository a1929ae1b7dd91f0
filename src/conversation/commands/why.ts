import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';
import { whyFound } from '../why-found.ts';
import { whyMinePage } from '../why-page.ts';

const longestText = 200;

/** Of one invitation, or without a word what the person was told last. */
export async function explainWhy(args: string, turn: Turn, services: Services): Promise<Reply> {
  const text = args.trim().slice(0, longestText);
  return say(text === '' ? await whyMinePage(turn, services) : await whyFound(text, turn, services));
}
