import { enCommands } from '../i18n/commands-en.ts';
import { ruCommands } from '../i18n/commands-ru.ts';
import type { CommandWords } from '../i18n/words.ts';
import { type CommandName, commandNames, type Language, languages } from '../names.ts';
import { editDistance } from './edit-distance.ts';
import { plainWord } from './plain-word.ts';

/** What a typed text asks for. */
export type Route =
  | { readonly kind: 'command'; readonly name: CommandName; readonly args: string }
  | { readonly kind: 'empty' }
  /** Not understood; the commands that it may have meant, nearest first. */
  | { readonly kind: 'unknown'; readonly near: readonly CommandName[] };

export interface Router {
  route(text: string): Route;
}

interface Phrase {
  readonly name: CommandName;
  readonly words: readonly string[];
  /** Arguments that the phrase itself stands for: `my invitations` is `invitations mine`. */
  readonly means: string;
}

const catalogues = { en: enCommands, ru: ruCommands } as const satisfies Record<Language, unknown>;

/** Every way to say a command, in both languages, longest first. */
function phrases(): readonly Phrase[] {
  const all = languages.flatMap((language) =>
    commandNames.flatMap((name) => {
      const { title, aliases, means = {} }: CommandWords = catalogues[language][name];
      return [title, ...aliases].map(
        (text): Phrase => ({
          name,
          words: tokens(text).map((token) => token.folded),
          means: means[text] ?? '',
        }),
      );
    }),
  );
  return all.sort((a, b) => b.words.length - a.words.length);
}

interface Token {
  readonly folded: string;
  /** Where the word ends in the text, so that arguments keep their spelling. */
  readonly end: number;
}

/** Plain words; a leading slash is forgiven. */
function tokens(text: string): readonly Token[] {
  return [...text.matchAll(/\S+/gu)].flatMap((match) => {
    const folded = plainWord(match[0]);
    return folded === '' ? [] : [{ folded, end: match.index + match[0].length }];
  });
}

const takesArguments: ReadonlySet<CommandName> = new Set([
  'customers',
  'customer',
  'invite',
  'invitations',
  'why',
  'remove',
  'setup',
  'history',
  'forget-me',
]);

/** Finds commands by their titles and aliases; both languages are always understood. */
export function createRouter(): Router {
  const known = phrases();
  return {
    route(text) {
      const words = tokens(text);
      if (words.length === 0) return { kind: 'empty' };
      for (const phrase of known) {
        if (!startsWith(words, phrase.words)) continue;
        const args = text.slice(words[phrase.words.length - 1]?.end ?? 0).trim();
        if (args !== '' && !takesArguments.has(phrase.name)) continue;
        return { kind: 'command', name: phrase.name, args: `${phrase.means} ${args}`.trim() };
      }
      return { kind: 'unknown', near: nearest(words, known) };
    },
  };
}

function startsWith(words: readonly Token[], phrase: readonly string[]): boolean {
  return phrase.length <= words.length && phrase.every((word, index) => words[index]?.folded === word);
}

/** One slip is forgiven in a word of four letters or more, two in one of eight or more. */
function nearest(words: readonly Token[], known: readonly Phrase[]): readonly CommandName[] {
  const found = new Map<CommandName, number>();
  for (const phrase of known) {
    const wanted = phrase.words.join(' ');
    const got = words
      .slice(0, phrase.words.length)
      .map((word) => word.folded)
      .join(' ');
    const allowed = wanted.length >= 8 ? 2 : wanted.length >= 4 ? 1 : 0;
    // Far too long to be a slip, and long to compare.
    if (got.length > 2 * wanted.length + allowed) continue;
    const distance = editDistance(got, wanted);
    if (distance <= allowed) found.set(phrase.name, Math.min(distance, found.get(phrase.name) ?? distance));
  }
  return [...found]
    .sort((a, b) => a[1] - b[1])
    .map(([name]) => name)
    .slice(0, 3);
}
