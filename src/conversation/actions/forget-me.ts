import type { ActionData } from '../../cards/action-data.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { forgetPage } from '../forget-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';

/** Whoever presses is meant, whosever card it was. */
export async function forgetMe(
  _data: ActionData<'person.forget.v1'>,
  { caller, t }: Turn,
  { forgetPerson }: Services,
): Promise<Reply> {
  const begun = await forgetPerson.forget(caller.person);
  if (!begun.ok) return show(forgetPage(begun.refusal, t));
  return show(
    noticeCard({ tone: 'good', title: t.say('forget.begun.title'), text: t.say('forget.begun.text') }, t),
  );
}
