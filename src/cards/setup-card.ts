import { z } from 'zod';
import { fillTemplate, type LetterTemplate } from '../domain/letter-template.ts';
import type { Translator } from '../i18n/translator.ts';
import { type Language, languages } from '../names.ts';
import { acts, actsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { type EventsFacts, hostText, modeOf } from './event-texts.ts';
import { plainLines, plainText, textCost } from './plain-text.ts';
import { lines, lineView } from './view.ts';

const rowView = z.strictObject({
  label: z.string(),
  value: z.string(),
  remarks: z.array(lineView),
  variables: z.array(lineView),
});
type RowView = z.output<typeof rowView>;

export const setupView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  groups: z.array(z.strictObject({ name: z.string(), rows: z.array(rowView) })),
  lettersTitle: z.string(),
  lettersLead: z.string(),
  letters: z.array(z.strictObject({ id: z.string(), subject: z.string(), lines: z.array(lineView) })),
  acts: actsView,
  toggles: z.array(z.strictObject({ title: z.string(), targets: z.array(z.string()) })),
});

/** What an administrator sets, and by which variables. */
export const setupVariables = {
  tenant: ['ALLOWED_TENANT_ID'],
  mpnId: ['PARTNER_MPN_ID'],
  adminAgents: ['ADMIN_AGENTS_GROUP_ID', 'SALES_AGENTS_GROUP_ID', 'DRAFTERS_GROUP_ID', 'VIEWERS_GROUP_ID'],
  mailFrom: ['MAIL_FROM', 'SHARED_MAILBOX'],
  acceptance: ['DIRECTORY_COMPARE_SECONDS'],
  events: ['PUBLIC_URL'],
  approval: ['INVITATION_APPROVAL'],
  approvers: [
    'APPROVALS_NEEDED',
    'APPROVAL_REMIND_MINUTES',
    'APPROVAL_EXPIRE_MINUTES',
    'APPROVAL_HOURS',
    'APPROVAL_COVER',
    'REMOVAL_COOLING_MINUTES',
  ],
  reminders: ['REMINDER_WORKING_DAYS', 'REMINDER_TIME', 'REMINDER_HOLIDAYS'],
  language: ['DEFAULT_LANGUAGE'],
  timeZone: ['DEFAULT_TIME_ZONE'],
} as const;

/** How the process was started. */
export interface SetupValues {
  readonly tenantId: string;
  readonly mpnId?: string;
  readonly adminAgentsGroupId: string;
  /** Absent: whoever invites sends from the own mailbox. */
  readonly sharedMailbox?: string;
  readonly compareEverySeconds: number;
  readonly approvals: {
    readonly invitations: 'never' | 'with-provider' | 'always';
    readonly needed: number;
    readonly remindAfterMs: number;
    readonly expireAfterMs: number;
    readonly coolingMs: number;
    /** Who is asked out of hours. */
    readonly cover?: { readonly from: number; readonly to: number; readonly people: readonly unknown[] };
  };
  readonly reminders: { readonly afterWorkingDays: readonly number[]; readonly time: string };
  readonly defaultLanguage: Language;
  readonly defaultTimeZone: string;
}

/** What Partner Center and the store say now; absent where it could not be read. */
export interface SetupFacts {
  readonly values: SetupValues;
  readonly company?: { readonly name: string; readonly mpnId?: string };
  readonly providers?: { readonly active: number; readonly all: number };
  /** With which drafts begin that invite to us alone. */
  readonly letters?: Readonly<Record<Language, LetterTemplate>>;
  readonly events: EventsFacts;
}

export function setupCard(facts: SetupFacts, t: Translator): CardModel {
  const title = t.say('setup.title');
  const letters = languages.map((language) => letterView(language, facts.letters?.[language], t));
  const view: z.output<typeof setupView> = {
    title,
    lead: t.say('setup.lead'),
    groups: [
      { name: t.say('setup.section.company'), rows: companyRows(facts, t) },
      { name: t.say('setup.section.work'), rows: workRows(facts, t) },
      { name: t.say('events.title'), rows: eventsRows(facts, t) },
    ],
    lettersTitle: t.say('setup.section.letters'),
    lettersLead: t.say('setup.letters.lead'),
    letters,
    acts: acts(
      { title: t.say('button.events'), verb: 'events.open.v1', data: {} },
      { title: t.say('button.changeLetters'), verb: 'letters.choose.v1', data: {} },
    ),
    toggles: languages.map((language) => ({
      title: t.say(`setup.letter.show.${language}`),
      targets: [letterId(language)],
    })),
  };
  return { card: 'setup', view, summary: title, language: t.language };
}

function companyRows({ values, company, providers }: SetupFacts, t: Translator): RowView[] {
  const unread = t.say('setup.unread');
  const mpnId = values.mpnId ?? t.say('setup.notSet');
  const said = company?.mpnId;
  const differs = said !== undefined && said !== values.mpnId;
  return [
    row(t.say('setup.company'), company?.name ?? unread),
    row(t.say('setup.tenant'), values.tenantId, names('tenant')),
    row(
      t.say('setup.mpnId'),
      differs ? t.say('setup.mpnId.known', { known: mpnId, said: plainText(said, 40) }) : mpnId,
      names('mpnId'),
    ),
    row(t.say('setup.adminAgents'), values.adminAgentsGroupId, names('adminAgents')),
    row(t.say('setup.providers'), providers ? t.say('setup.providers.count', providers) : unread),
  ];
}

/** Of the address no more than the host, for whoever may look. */
function eventsRows({ events }: SetupFacts, t: Translator): RowView[] {
  return [
    row(t.say('events.fact.mode'), t.say(`events.mode.${modeOf(events)}`), names('events')),
    {
      ...row(t.say('setup.events'), holderText(events.registered, t)),
      remarks: lines(t.say('setup.events.door')),
    },
  ];
}

function workRows({ values }: SetupFacts, t: Translator): RowView[] {
  const { sharedMailbox } = values;
  return [
    row(
      t.say('setup.mailFrom'),
      sharedMailbox === undefined
        ? t.say('setup.mailFrom.own')
        : t.say('setup.mailFrom.shared', { address: plainText(sharedMailbox, 120) }),
      names('mailFrom'),
    ),
    row(t.say('setup.acceptance'), periodText(values.compareEverySeconds, t), names('acceptance')),
    ...approvalRows({ values }, t),
    row(t.say('setup.reminders'), remindersText(values, t), names('reminders')),
    row(t.say('setup.language'), t.say(`settings.language.${values.defaultLanguage}`), names('language')),
    row(t.say('setup.timeZone'), values.defaultTimeZone, names('timeZone')),
  ];
}

/** What the company asks before something goes out or ends; changed by whoever runs the bot. */
function approvalRows({ values }: Pick<SetupFacts, 'values'>, t: Translator): RowView[] {
  const { invitations, needed, remindAfterMs, expireAfterMs, coolingMs, cover } = values.approvals;
  const remind = durationText(remindAfterMs, t);
  const expire = durationText(expireAfterMs, t);
  const cooling = durationText(coolingMs, t);
  const times = t.say('setup.approvers.times', { remind, expire, cooling });
  const covered = cover && {
    people: cover.people.length,
    from: timeOfDay(cover.from),
    to: timeOfDay(cover.to),
  };
  return [
    row(t.say('setup.approval'), t.say(`setup.approval.${invitations}`), names('approval')),
    {
      ...row(t.say('setup.approvers'), t.say('setup.approvers.value', { needed }), names('approvers')),
      remarks: lines(times, covered && t.say('setup.approvers.cover', covered)),
    },
  ];
}

function durationText(ms: number, t: Translator): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes % 1_440 === 0 && minutes > 0) return t.say('duration.days', { count: minutes / 1_440 });
  if (minutes % 60 === 0 && minutes > 0) return t.say('duration.hours', { count: minutes / 60 });
  return t.say('duration.minutes', { count: minutes });
}

const timeOfDay = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

function row(label: string, value: string, variable?: string): RowView {
  return { label, value: plainText(value, 200), remarks: [], variables: lines(variable) };
}

function remindersText({ reminders: { afterWorkingDays, time } }: SetupValues, t: Translator): string {
  if (afterWorkingDays.length === 0) return t.say('setup.reminders.off');
  return t.say('setup.reminders.days', { days: afterWorkingDays.join(', '), time });
}

const names = (item: keyof typeof setupVariables) => setupVariables[item].join(', ');

function periodText(seconds: number, t: Translator): string {
  return seconds % 60 === 0
    ? t.say('setup.acceptance.minutes', { count: seconds / 60 })
    : t.say('setup.acceptance.seconds', { count: seconds });
}

function holderText(registered: EventsFacts['registered'], t: Translator): string {
  if (registered === undefined) return t.say('setup.unread');
  return registered === 'none'
    ? t.say('setup.events.none')
    : t.say('setup.events.held', { host: hostText(registered.url), count: registered.events.length });
}

const letterId = (language: Language) => `letter-${language}`;

/** The letter with the reader's own words where names will stand; a long one is only begun. */
function letterView(
  language: Language,
  template: LetterTemplate | undefined,
  t: Translator,
): z.output<typeof setupView>['letters'][number] {
  if (!template) return { id: letterId(language), subject: t.say('setup.unread'), lines: [] };
  const letter = fillTemplate(template, {
    language,
    relationship: { kind: 'alone' },
    contactName: t.say('setup.letter.contact'),
    company: t.say('setup.letter.company'),
    resellerName: t.say('setup.letter.reseller'),
    inviterName: t.say('setup.letter.inviter'),
  });
  const text = `${letter.before}${t.say('setup.letter.link')}${letter.after}`;
  return {
    id: letterId(language),
    subject: plainText(letter.subject, 200),
    lines: lines(...beginning(plainLines(text).filter((line) => line !== ''))),
  };
}

/** In characters of the card's JSON, with the element around each line. */
const letterRoom = 1_050;

function beginning(all: readonly string[]): readonly string[] {
  let left = letterRoom;
  const kept: string[] = [];
  for (const line of all.map((one) => plainText(one, 800))) {
    left -= textCost(line);
    if (left < 0) return [...kept, '…'];
    kept.push(line);
  }
  return kept;
}
