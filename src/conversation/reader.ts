import type { Translator, Translators } from '../i18n/translator.ts';
import type { Language } from '../names.ts';
import type { Person } from '../ports/people.ts';

type Reader = Pick<Person, 'language' | 'clientLocale' | 'timeZone' | 'chosenTimeZone'>;

/** Words, dates and numbers for a person: the person's own choice, else what the client said, else the default. */
export type SpeakTo = (person: Reader | undefined) => Translator;

export interface SpeakToDeps {
  readonly translators: Translators;
  /** For people whose client tells neither. */
  readonly defaultTimeZone: string;
  readonly defaultLanguage?: Language;
}

export function createSpeakTo({ translators, defaultTimeZone, defaultLanguage }: SpeakToDeps): SpeakTo {
  return (person) => {
    const zone = person?.chosenTimeZone ?? person?.timeZone ?? defaultTimeZone;
    return translators(languageOf(person, defaultLanguage), zone);
  };
}

function languageOf(person: Reader | undefined, fallback: Language = 'en'): Language {
  if (person?.language) return person.language;
  const spoken = person?.clientLocale?.toLowerCase().split('-')[0];
  return spoken === 'ru' || spoken === 'en' ? spoken : fallback;
}
