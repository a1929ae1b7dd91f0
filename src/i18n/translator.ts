import { IntlMessageFormat } from 'intl-messageformat';
import type { Instant } from '../domain/ids.ts';
import type { CommandName, Language } from '../names.ts';
import { enCommands } from './commands-en.ts';
import { ruCommands } from './commands-ru.ts';
import { enWords } from './en.ts';
import { ruWords } from './ru.ts';
import type { Catalogue, CommandCatalogue, CommandWords, WordArguments, WordKey } from './words.ts';

export interface Translator {
  readonly language: Language;
  readonly timeZone: string;
  say<K extends WordKey>(key: K, ...parameters: WordArguments<K>): string;
  command(name: CommandName): CommandWords;
  /** A day: "8 Oct 2026". */
  date(at: Instant): string;
  /** A time of day, 24 hours: "10:42". */
  time(at: Instant): string;
  dateTime(at: Instant): string;
  number(value: number): string;
  /** The same reader's zone in a language of someone else: for words that are meant for them. */
  in(language: Language): Translator;
}

/** Words, dates and numbers for readers of a language and a time zone; an unknown zone falls back to UTC. */
export type Translators = (language: Language, timeZone?: string) => Translator;

const catalogues: Readonly<Record<Language, Catalogue>> = { en: enWords, ru: ruWords };
const commandCatalogues: Readonly<Record<Language, CommandCatalogue>> = { en: enCommands, ru: ruCommands };
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU' };
/** More zones than people live in at once; each is some kilobytes. */
const keptAtMost = 200;

/** The zone if this machine knows it; a client may send any text. */
function knownZone(timeZone: string | undefined): string {
  if (timeZone === undefined || timeZone === '') return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** As each language writes them shortest without a doubt; both fit into the narrow column of a card. */
const dayForms = {
  en: { day: 'numeric', month: 'short', year: 'numeric' },
  ru: { day: '2-digit', month: '2-digit', year: 'numeric' },
} as const satisfies Record<Language, Intl.DateTimeFormatOptions>;

/** Making a format takes longer than a whole turn: each is made once, and kept for all who read alike. */
export function createTranslators(): Translators {
  const languages = new Map<Language, ReturnType<typeof createWords>>();
  const kept = new Map<string, Translator>();
  const translators: Translators = (language, timeZone) => {
    const key = `${language} ${timeZone ?? ''}`;
    const known = kept.get(key);
    if (known) return known;
    const words = languages.get(language) ?? createWords(language);
    languages.set(language, words);
    const made: Translator = {
      ...words,
      ...createTimes(language, knownZone(timeZone)),
      in: (other) => translators(other, timeZone),
    };
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(key, made);
    return made;
  };
  return translators;
}

/** For where one alone is needed. */
export function createTranslator(language: Language, timeZone?: string): Translator {
  return createTranslators()(language, timeZone);
}

function createWords(language: Language): Pick<Translator, 'language' | 'say' | 'command' | 'number'> {
  const locale = locales[language];
  const messages = new Map<WordKey, IntlMessageFormat>();
  const plain = new Map<WordKey, string>();
  const numbers = new Intl.NumberFormat(locale);

  function message(key: WordKey): IntlMessageFormat {
    const known = messages.get(key);
    if (known) return known;
    const made = new IntlMessageFormat(catalogues[language][key], locale, undefined, { ignoreTag: true });
    messages.set(key, made);
    return made;
  }

  /** Most sentences need nothing but themselves, and stay as they are. */
  function plainSentence(key: WordKey): string {
    const known = plain.get(key);
    if (known !== undefined) return known;
    const made = String(message(key).format());
    plain.set(key, made);
    return made;
  }

  return {
    language,
    say: (key, ...[parameters]) =>
      parameters ? String(message(key).format(parameters)) : plainSentence(key),
    command: (name) => commandCatalogues[language][name],
    number: (value) => numbers.format(value),
  };
}

function createTimes(
  language: Language,
  timeZone: string,
): Pick<Translator, 'timeZone' | 'date' | 'time' | 'dateTime'> {
  const locale = locales[language];
  const days = dayForms[language];
  const day = new Intl.DateTimeFormat(locale, { timeZone, ...days });
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const both = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...days,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    timeZone,
    date: (at) => day.format(new Date(at)),
    time: (at) => clock.format(new Date(at)),
    dateTime: (at) => both.format(new Date(at)),
  };
}
