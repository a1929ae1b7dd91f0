import { forgetPage } from '../forget-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function askToForget(
  _args: string,
  { caller, t }: Turn,
  { forgetPerson }: Services,
): Promise<Reply> {
  return say(forgetPage(await forgetPerson.owns(caller.person), t));
}
