import { z } from 'zod';
import type { Translator } from '../i18n/translator.ts';
import type { Language } from '../names.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
import { choiceView, lines, lineView } from './view.ts';

export const settingsView = z.strictObject({
  title: z.string(),
  savedNotes: z.array(lineView),
  label: z.string(),
  choices: z.array(choiceView),
  value: z.string(),
  lead: z.string(),
  buttonSets: buttonSetsView,
});

export interface SettingsFacts {
  /** `auto` follows the client's language. */
  readonly language: Language | 'auto';
  /** Shown right after a choice was saved. */
  readonly saved?: boolean;
}

const choices = ['auto', 'en', 'ru'] as const;

export function settingsCard(settings: SettingsFacts, t: Translator): CardModel {
  const saved = settings.saved === true ? t.say('settings.saved') : undefined;
  const view: z.output<typeof settingsView> = {
    title: t.say('settings.title'),
    savedNotes: lines(saved),
    label: t.say('field.language.label'),
    choices: choices.map((value) => ({ value, title: t.say(`settings.language.${value}`) })),
    value: settings.language,
    lead: t.say('settings.lead'),
    buttonSets: buttonSets([
      { title: t.say('button.save'), verb: 'settings.save.v1', data: {}, primary: true },
    ]),
  };
  return { card: 'settings', view, summary: saved ?? t.say('settings.summary'), language: t.language };
}

export function settingsSamples(t: Translator): readonly CardSample[] {
  return [
    { name: 'asked', model: settingsCard({ language: 'auto' }, t) },
    { name: 'saved', model: settingsCard({ language: t.language, saved: true }, t) },
  ];
}
