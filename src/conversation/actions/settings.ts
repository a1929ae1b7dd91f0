import type { ActionData } from '../../cards/action-data.ts';
import { canonicalTimeZone } from '../../domain/time-zones.ts';
import { type Language, languages } from '../../names.ts';
import type { Person } from '../../ports/people.ts';
import type { Services } from '../services.ts';
import { settingsPage } from '../settings-page.ts';
import { namedPerson, type Reply, show, type Turn } from '../turn.ts';

/** Saves what was chosen, and answers by it at once. */
export async function saveSettings(
  data: ActionData<'settings.save.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller } = turn;
  const person = await services.people.change(caller.person, (before) =>
    withTimeZone(withLanguage(before ?? namedPerson(caller), data.language), data.timeZone),
  );
  return show(settingsPage(person, turn, { t: turn.speakTo(person), saved: true }));
}

/** What is no language of ours follows the client. */
function withLanguage(person: Person, chosen: string): Person {
  const { language: _, ...rest } = person;
  const language = languages.find((one): one is Language => one === chosen);
  return language ? { ...rest, language } : rest;
}

/** `auto` follows the client; what is no zone, or is not asked on the card, changes nothing. */
function withTimeZone(person: Person, chosen: string): Person {
  const { chosenTimeZone: _, ...rest } = person;
  if (chosen === 'auto') return rest;
  return canonicalTimeZone(chosen) === undefined ? person : { ...rest, chosenTimeZone: chosen };
}
