import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { Access } from '../domain/access.ts';
import type { Translator } from '../i18n/translator.ts';

/** For whoever has no role here at all. */
export function noRightsCard(t: Translator): CardModel {
  const [title, text] = [t.say('answer.noRights.title'), t.say('answer.noRights.text')];
  return noticeCard({ tone: 'warning', title, text }, t);
}

/** For whoever has a role that does not go so far: what is needed, and who can give it. */
export function tooLittleAccessCard(needed: Access, t: Translator): CardModel {
  const title = t.say('answer.noRights.title');
  const text = t.say(needed === 'agent' ? 'answer.agentsOnly.text' : 'answer.draftersOnly.text');
  return noticeCard({ tone: 'warning', title, text }, t);
}
