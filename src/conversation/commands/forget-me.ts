import { suffices } from '../../domain/access.ts';
import { parseEmailAddress } from '../../domain/email-address.ts';
import { tooLittleAccessCard } from '../access-cards.ts';
import { forgetAddressPage, forgetPage, whomToForgetCard } from '../forget-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

/** Oneself, or the address of somebody outside who asked for it. */
export async function askToForget(
  args: string,
  { caller, access, t }: Turn,
  { forgetPerson }: Services,
): Promise<Reply> {
  if (args === '') return say(forgetPage(await forgetPerson.owns(caller.person), t));
  if (!suffices(access, 'agent')) return say(tooLittleAccessCard('agent', t));
  const parsed = parseEmailAddress(args);
  if (!parsed.ok) return say(whomToForgetCard(t));
  const { text: address } = parsed.value;
  return say(forgetAddressPage({ address, invitations: await forgetPerson.openTo(address) }, t));
}
