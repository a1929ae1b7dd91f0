import { createTranslator, type Translator } from '../i18n/translator.ts';
import type { Language } from '../names.ts';
import type { Person } from '../ports/people.ts';

type Reader = Pick<Person, 'language' | 'clientLocale' | 'timeZone' | 'chosenTimeZone'>;

/** For people whose client tells neither. */
export interface ReaderDefaults {
  readonly defaultTimeZone: string;
  readonly defaultLanguage?: Language;
}

/** Words, dates and numbers for a person: the person's own choice, else what the client said, else the default. */
export function translatorFor(person: Reader | undefined, defaults: ReaderDefaults): Translator {
  const zone = person?.chosenTimeZone ?? person?.timeZone ?? defaults.defaultTimeZone;
  return createTranslator(languageOf(person, defaults.defaultLanguage), zone);
}

function languageOf(person: Reader | undefined, fallback: Language = 'en'): Language {
  if (person?.language) return person.language;
  const spoken = person?.clientLocale?.toLowerCase().split('-')[0];
  return spoken === 'ru' || spoken === 'en' ? spoken : fallback;
}
