import type { Customer } from './customer.ts';
import { isOneSlip } from './one-slip.ts';
import { looseWord, plainWords } from './spelling.ts';

/** One customer as searches see it. */
export interface Searchable {
  /** The words of name and domain in one spelling, each after a blank, the two apart by a line break. */
  readonly plain: string;
  readonly loose: string;
  /** How the domain ends, as many do: `.com`, `.onmicrosoft.com`. It finds nobody by itself. */
  readonly plainEnding: string;
  readonly looseEnding: string;
  /** The tenant id without its hyphens. */
  readonly id: string;
}

/** What was typed, in one spelling. */
export interface Spelled {
  readonly words: readonly string[];
  /** Each word after a blank: begins where a word begins. */
  readonly phrase: string;
  /** Without blanks, for what was typed in one word and is written in two, or the other way round. */
  readonly joined: string;
  /** The word before the first dot, if there is one: behind it endings of domains count too. */
  readonly stem?: string;
}

export interface Wanted {
  readonly plain: Spelled;
  readonly loose: Spelled;
  /** Present when it may be a part of a tenant id. */
  readonly idPiece?: string;
}

/**
 * How well a customer fits; the smaller, the better. Even numbers were found as spelled, odd ones as heard: exact,
 * beginning of the name, beginning of a word, anywhere, all words apart, with a slip.
 */
export type Fit = number;
export const fits = { exact: 0, begins: 2, wordBegins: 4, anywhere: 6, apart: 8, slip: 10 } as const;
/** From here on it was found only because a slip was forgiven. */
export const firstSlip: Fit = fits.slip;
/** Up to here the whole name, domain or tenant id was typed. */
export const lastExact: Fit = fits.exact + 1;
export const fitCount = fits.slip + 2;

const phraseOf = (words: readonly string[]) => words.map((word) => ` ${word}`).join('');

const commonEnding = /(?:\.onmicrosoft)?\.[^.]*$/i;

export function toSearchable({ id, name, domain }: Customer): Searchable {
  const ending = commonEnding.exec(domain)?.[0] ?? '';
  const parts = [plainWords(name), plainWords(domain.slice(0, domain.length - ending.length))];
  const endingWords = plainWords(ending);
  return {
    plain: parts.map(phraseOf).join('\n'),
    loose: parts.map((words) => phraseOf(words.map(looseWord))).join('\n'),
    plainEnding: phraseOf(endingWords),
    looseEnding: phraseOf(endingWords.map(looseWord)),
    id: id.replaceAll('-', ''),
  };
}

export function toWanted(query: string): Wanted {
  const words = plainWords(query);
  const [before = '', ...behind] = query.split('.');
  const stem = behind.length === 0 ? undefined : plainWords(before).at(-1);
  const plain = spelled(words, stem);
  return {
    plain,
    loose: spelled(words.map(looseWord), stem === undefined ? undefined : looseWord(stem)),
    ...(isPieceOfId(plain.joined) ? { idPiece: plain.joined } : {}),
  };
}

function spelled(words: readonly string[], stem: string | undefined): Spelled {
  const ways = { words, phrase: phraseOf(words), joined: words.join('') };
  return stem === undefined ? ways : { ...ways, stem };
}

/** `cafe` and `ada` are words; `5f1c` is a piece of an id, and eight letters from a to f are no word any more. */
function isPieceOfId(joined: string): boolean {
  if (!/^[0-9a-f]{4,32}$/.test(joined)) return false;
  return /\d/.test(joined) || joined.length >= 8;
}

export function fitOf(customer: Searchable, wanted: Wanted): Fit | undefined {
  const plain = textFor(wanted.plain, customer.plain, customer.plainEnding);
  const spelled = firmFit(plain, wanted.plain) ?? idFit(customer.id, wanted.idPiece);
  if (spelled !== undefined) return spelled;
  const loose = textFor(wanted.loose, customer.loose, customer.looseEnding);
  const heard = isTooShortToHear(wanted.loose)
    ? beginningFit(loose, wanted.loose)
    : firmFit(loose, wanted.loose);
  if (heard !== undefined) return heard + 1;
  if (hasSlips(plain, wanted.plain.words)) return fits.slip;
  return hasSlips(loose, wanted.loose.words) ? fits.slip + 1 : undefined;
}

/** Two letters are heard somewhere in nearly every name. */
export const isTooShortToHear = ({ joined }: Spelled) => joined.length < 3;

/** The ending belongs to it when what was typed before the dot is there. */
function textFor({ stem }: Spelled, text: string, ending: string): string {
  if (stem === undefined) return text;
  const isInside = !isShort(stem) && text.replaceAll(' ', '').includes(stem);
  return isInside || holds(text, stem) || hasSlips(text, [stem]) ? text + ending : text;
}

function idFit(id: string, piece: string | undefined): Fit | undefined {
  if (piece === undefined) return undefined;
  if (id === piece) return fits.exact;
  if (id.startsWith(piece)) return fits.begins;
  return id.includes(piece) ? fits.anywhere : undefined;
}

function beginningFit(text: string, { phrase, stem }: Spelled): Fit | undefined {
  if (phrase === '' || !text.includes(phrase)) return undefined;
  const isDomain = text.endsWith(`\n${phrase}`);
  if (text.startsWith(`${phrase}\n`) || (isDomain && stem !== undefined)) return fits.exact;
  return isDomain || text.startsWith(phrase) ? fits.begins : fits.wordBegins;
}

function firmFit(text: string, spelled: Spelled): Fit | undefined {
  const begins = beginningFit(text, spelled);
  if (begins !== undefined) return begins;
  const { words, joined } = spelled;
  if (joined === '' || isLoneLetter(joined)) return undefined;
  if (text.includes(joined) || text.replaceAll(' ', '').includes(joined)) return fits.anywhere;
  return words.length > 1 && words.every((word) => holds(text, word)) ? fits.apart : undefined;
}

const isOfAnAlphabet = (text: string) => text < '\u2e80';
/** A single letter is looked for where words begin; an ideograph is a word. */
export const isLoneLetter = (text: string) => text.length === 1 && isOfAnAlphabet(text);
/** One or two letters of several words are taken for the beginning of one. */
export const isShort = (word: string) => word.length < 3 && isOfAnAlphabet(word);

function holds(text: string, word: string): boolean {
  return text.includes(isShort(word) ? ` ${word}` : word);
}

function hasSlips(text: string, words: readonly string[]): boolean {
  if (!words.some(isForgiven)) return false;
  const known = text.split(/[ \n]+/);
  return words.every(
    (word) => holds(text, word) || (isForgiven(word) && known.some((one) => isNear(word, one))),
  );
}

const shortestForgiven = 4;
const shortestUnfinished = 6;

/** Short words are other words with one other letter, and so are numbers. */
export const isForgiven = (word: string) => word.length >= shortestForgiven && !/\d/.test(word);

/** How much of a word's beginning must be right when its end is not typed yet. */
export const halfOf = (word: string) => word.length >> 1;

/** One slip in the whole word, or in the second half of what was typed of a longer word. */
export function isNear(typed: string, word: string): boolean {
  if (isOneSlip(typed, word)) return true;
  if (typed.length < shortestUnfinished || word.length <= typed.length) return false;
  if (!word.startsWith(typed.slice(0, halfOf(typed)))) return false;
  return [-1, 0, 1].some((more) => isOneSlip(typed, word.slice(0, typed.length + more)));
}
