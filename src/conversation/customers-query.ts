import type { CustomerFilter } from '../domain/customer-filter.ts';
import { filterWords } from '../i18n/filter-words.ts';
import { languages } from '../names.ts';
import { plainWord } from './plain-word.ts';

/** No name is longer; a pasted page of text is not worth a search for each of its words. */
export const longestSearch = 200;

export interface CustomersQuery {
  readonly text: string;
  readonly filter: CustomerFilter;
}

interface Phrase {
  readonly filter: CustomerFilter;
  readonly words: readonly string[];
}

/** The longest first, so that a whole phrase counts before its beginning. */
const phrases: readonly Phrase[] = languages
  .flatMap((language) =>
    Object.entries(filterWords[language]).flatMap(([filter, texts]) =>
      texts.map((text) => ({ filter: filter as CustomerFilter, words: text.split(' ') })),
    ),
  )
  .sort((a, b) => b.words.length - a.words.length);

/** All of a text in quotes, and what stands in them. */
export const quoted = /^["'«“„](.*)["'»”“]$/u;

/** What was typed behind `customers`: a filter at the beginning or the end, and the rest is searched for. In quotes all is. */
export function readCustomersQuery(args: string): CustomersQuery {
  const text = args.trim().slice(0, longestSearch);
  const inQuotes = quoted.exec(text)?.[1];
  if (inQuotes !== undefined) return { text: inQuotes.trim(), filter: 'everyone' };
  const words = text.split(/\s+/u);
  const bare = words.map(plain);
  for (const { filter, words: phrase } of phrases) {
    const size = phrase.length;
    if (isSame(bare.slice(0, size), phrase)) return readRest(words.slice(size), filter);
    if (isSame(bare.slice(-size), phrase)) return readRest(words.slice(0, -size), filter);
  }
  return { text, filter: 'everyone' };
}

function readRest(words: readonly string[], filter: CustomerFilter): CustomersQuery {
  const text = words.join(' ');
  return { text: quoted.exec(text)?.[1]?.trim() ?? text, filter };
}

/** What stands in quotes is meant as it stands. */
function plain(word: string): string {
  return /["«»“”„]/u.test(word) ? '' : plainWord(word);
}

function isSame(words: readonly string[], phrase: readonly string[]): boolean {
  return words.length === phrase.length && words.every((word, at) => word === phrase[at]);
}
