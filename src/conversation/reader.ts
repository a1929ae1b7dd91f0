import type { Language } from '../names.ts';
import type { Person } from '../ports/people.ts';

/** The person's choice, else the client's language, else English. */
export function languageOf(person: Pick<Person, 'language' | 'clientLocale'> | undefined): Language {
  if (person?.language) return person.language;
  return person?.clientLocale?.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}
