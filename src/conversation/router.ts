import { editDistance } from '../domain/edit-distance.ts';
import { enCommands } from '../i18n/commands-en.ts';
import { ruCommands } from '../i18n/commands-ru.ts';
import { filterMeant } from '../i18n/invitation-filters.ts';
import { closingWords, fillerWords, greetingWords, leadingWords } from '../i18n/polite-words.ts';
import type { CommandWords } from '../i18n/words.ts';
import { type CommandName, commandNames, type Language, languages } from '../names.ts';
import { plainWord } from './plain-word.ts';

/** What a typed text asks for. */
export type Route =
  | { readonly kind: 'command'; readonly name: CommandName; readonly args: string }
  | { readonly kind: 'empty' }
  /** Not understood; the commands that it may have meant, nearest first. */
  | { readonly kind: 'unknown'; readonly near: readonly Meant[] };

/** A command that may have been meant, with what stands beside it. */
export interface Meant {
  readonly name: CommandName;
  readonly args: string;
}

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
  readonly start: number;
  /** Where the word ends in the text, so that arguments keep their spelling. */
  readonly end: number;
}

/** Plain words; a leading slash is forgiven. */
function tokens(text: string): readonly Token[] {
  return [...text.matchAll(/\S+/gu)].flatMap((match) => {
    const folded = plainWord(match[0]);
    const start = match.index;
    return folded === '' ? [] : [{ folded, start, end: start + match[0].length }];
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

const setOf = (words: Readonly<Record<Language, readonly string[]>>): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => words[language]));
const [fillers, closings, greetings, leading] = [fillerWords, closingWords, greetingWords, leadingWords].map(
  setOf,
) as [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>];
const mostMeant = 3;

/** Finds commands by their titles and aliases; both languages are always understood. */
export function createRouter(): Router {
  const known = phrases();
  return {
    route(text) {
      const words = tokens(text);
      if (words.length === 0) return { kind: 'empty' };
      for (const phrase of known) {
        const size = sizeOf(words, phrase.words);
        if (size === undefined) continue;
        const args = isSaidAround(words.slice(size), phrase.name) ? '' : behind(text, words, size);
        if (args !== '' && !takesArguments.has(phrase.name)) continue;
        return { kind: 'command', name: phrase.name, args: `${phrase.means} ${args}`.trim() };
      }
      const filtered = filteredInvitations(text, words, known);
      if (filtered) return filtered;
      if (
        words.every(({ folded }) => fillers.has(folded)) &&
        words.some(({ folded }) => greetings.has(folded))
      )
        return { kind: 'command', name: 'help', args: '' };
      const near = [...nearest(text, words, known), ...atTheEnd(text, words, known)];
      return { kind: 'unknown', near: near.slice(0, mostMeant) };
    },
  };
}

/** Of how many words the phrase is made where the text begins with it, with what people write around and between. */
function sizeOf(words: readonly Token[], phrase: readonly string[]): number | undefined {
  let at = 0;
  for (const wanted of phrase) {
    while (words[at]?.folded !== wanted && fillers.has(words[at]?.folded ?? '')) at += 1;
    if (words[at]?.folded !== wanted) return undefined;
    at += 1;
  }
  return at;
}

/** How many words there are without what is said at the end out of politeness. */
function lastOf(words: readonly Token[], atLeast: number): number {
  let last = words.length;
  while (last > atLeast && closings.has(words[last - 1]?.folded ?? '')) last -= 1;
  return last;
}

/** What stands behind so many words. */
function behind(text: string, words: readonly Token[], size: number): string {
  const last = lastOf(words, size);
  const begin = words[size - 1]?.end ?? 0;
  const rest =
    last === words.length
      ? text.slice(begin)
      : text.slice(begin, words[last - 1]?.end).replace(/[\s,;.!]+$/u, '');
  return withoutLead(rest.trim());
}

/** Without the word that leads over to a name, where a name follows. */
function withoutLead(text: string): string {
  const [first = '', second] = text.split(/\s+/u, 2);
  return second !== undefined && leading.has(first.toLowerCase()) ? text.slice(first.length).trim() : text;
}

/** `customers do I have`: what follows the command asks for nothing more. One such word may be meant, as a name or as `me`. */
function isSaidAround(rest: readonly Token[], name: CommandName): boolean {
  const atLeast = takesArguments.has(name) ? 2 : 1;
  return rest.length >= atLeast && rest.every(({ folded }) => fillers.has(folded));
}

/** What was typed, without what people write in front. */
export function withoutFillers(text: string): string {
  const first = tokens(text).find(({ folded }) => !fillers.has(folded));
  return text.slice(first?.start ?? 0).trim();
}

/** `my open invitations`: the words of the filter may stand in front. */
function filteredInvitations(
  text: string,
  words: readonly Token[],
  known: readonly Phrase[],
): Extract<Route, { kind: 'command' }> | undefined {
  const [meant] = atTheEnd(text, words, known);
  const isFilter =
    meant?.name === 'invitations' && meant.args.split(/\s+/u).every((word) => filterMeant(word));
  return isFilter ? { kind: 'command', ...meant } : undefined;
}

/** One slip is forgiven in a word of four letters or more, two in one of eight or more. */
function nearest(text: string, words: readonly Token[], known: readonly Phrase[]): readonly Meant[] {
  const found = new Map<CommandName, { readonly distance: number; readonly args: string }>();
  const from = Math.max(
    0,
    words.findIndex(({ folded }) => !fillers.has(folded)),
  );
  for (const { name, words: phrase, means } of known) {
    const wanted = phrase.join(' ');
    const got = words
      .slice(from, from + phrase.length)
      .map((word) => word.folded)
      .join(' ');
    const allowed = wanted.length >= 8 ? 2 : wanted.length >= 4 ? 1 : 0;
    // Far too long to be a slip, and long to compare.
    if (got.length > 2 * wanted.length + allowed) continue;
    // Half a word is one that was not typed to its end.
    const isBegun = words.length === from + 1 && got.length >= 3 && wanted.startsWith(got);
    const distance = isBegun ? 0 : editDistance(got, wanted);
    if (distance > allowed || distance >= (found.get(name)?.distance ?? distance + 1)) continue;
    const rest = behind(text, words, Math.min(words.length, from + phrase.length));
    found.set(name, { distance, args: argsOf({ name, means }, rest) });
  }
  return [...found]
    .sort(([, one], [, other]) => one.distance - other.distance)
    .map(([name, { args }]) => ({ name, args }));
}

/** The name first and the command behind it: `Sirius customer`. */
function atTheEnd(text: string, words: readonly Token[], known: readonly Phrase[]): readonly Meant[] {
  const last = lastOf(words, 0);
  const phrase = known.find((one) => {
    const begin = last - one.words.length;
    if (begin < 1 || !takesArguments.has(one.name)) return false;
    return one.words.every((word, index) => words[begin + index]?.folded === word);
  });
  if (!phrase) return [];
  const before = text.slice(0, words[last - phrase.words.length]?.start).trim();
  return [{ name: phrase.name, args: argsOf(phrase, before) }];
}

function argsOf({ name, means }: Pick<Phrase, 'name' | 'means'>, typed: string): string {
  return takesArguments.has(name) ? `${means} ${typed}`.trim() : '';
}
