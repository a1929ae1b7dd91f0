import type { ActionData } from '../../cards/action-data.ts';
import { settingsCard } from '../../cards/settings-card.ts';
import { createTranslator } from '../../i18n/translator.ts';
import { type Language, languages } from '../../names.ts';
import { languageOf } from '../reader.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';

/** Saves the language, and answers in it at once. */
export async function saveSettings(
  data: ActionData<'settings.save.v1'>,
  { caller, t }: Turn,
  services: Services,
): Promise<Reply> {
  const chosen = languages.find((one): one is Language => one === data.language);
  const person = await services.people.change(caller.person, (before) => {
    const { language: _, ...rest } = before ?? { id: caller.person, name: caller.name };
    return chosen ? { ...rest, language: chosen } : rest;
  });
  const answering = createTranslator(languageOf(person), t.timeZone);
  return show(settingsCard({ language: chosen ?? 'auto', saved: true }, answering));
}
