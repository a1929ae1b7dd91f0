import type { InvitationState } from '../domain/invitation.ts';
import { type Language, languages } from '../names.ts';

/** What the words after `invitations` may ask for, before a text to search for. */
export type FilterWord = 'mine' | 'everyone' | 'open' | InvitationState;

/** Each word by which people name it; compared without case, and `ё` is `е`. Both languages are always understood. */
export const filterWords: Readonly<Record<Language, Readonly<Record<FilterWord, readonly string[]>>>> = {
  en: {
    mine: ['mine', 'my', 'own'],
    everyone: ['everyone', 'everyones', 'everyone’s', "everyone's", 'everybody', 'all', 'ours'],
    open: ['open', 'pending'],
    draft: ['draft', 'drafts'],
    'waiting-approval': ['waiting', 'waiting-approval', 'approval', 'unapproved'],
    sending: ['sending'],
    'handed-over': ['handed-over', 'taken', 'by-hand'],
    sent: ['sent'],
    'half-accepted': ['half', 'half-accepted'],
    accepted: ['accepted'],
    withdrawn: ['withdrawn', 'recalled'],
    bounced: ['bounced', 'undelivered', 'back'],
    answered: ['answered', 'replied', 'replies'],
    failed: ['failed', 'unsent'],
    discarded: ['discarded', 'deleted'],
  },
  ru: {
    mine: ['мои', 'мое', 'свои', 'моих'],
    everyone: ['все', 'всех', 'общие', 'наши'],
    open: ['открытые', 'открыто', 'ожидают', 'ждут'],
    draft: ['черновик', 'черновики'],
    'waiting-approval': ['согласование', 'согласования', 'согласовании', 'несогласованные', 'неутвержденные'],
    sending: ['отправляются', 'отправляется'],
    'handed-over': ['вручную', 'переданные', 'передано'],
    sent: ['отправленные', 'отправлено', 'отправлены'],
    'half-accepted': ['наполовину', 'половина'],
    accepted: ['принятые', 'принято', 'приняты'],
    withdrawn: ['отозванные', 'отозвано', 'отозваны'],
    bounced: ['вернувшиеся', 'вернулось', 'вернулись', 'недоставленные'],
    answered: ['отвеченные', 'ответ', 'ответы', 'ответили'],
    failed: ['неотправленные', 'неотправлено'],
    discarded: ['удаленные', 'удалено', 'удалены'],
  },
};

const meanings: ReadonlyMap<string, FilterWord> = new Map(
  languages.flatMap((language) =>
    (Object.entries(filterWords[language]) as [FilterWord, readonly string[]][]).flatMap(([meaning, words]) =>
      words.map((word) => [word, meaning] as const),
    ),
  ),
);

/** What a typed word asks for, if it is one of these. */
export function filterMeant(word: string): FilterWord | undefined {
  return meanings.get(word.toLowerCase().replaceAll('ё', 'е'));
}
