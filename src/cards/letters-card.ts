import { z } from 'zod';
import { type TemplateKey, templateRelationships } from '../domain/letter-template.ts';
import type { Translator } from '../i18n/translator.ts';
import { languages } from '../names.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { choiceView, lines, lineView } from './view.ts';

const choiceField = z.strictObject({ label: z.string(), choices: z.array(choiceView), value: z.string() });

export const lettersView = z.strictObject({
  title: z.string(),
  savedNotes: z.array(lineView),
  lead: z.string(),
  languageField: choiceField,
  relationshipField: choiceField,
  buttonSets: buttonSetsView,
});

export interface LettersFacts {
  /** The letter that was last looked at. */
  readonly chosen?: TemplateKey;
  readonly note?: string;
}

/** Which of the default letters is to be changed. */
export function lettersCard({ chosen, note }: LettersFacts, t: Translator): CardModel {
  const view: z.output<typeof lettersView> = {
    title: t.say('letters.title'),
    savedNotes: lines(note === undefined ? undefined : plainText(note, 400)),
    lead: t.say('letters.lead'),
    languageField: {
      label: t.say('letters.language.label'),
      choices: languages.map((value) => ({ value, title: t.say(`letters.language.${value}`) })),
      value: chosen?.language ?? t.language,
    },
    relationshipField: {
      label: t.say('field.relationship.label'),
      choices: templateRelationships.map((value) => ({
        value,
        title: t.say(`letters.relationship.${value}`),
      })),
      value: chosen?.relationship ?? 'alone',
    },
    buttonSets: buttonSets([
      { title: t.say('button.edit'), verb: 'letters.edit.v1', data: {}, primary: true },
    ]),
  };
  return { card: 'letters', view, summary: t.say('letters.title'), language: t.language };
}
