import type { ChangeLetterRefusal } from '../../application/change-letters.ts';
import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { letterTemplateCard } from '../../cards/letter-template-card.ts';
import { lettersCard } from '../../cards/letters-card.ts';
import {
  type LetterTemplate,
  type TemplateKey,
  type TemplateRefusal,
  templateLimits,
  templateRelationships,
  written,
} from '../../domain/letter-template.ts';
import type { Translator } from '../../i18n/translator.ts';
import { languages } from '../../names.ts';
import { noRightsFor } from '../access-cards.ts';
import type { Services } from '../services.ts';
import { namedPerson, type Reply, show, type Turn } from '../turn.ts';

export async function chooseLetter(_data: ActionData<'letters.choose.v1'>, { t }: Turn): Promise<Reply> {
  return show(lettersCard({}, t));
}

export async function editTemplate(
  data: ActionData<'letters.edit.v1'>,
  { t }: Turn,
  services: Services,
): Promise<Reply> {
  const key = keyIn(data);
  if (!key) return show(lettersCard({}, t));
  return show(letterTemplateCard({ present: await services.letters.read(key) }, t));
}

/** Saves what was typed. Whatever is refused, the typed text stays on the card. */
export async function saveTemplate(
  data: ActionData<'letters.save.v1'>,
  { caller, t }: Turn,
  services: Services,
): Promise<Reply> {
  const key = keyIn(data);
  if (!key) return show(lettersCard({}, t));
  const { subject, text, revision } = data;
  const saved = await services.letters.save({
    key,
    by: namedPerson(caller),
    revision,
    subject,
    text,
  });
  if (!saved.ok)
    return show(refusalCard(saved.refusal, { ...key, revision, template: { subject, text } }, t));
  const note = saved.value.isLinkAdded
    ? t.say('letters.savedWithLink', { link: written('link') })
    : t.say('letters.saved');
  return show(lettersCard({ chosen: key, note }, t));
}

/** The built-in text counts again. */
export async function resetTemplate(
  data: ActionData<'letters.reset.v1'>,
  { caller, t }: Turn,
  services: Services,
): Promise<Reply> {
  const key = keyIn(data);
  if (!key) return show(lettersCard({}, t));
  const reset = await services.letters.reset({
    key,
    by: namedPerson(caller),
    revision: data.revision,
  });
  if (reset.ok) return show(lettersCard({ chosen: key, note: t.say('letters.reset') }, t));
  const { refusal } = reset;
  return show(
    refusal.kind === 'outdated'
      ? letterTemplateCard({ present: refusal.present, problem: t.say('answer.outdated.text') }, t)
      : noRightsFor(t.say('letters.noRights'), t),
  );
}

function keyIn(data: {
  readonly letterLanguage: string;
  readonly letterRelationship: string;
}): TemplateKey | undefined {
  const language = languages.find((one) => one === data.letterLanguage);
  const relationship = templateRelationships.find((one) => one === data.letterRelationship);
  return language && relationship && { language, relationship };
}

function refusalCard(
  refusal: ChangeLetterRefusal,
  typed: TemplateKey & { readonly revision: number; readonly template: LetterTemplate },
  t: Translator,
): CardModel {
  if (refusal.kind === 'no-rights') return noRightsFor(t.say('letters.noRights'), t);
  if (refusal.kind === 'template') {
    return letterTemplateCard({ present: typed, problem: problemOf(refusal.why, t) }, t);
  }
  // With the present revision: saving once more is a decision to replace what the other wrote.
  const { revision } = refusal.present;
  return letterTemplateCard(
    { present: { ...typed, revision }, problem: t.say('answer.outdatedEdit.text') },
    t,
  );
}

function problemOf(why: TemplateRefusal, t: Translator): string {
  const link = written('link');
  switch (why.kind) {
    case 'unknown-placeholder':
      return t.say('letters.refusal.unknown-placeholder', { name: why.name.slice(0, 60) });
    case 'link-in-subject':
    case 'link-twice':
    case 'invitation-address':
      return t.say(`letters.refusal.${why.kind}`, { link });
    case 'subject-too-long':
      return t.say('letter.refusal.subject-too-long', { limit: templateLimits.subject });
    case 'text-too-long':
      return t.say('letters.refusal.text-too-long', { limit: templateLimits.text });
    default:
      return t.say(`letter.refusal.${why.kind}`);
  }
}
