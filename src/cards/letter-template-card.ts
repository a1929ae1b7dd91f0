import { z } from 'zod';
import { type LetterTemplate, placeholdersOf, type TemplateKey, written } from '../domain/letter-template.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';

export const letterTemplateView = z.strictObject({
  title: z.string(),
  which: z.string(),
  problems: z.array(lineView),
  subjectLabel: z.string(),
  subject: z.string(),
  subjectMissing: z.string(),
  textLabel: z.string(),
  text: z.string(),
  textMissing: z.string(),
  lead: z.string(),
  placeholders: z.array(z.strictObject({ name: z.string(), means: z.string() })),
  buttonSets: buttonSetsView,
});

export interface LetterTemplateFacts {
  /** As it is kept, or as the person left it. */
  readonly present: TemplateKey & { readonly revision: number; readonly template: LetterTemplate };
  readonly problem?: string;
}

/** One default letter, open for changes. */
export function letterTemplateCard({ present, problem }: LetterTemplateFacts, t: Translator): CardModel {
  const { language, relationship, revision, template } = present;
  const data = { letterLanguage: language, letterRelationship: relationship, revision };
  const view: z.output<typeof letterTemplateView> = {
    title: t.say('letters.edit.title'),
    which: t.say('letters.edit.which', {
      language: t.say(`letters.language.${language}`),
      relationship: t.say(`letters.relationship.${relationship}`),
    }),
    problems: lines(problem === undefined ? undefined : plainText(problem, 400)),
    subjectLabel: t.say('field.subject.label'),
    // A subject that is far too long comes back cut: it has to be shortened all the same.
    subject: template.subject.toWellFormed().slice(0, 600),
    subjectMissing: t.say('field.subject.missing'),
    textLabel: t.say('field.text.label'),
    text: template.text.toWellFormed(),
    textMissing: t.say('field.text.missing'),
    lead: t.say('letters.edit.lead'),
    placeholders: placeholdersOf(relationship).map((name) => ({
      name: written(name),
      means: ` ${t.say(`letters.placeholder.${name}`)}`,
    })),
    buttonSets: buttonSets([
      { title: t.say('button.save'), verb: 'letters.save.v1', data, primary: true },
      { title: t.say('button.useDefaultText'), verb: 'letters.reset.v1', data },
      { title: t.say('button.back'), verb: 'letters.choose.v1', data: {} },
    ]),
  };
  return { card: 'letter-template', view, summary: t.say('letters.edit.title'), language: t.language };
}
