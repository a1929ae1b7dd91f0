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
}

const catalogues: Readonly<Record<Language, Catalogue>> = { en: enWords, ru: ruWords };
const commandCatalogues: Readonly<Record<Language, CommandCatalogue>> = { en: enCommands, ru: ruCommands };
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU' };

/** The zone if this machine knows it; a client may send any text. */
function knownZone(timeZone: string | undefined): string {
  if (timeZone === undefined || timeZone === '') return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** Russian dates without the word for "year": shorter, and as clear. */
const short = (text: string) => text.replace(/\s*г\.(?=,|$)/u, '');

/** Words, dates and numbers for one reader. An unknown time zone falls back to UTC. */
export function createTranslator(language: Language, timeZone?: string): Translator {
  const zone = knownZone(timeZone);
  const locale = locales[language];
  const messages = new Map<WordKey, IntlMessageFormat>();
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'medium' });
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const both = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const numbers = new Intl.NumberFormat(locale);

  function message(key: WordKey): IntlMessageFormat {
    const known = messages.get(key);
    if (known) return known;
    const made = new IntlMessageFormat(catalogues[language][key], locale, undefined, { ignoreTag: true });
    messages.set(key, made);
    return made;
  }

  return {
    language,
    timeZone: zone,
    say: (key, ...parameters) =>
      String(message(key).format(parameters[0] as Record<string, string | number>)),
    command: (name) => commandCatalogues[language][name],
    date: (at) => short(day.format(new Date(at))),
    time: (at) => clock.format(new Date(at)),
    dateTime: (at) => short(both.format(new Date(at))),
    number: (value) => numbers.format(value),
  };
}
