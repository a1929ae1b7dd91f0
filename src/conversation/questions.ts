/**
 * Questions in plain talk about what became of an invitation, `did Anna accept?`, and wishes that its card has buttons
 * for, `withdraw the invitation to Sirius`.
 */
import { closingWords, fillerWords, greetingWords, leadingWords } from '../i18n/polite-words.ts';
import { askingWords, besideWords, topicBeginnings } from '../i18n/question-words.ts';
import { type Language, languages } from '../names.ts';
import { longestSearch } from './customers-query.ts';
import { plainWord } from './plain-word.ts';

/** It is only read: whatever it leads to is shown, and nothing is done. */
export interface Question {
  /** Whom it may be about, as it was typed: each run of words that only names. */
  readonly names: readonly string[];
}

const all = (words: Readonly<Record<Language, readonly string[]>>) =>
  languages.flatMap((language) => words[language]);

const asking: ReadonlySet<string> = new Set(all(askingWords));
const beside: ReadonlySet<string> = new Set(
  [askingWords, besideWords, fillerWords, greetingWords, leadingWords, closingWords].flatMap(all),
);
const topics = all(topicBeginnings);

/** A pasted mail is no question. */
const mostWords = 14;
const mostNames = 3;

interface Part {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** What stands in quotes names, whatever it is. */
  readonly quoted: boolean;
}

function partsOf(text: string): readonly Part[] {
  return [...text.matchAll(/["«“„][^"«»“”„]+["»”“]|\S+/gu)].map(({ 0: found, index: start }) => ({
    start,
    end: start + found.length,
    word: plainWord(found),
    quoted: /^["«“„].*["»”“]$/u.test(found),
  }));
}

const isTopic = ({ word, quoted }: Part) => !quoted && topics.some((one) => word.startsWith(one));
const isName = (part: Part) => part.word !== '' && (part.quoted || !(beside.has(part.word) || isTopic(part)));

/**
 * Absent where the text asks nothing, or nothing about an invitation. `typed`: the letters that were typed where `text`
 * is what the same keys say in the other layout; a name may stand in the right one.
 */
export function readQuestion(text: string, typed = text): Question | undefined {
  const read = text.trim();
  if (read.length > longestSearch || read.includes('\n')) return undefined;
  const parts = partsOf(read);
  const asks = read.endsWith('?') || parts.some(({ word, quoted }) => !quoted && asking.has(word));
  if (!asks || parts.length > mostWords || !parts.some(isTopic)) return undefined;
  const names = namesIn(read, parts);
  if (names.length > mostNames) return undefined;
  const asTyped = namesIn(typed.trim(), parts).filter((name) => !names.includes(name.toLowerCase()));
  return { names: typed === text ? names : [...names, ...asTyped] };
}

function namesIn(text: string, parts: readonly Part[]): readonly string[] {
  const names: string[] = [];
  let run: { readonly start: number; readonly end: number } | undefined;
  const close = () => {
    if (run) names.push(bare(text.slice(run.start, run.end)));
    run = undefined;
  };
  for (const part of parts) {
    if (isName(part)) run = { start: run?.start ?? part.start, end: part.end };
    // A sign between two words of a name, as in `Smith & Sons`, parts nothing.
    else if (part.word !== '') close();
  }
  close();
  return names;
}

const withoutSigns = (text: string) => text.replace(/^[\s?!.,;:]+|[\s?!.,;:]+$/gu, '');

/** Without the signs around it, and without the `’s` of whose it is. */
function bare(name: string): string {
  const typed = withoutSigns(withoutSigns(name).replace(/['’]s$/iu, ''));
  return /^["«“„]([^"«»“”„]+)["»”“]$/u.exec(typed)?.[1] ?? typed;
}
