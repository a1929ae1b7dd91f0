import { type Language, languages } from '../names.ts';

/** What a word after `history` may ask for; anything else names a customer. */
export type HistoryWord = 'me' | 'all' | 'house' | 'verify' | 'export' | 'csv' | 'jsonl';

/** Compared without case, and `ё` is `е`. Both languages are always understood. */
const historyWords: Readonly<Record<Language, Readonly<Record<HistoryWord, readonly string[]>>>> = {
  en: {
    me: ['me', 'my', 'mine'],
    all: ['all', 'everyone', 'everything', 'everybody'],
    house: ['house', 'us', 'settings'],
    verify: ['verify', 'check', 'prove'],
    export: ['export', 'download', 'save'],
    csv: ['csv', 'excel'],
    jsonl: ['jsonl', 'json'],
  },
  ru: {
    me: ['я', 'мой', 'мои', 'меня'],
    all: ['все', 'всех', 'всего', 'весь'],
    house: ['мы', 'наш', 'настройки'],
    verify: ['проверить', 'проверка', 'проверь'],
    export: ['выгрузить', 'выгрузка', 'скачать', 'экспорт'],
    csv: ['эксель'],
    jsonl: ['джсон'],
  },
};

const meanings: ReadonlyMap<string, HistoryWord> = new Map(
  languages.flatMap((language) =>
    (Object.entries(historyWords[language]) as [HistoryWord, readonly string[]][]).flatMap(
      ([meaning, words]) => words.map((word) => [word, meaning] as const),
    ),
  ),
);

/** What a typed word asks for, if it is one of these. */
export function historyWordMeant(word: string): HistoryWord | undefined {
  return meanings.get(word.toLowerCase().replaceAll('ё', 'е'));
}
