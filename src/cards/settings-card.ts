import { z } from 'zod';
import type { Instant } from '../domain/ids.ts';
import { canonicalTimeZone, commonTimeZones } from '../domain/time-zones.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Language } from '../names.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { type ChoiceView, choiceView, lines, lineView } from './view.ts';

const choiceField = { label: z.string(), choices: z.array(choiceView), value: z.string() };

export const settingsView = z.strictObject({
  title: z.string(),
  savedNotes: z.array(lineView),
  languageField: z.strictObject(choiceField),
  lead: z.string(),
  zoneField: z.strictObject(choiceField),
  now: z.string(),
  buttonSets: buttonSetsView,
});

export interface SettingsFacts {
  /** `auto` follows the client's language. */
  readonly language: Language | 'auto';
  /** `auto` follows the client's zone. */
  readonly timeZone: string;
  readonly clientTimeZone?: string;
  readonly now: Instant;
  /** Shown right after a choice was saved. */
  readonly saved?: boolean;
}

const languageChoices = ['auto', 'en', 'ru'] as const;

export function settingsCard(settings: SettingsFacts, t: Translator): CardModel {
  const saved = settings.saved === true ? t.say('settings.saved') : undefined;
  const zones = zoneChoices(settings, t);
  const view: z.output<typeof settingsView> = {
    title: t.say('settings.title'),
    savedNotes: lines(saved),
    languageField: {
      label: t.say('field.language.label'),
      choices: languageChoices.map((value) => ({ value, title: t.say(`settings.language.${value}`) })),
      value: settings.language,
    },
    lead: t.say('settings.lead'),
    zoneField: { label: t.say('field.timeZone.label'), ...zones },
    now: t.say('settings.now', { when: t.dateTime(settings.now) }),
    buttonSets: buttonSets([
      { title: t.say('button.save'), verb: 'settings.save.v1', data: {}, primary: true },
    ]),
  };
  return { card: 'settings', view, summary: saved ?? t.say('settings.summary'), language: t.language };
}

/** As in Teams first, then west to east; a zone that is in use and not among the common ones stands with them. */
function zoneChoices({ timeZone, clientTimeZone, now }: SettingsFacts, t: Translator) {
  const common = commonTimeZones.map(({ id }): string => id);
  // A zone that this machine does not know cannot be offered: another version may have kept it.
  const isOwn = (id: string | undefined): id is string =>
    id !== undefined && canonicalTimeZone(id) !== undefined;
  const unlisted = [timeZone, clientTimeZone].filter(isOwn).filter((id) => listed(id) === undefined);
  const zones = [...common, ...new Set(unlisted)]
    .map((id) => ({ id, name: zoneName(id, t), offset: offsetOf(id, now) }))
    .sort((a, b) => a.offset.minutes - b.offset.minutes || a.name.localeCompare(b.name, t.language))
    .map(({ id, name, offset }): ChoiceView => ({ value: id, title: `${offset.text} · ${name}` }));
  const followed = zoneName(clientTimeZone ?? t.timeZone, t);
  const auto: ChoiceView = { value: 'auto', title: t.say('settings.timeZone.auto', { zone: followed }) };
  const value = isOwn(timeZone) ? (listed(timeZone)?.id ?? timeZone) : 'auto';
  return { choices: [auto, ...zones], value };
}

/** Zones have several names: India's is still called after Calcutta in many clients. */
const byCanonicalName = new Map(
  commonTimeZones.flatMap((zone) => {
    const name = canonicalTimeZone(zone.id);
    return name === undefined ? [] : [[name, zone] as const];
  }),
);
const listed = (id: string) => byCanonicalName.get(canonicalTimeZone(id) ?? '');

function zoneName(id: string, t: Translator): string {
  const zone = listed(id);
  return zone ? t.say(`timeZone.${zone.city}`) : plainText(id.replaceAll('_', ' '), 60);
}

function offsetOf(id: string, at: Instant): { readonly text: string; readonly minutes: number } {
  const parts = new Intl.DateTimeFormat('en', { timeZone: id, timeZoneName: 'longOffset' }).formatToParts(
    new Date(at),
  );
  const [, sign = '+', hours = '00', minutes = '00'] =
    /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return { text: `UTC${sign}${hours}:${minutes}`, minutes: sign === '-' ? -total : total };
}
