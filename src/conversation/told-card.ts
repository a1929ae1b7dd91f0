import type { CardModel } from '../cards/card-model.ts';
import { type NoticeFacts, noticeCard } from '../cards/notice-card.ts';
import type { Translator } from '../i18n/translator.ts';

/** What is said when it may be the second time. */
export const repeatText = (isRepeat: boolean, t: Translator): readonly string[] =>
  isRepeat ? [t.say('accepted.repeat')] : [];

export type ToldCard = (facts: Omit<NoticeFacts, 'text'>, ...said: readonly string[]) => CardModel;

/** A notice as a card, one paragraph for each thing that is said. */
export function createToldCard(isRepeat: boolean, t: Translator): ToldCard {
  const repeat = repeatText(isRepeat, t);
  return (facts, ...said) => noticeCard({ ...facts, text: [...said, ...repeat].join('\n') }, t);
}
