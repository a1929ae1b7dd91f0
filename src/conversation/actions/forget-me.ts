import type { ActionData } from '../../cards/action-data.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { suffices } from '../../domain/access.ts';
import { parseEmailAddress } from '../../domain/email-address.ts';
import { tooLittleAccessCard } from '../access-cards.ts';
import { forgetAddressPage, forgetPage, whomToForgetCard } from '../forget-page.ts';
import type { Services } from '../services.ts';
import { namedPerson, type Reply, say, show, type Turn } from '../turn.ts';

/** Whoever presses is meant, whosever card it was; or the address that the card names. */
export async function forgetMe(
  { address }: ActionData<'person.forget.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  if (address !== '') return forgetAddress(address, turn, services);
  const { caller, t } = turn;
  const begun = await services.forgetPerson.forget(caller.person);
  if (!begun.ok) return show(forgetPage(begun.refusal, t));
  return show(
    noticeCard({ tone: 'good', title: t.say('forget.begun.title'), text: t.say('forget.begun.text') }, t),
  );
}

async function forgetAddress(
  typed: string,
  { caller, access, t }: Turn,
  { forgetPerson }: Services,
): Promise<Reply> {
  if (!suffices(access, 'agent')) return say(tooLittleAccessCard('agent', t));
  const parsed = parseEmailAddress(typed);
  if (!parsed.ok) return show(whomToForgetCard(t));
  const { text: address } = parsed.value;
  const begun = await forgetPerson.forgetAddress(address, namedPerson(caller));
  if (begun.ok) {
    const [title, text] = [
      t.say('forget.address.begun.title', { address }),
      t.say('forget.address.begun.text'),
    ];
    return show(noticeCard({ tone: 'good', title, text }, t));
  }
  if (begun.refusal.kind === 'no-rights') return say(tooLittleAccessCard('agent', t));
  return show(forgetAddressPage({ address, invitations: begun.refusal.invitations }, t));
}
