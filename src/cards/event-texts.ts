/** Words about Partner Center's events that more than one card says. */
import { type EventChoice, type EventMode, type Standing, standingOf } from '../domain/event-choice.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';
import type { StatusRow } from './fold-rows.ts';
import { lines } from './view.ts';

/** What could not be read is absent. */
export interface EventsFacts {
  readonly choice?: EventChoice;
  /** Where Partner Center would reach this bot. */
  readonly eventsUrl?: string;
  readonly registered?: 'none' | { readonly url: string; readonly events: readonly string[] };
  readonly last?: { readonly at: Instant; readonly name: string };
  readonly test?: {
    readonly startedAt: Instant;
    readonly outcome?: 'arrived' | 'failed' | 'unregistered' | 'too-many';
    readonly code?: string;
  };
  readonly records?: { readonly state: 'read' | 'refused'; readonly at: Instant };
}

export const modeOf = ({ choice }: EventsFacts): EventMode => choice?.mode ?? 'polling';

/** An address without what may be a secret in it. */
export function addressText(address: string): string {
  const url = URL.parse(address);
  if (!url) return plainText(address, 200);
  return plainText(`${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`, 200);
}

export const hostText = (address: string) => plainText(URL.parse(address)?.host ?? '?', 120);

export function testText({ startedAt, outcome, code }: NonNullable<EventsFacts['test']>, t: Translator) {
  const said = t.say(`events.test.${outcome ?? 'running'}`);
  return t.say('events.test.at', {
    outcome:
      code === undefined ? said : t.say('events.test.code', { outcome: said, code: plainText(code, 20) }),
    when: t.dateTime(startedAt),
  });
}

/** How the registration stands to what was chosen; absent: it could not be read, or nothing was chosen. */
export function standingIn({ choice, registered, eventsUrl }: EventsFacts): Standing | undefined {
  if (!choice || registered === undefined) return undefined;
  return standingOf(choice, {
    ...(registered === 'none' ? {} : { holder: registered.url }),
    ...(eventsUrl === undefined ? {} : { ours: eventsUrl }),
  });
}

/** The own registration names where this bot was reached before, and nothing else is wrong with it. */
export const isMoved = (facts: EventsFacts) =>
  facts.choice?.state === 'settled' && standingIn(facts) === 'former-address';

/** The rows of `status` on events. */
export function eventRows(facts: EventsFacts, t: Translator): StatusRow[] {
  return [modeRow(facts, t), testRow(facts, t), recordsRow(facts, t)].filter((row) => row !== undefined);
}

const stateColors = {
  settled: 'good',
  writing: 'warning',
  failed: 'warning',
  lost: 'attention',
  moved: 'attention',
  unread: 'warning',
  elsewhere: 'attention',
} as const;

function stateOf(facts: EventsFacts): keyof typeof stateColors {
  const { choice } = facts;
  if (choice?.state !== 'settled') return choice?.state ?? 'settled';
  if (choice.expects === undefined) return 'settled';
  const standing = standingIn(facts);
  if (standing === undefined) return 'unread';
  return ({ 'as-expected': 'settled', 'former-address': 'moved', elsewhere: 'elsewhere' } as const)[standing];
}

function modeRow(facts: EventsFacts, t: Translator): StatusRow {
  const { registered, last, choice } = facts;
  const mode = modeOf(facts);
  const state = stateOf(facts);
  const isTrouble = state !== 'settled' && state !== 'writing';
  return {
    name: t.say(`events.mode.${mode}`),
    state: t.say(`events.state.${state}`),
    color: mode === 'polling' && state === 'settled' ? 'default' : stateColors[state],
    details: lines(
      typeof registered === 'object'
        ? t.say('events.status.held', { host: hostText(registered.url) })
        : undefined,
      last
        ? t.say('events.status.last', { name: plainText(last.name, 80), when: t.dateTime(last.at) })
        : mode === 'polling'
          ? undefined
          : t.say('events.status.noneYet'),
      choice?.state === 'failed' ? t.say(`events.failed.${choice.why}`) : undefined,
      state === 'moved' ? t.say('events.moved') : undefined,
      isTrouble ? adviceOf(state, t) : undefined,
    ),
  };
}

function adviceOf(state: keyof typeof stateColors, t: Translator): string {
  const command = t.command('setup').title;
  if (state !== 'moved') return t.say('events.status.do', { command });
  return t.say('events.moved.do', {
    command,
    events: t.say('button.events'),
    again: t.say('events.choose.again'),
  });
}

const testColors = {
  arrived: 'good',
  failed: 'attention',
  unregistered: 'warning',
  'too-many': 'default',
} as const;

function testRow(facts: EventsFacts, t: Translator): StatusRow | undefined {
  const { test } = facts;
  if (!test) return undefined;
  const isNobody = test.outcome === 'unregistered';
  // That nobody is registered is as it was chosen where only looking is.
  const isAsChosen = isNobody && modeOf(facts) === 'polling';
  return {
    name: t.say('events.fact.test'),
    state: t.say(`events.test.${test.outcome ?? 'running'}`),
    color: test.outcome && !isAsChosen ? testColors[test.outcome] : 'default',
    details: lines(
      test.code === undefined ? t.dateTime(test.startedAt) : testText(test, t),
      isNobody ? t.say('events.status.do', { command: t.command('setup').title }) : undefined,
    ),
  };
}

function recordsRow({ records }: EventsFacts, t: Translator): StatusRow {
  const state = records?.state ?? 'unread';
  return {
    name: t.say('events.records'),
    state: t.say(`events.records.${state}`),
    color: state === 'read' ? 'good' : state === 'refused' ? 'warning' : 'default',
    details: lines(
      records ? t.say('events.records.at', { when: t.dateTime(records.at) }) : undefined,
      ...(state === 'refused' ? [t.say('events.records.do'), t.say('events.records.dap')] : []),
    ),
  };
}
