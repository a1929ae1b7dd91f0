import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { Access } from '../domain/access.ts';
import type { Translator } from '../i18n/translator.ts';

/** For whoever has no role here at all. */
export const noRightsCard = (t: Translator): CardModel => noRightsFor(t.say('answer.noRights.text'), t);

/** For whoever has a role that does not go so far: what is needed, and who can give it. */
export const tooLittleAccessCard = (needed: Access, t: Translator): CardModel =>
  noRightsFor(t.say(needed === 'agent' ? 'answer.agentsOnly.text' : 'answer.draftersOnly.text'), t);

/** The same, in words for what was asked. */
export function noRightsFor(text: string, t: Translator): CardModel {
  return noticeCard({ tone: 'warning', title: t.say('answer.noRights.title'), text }, t);
}
