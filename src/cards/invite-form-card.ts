import { z } from 'zod';
import { offeredCountries, parseCountry } from '../domain/country.ts';
import type { Provider } from '../domain/customer.ts';
import { meetings } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import { languages } from '../names.ts';
import type { ActionData } from './action-data.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { countryName } from './country-name.ts';
import { plainLines, plainText } from './plain-text.ts';
import { type ChoiceView, choiceView, lines, lineView } from './view.ts';

const textFieldView = z.strictObject({
  label: z.string(),
  value: z.string(),
  problems: z.array(lineView),
});
const choiceFieldView = z.strictObject({ ...textFieldView.shape, choices: z.array(choiceView) });

export const inviteFormView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  /** Why it cannot go on although every field is right. */
  stops: z.array(
    z.strictObject({ title: z.string(), paragraphs: z.array(lineView), buttonSets: buttonSetsView }),
  ),
  problemLists: z.array(z.strictObject({ title: z.string(), problems: z.array(lineView) })),
  email: z.strictObject({ ...textFieldView.shape, hint: z.string(), missing: z.string() }),
  contactName: z.strictObject({ ...textFieldView.shape, hint: z.string() }),
  company: z.strictObject({ ...textFieldView.shape, hint: z.string() }),
  further: z.strictObject({ ...textFieldView.shape, hint: z.string() }),
  cc: z.strictObject({ ...textFieldView.shape, hint: z.string() }),
  country: choiceFieldView,
  letterLanguage: choiceFieldView,
  meeting: choiceFieldView,
  relationship: choiceFieldView,
  /** What few invitations need is shown when it is asked for, when it was filled in, and when something is wrong there. */
  isMoreShown: z.boolean(),
  toggles: z.array(z.strictObject({ id: z.string(), title: z.string(), targets: z.array(z.string()) })),
  buttonSets: buttonSetsView,
});

export type InviteFormValues = Omit<ActionData<'invitation.prepare.v1'>, 'requestId'>;
export type InviteField = keyof InviteFormValues;

/** What stands in the way of a form that is filled in well, and where to look. */
export interface InviteFormStop {
  readonly title: string;
  readonly text: string;
  readonly actions: readonly CardButton[];
}

export interface InviteFormFacts {
  /** Made once with the form: pressing *Continue* twice prepares one draft. */
  readonly requestId: string;
  /** Empty values take the usual choice. */
  readonly values: InviteFormValues;
  /** Only the active ones can be chosen; absent where Partner Center does not list them to us. */
  readonly providers?: readonly Provider[];
  /** ISO codes that must be among the countries whatever else is offered. */
  readonly countries?: readonly string[];
  readonly problems: readonly { readonly field: InviteField; readonly text: string }[];
  readonly stop?: InviteFormStop;
}

const rareFields = ['further', 'cc', 'country'] as const satisfies readonly InviteField[];

/** So many providers fit into the choice. */
const providerLimit = 25;

export function inviteFormCard(form: InviteFormFacts, t: Translator): CardModel {
  const { values } = form;
  const field = (name: InviteField, value: string) => ({
    label: t.say(fieldLabels[name]),
    value,
    problems: lines(
      ...form.problems.filter((problem) => problem.field === name).map(({ text }) => problemText(text)),
    ),
  });
  const written = (name: InviteField, hint: string, max: number) => ({
    ...field(name, inputText(values[name], max)),
    hint,
  });
  const chosen = (name: InviteField, usual: string) =>
    field(name, values[name] === '' ? usual : choiceText(values[name]));
  const isMoreShown = rareFields.some(
    (name) => values[name] !== '' || form.problems.some(({ field: wrong }) => wrong === name),
  );
  const view: z.output<typeof inviteFormView> = {
    title: t.say('inviteForm.title'),
    lead: t.say(form.providers ? 'inviteForm.lead' : 'inviteForm.lead.noProviders'),
    stops: form.stop ? [stopOf(form.stop)] : [],
    problemLists: problemLists(form, t),
    email: { ...written('email', t.say('field.email.hint'), 320), missing: t.say('field.email.missing') },
    contactName: written('contactName', t.say('field.contactName.hint'), 200),
    company: written('company', t.say('field.company.hint'), 200),
    further: written('further', t.say('field.addresses.hint'), listLength),
    cc: written('cc', t.say('field.addresses.hint'), listLength),
    country: { ...chosen('country', 'auto'), choices: countryChoices(form, t) },
    letterLanguage: {
      ...chosen('language', t.language),
      choices: languages.map((value) => ({ value, title: t.say(`language.${value}`) })),
    },
    meeting: {
      ...chosen('meeting', meetings[0]),
      choices: meetings.map((value) => ({ value, title: t.say(`meeting.${value}`) })),
    },
    relationship: { ...chosen('relationship', 'alone'), choices: relationshipChoices(form, t) },
    isMoreShown,
    toggles: isMoreShown
      ? []
      : [
          {
            id: 'invite-more-button',
            title: t.say('inviteForm.more'),
            targets: ['invite-more', 'invite-more-button'],
          },
        ],
    buttonSets: buttonSets([
      {
        title: t.say('button.continue'),
        verb: 'invitation.prepare.v1',
        data: { requestId: form.requestId },
        primary: true,
      },
    ]),
  };
  return { card: 'invite-form', view, summary: t.say('inviteForm.summary'), language: t.language };
}

const stopOf = ({ title, text, actions }: InviteFormStop) => ({
  title: plainText(title, 160),
  paragraphs: lines(
    ...plainLines(text)
      .slice(0, 3)
      .map((line) => plainText(line, 400)),
  ),
  buttonSets: buttonSets(actions),
});

/** A list that is longer is refused, and comes back as far as the card can carry it. */
const listLength = 400;

/** In the order of the reader's alphabet, behind the choice that leaves it to the mail domain. */
function countryChoices({ values, countries = [] }: InviteFormFacts, t: Translator): ChoiceView[] {
  const chosen = parseCountry(values.country);
  const codes = new Set([...offeredCountries, ...countries, ...(chosen ? [chosen] : [])]);
  const named = [...codes].map((value) => ({ title: countryName(value, t.language), value }));
  const order = new Intl.Collator(t.language);
  return [
    { title: t.say('field.country.auto'), value: 'auto' },
    ...named.sort((one, other) => order.compare(one.title, other.title)),
    { title: t.say('field.country.other'), value: 'other' },
  ];
}

/** What was typed comes back as it was typed, as far as the card can carry it. */
function inputText(value: string, max: number): string {
  let text = value.toWellFormed().slice(0, max);
  // Quotes, backslashes and line ends count more than once in the card's JSON.
  const over = () => JSON.stringify(text).length - 2 - max;
  for (let left = over(); left > 0; left = over()) text = text.slice(0, text.length - Math.ceil(left / 6));
  return text.toWellFormed();
}
const choiceText = (value: string) => inputText(value, 60);
const problemText = (text: string) => plainText(text, 160);

const fieldLabels = {
  email: 'field.email.label',
  contactName: 'field.contactName.label',
  company: 'field.company.label',
  further: 'field.further.label',
  cc: 'field.cc.label',
  country: 'field.country.label',
  language: 'field.letterLanguage.label',
  meeting: 'field.meeting.label',
  relationship: 'field.relationship.label',
} as const satisfies Record<InviteField, string>;

/** Which fields to look at; what is wrong stands at each of them. */
function problemLists(form: InviteFormFacts, t: Translator) {
  const labels = form.problems.map(({ field }) => t.say(fieldLabels[field]));
  return labels.length === 0
    ? []
    : [{ title: t.say('inviteForm.problems'), problems: lines(...new Set(labels)) }];
}

/** The chosen provider stays among the choices however many there are. */
function relationshipChoices(form: InviteFormFacts, t: Translator): ChoiceView[] {
  const active = (form.providers ?? []).filter((provider) => provider.active);
  const chosen = active.filter((provider) => provider.id === form.values.relationship);
  const others = active.filter((provider) => provider.id !== form.values.relationship);
  const shown = new Set([...chosen, ...others].slice(0, providerLimit));
  return [
    { title: t.say('field.relationship.alone'), value: 'alone' },
    ...active
      .filter((provider) => shown.has(provider))
      .map((provider) => ({
        title: t.say('field.relationship.joint', { provider: plainText(provider.name, 50) }),
        value: provider.id,
      })),
  ];
}
