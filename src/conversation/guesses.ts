/** What may have been meant by a text that is no command: never done, only offered. */
import { parseEmailAddress } from '../domain/email-address.ts';
import { enWords } from '../i18n/en.ts';
import { inOtherLayout } from '../i18n/keyboard.ts';
import { filterMeant } from '../i18n/invitation-filters.ts';
import { answerWords, signInWords, thanksSigns, thanksWords } from '../i18n/polite-words.ts';
import { ruWords } from '../i18n/ru.ts';
import { type CommandName, languages } from '../names.ts';
import { longestSearch } from './customers-query.ts';
import { plainWord } from './plain-word.ts';
import { type Meant, type Router, withoutFillers } from './router.ts';
import type { Services } from './services.ts';

const plain = (text: string): string => text.split(/\s+/u).map(plainWord).filter(Boolean).join(' ');

const thanks: ReadonlySet<string> = new Set(languages.flatMap((language) => thanksWords[language]));
const signIns: ReadonlySet<string> = new Set(languages.flatMap((language) => signInWords[language]));

/** What stands on buttons, and what people write in place of pressing one. */
const pressed: ReadonlySet<string> = new Set([
  ...languages.flatMap((language) => answerWords[language]),
  ...[enWords, ruWords].flatMap((words) =>
    Object.entries(words).flatMap(([key, text]) => (key.startsWith('button.') ? [plain(text)] : [])),
  ),
]);

export const isThanks = (text: string): boolean => thanks.has(plain(text)) || thanksSigns.has(text.trim());

export const isSignIn = (text: string): boolean => signIns.has(plain(text));

/** A word that would be a button's, where a card waits for it. */
export const isPress = (text: string): boolean => pressed.has(plain(text));

interface Known {
  readonly router: Router;
  readonly index: Services['index'];
}

/** A command in the wrong keyboard layout, an address, or a customer's name: what is mostly wanted of it. */
export function guess(text: string, { router, index }: Known): readonly Meant[] {
  const args = text.trim();
  if (args.length > longestSearch || args.includes('\n')) return [];
  const otherwise = router.route(inOtherLayout(args));
  if (otherwise.kind === 'command') return [{ name: otherwise.name, args: argsIn(args, otherwise.args) }];
  const of = (...names: readonly CommandName[]) => names.map((name) => ({ name, args }));
  if (parseEmailAddress(args).ok) return of('invite', 'invitations', 'history');
  if (args.split(/\s+/u).every((word) => filterMeant(word))) return of('invitations');
  const wanted = withoutFillers(args);
  const { matched } = index.search({ text: wanted, from: 0, size: 1 });
  if (matched === 0) return [];
  return of(matched === 1 ? 'customer' : 'customers', 'invitations', 'history').map(({ name }) => ({
    name,
    args: wanted,
  }));
}

/** Behind a command in the wrong layout an address stands in the right one: it has no other. */
function argsIn(typed: string, read: string): string {
  const asTyped = typed.slice(typed.length - read.length);
  return read !== '' && parseEmailAddress(asTyped).ok ? asTyped : read;
}
