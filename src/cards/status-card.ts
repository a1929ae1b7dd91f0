import { z } from 'zod';
import type { AttentionTopic } from '../domain/attention.ts';
import type { Capability } from '../domain/capability.ts';
import type { SystemName, WorkerName } from '../domain/health.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { type EventsFacts, eventRows } from './event-texts.ts';
import { foldRows, type StatusRow } from './fold-rows.ts';
import { plainText } from './plain-text.ts';
import { type RegistrationFacts, registrationRows, type ScopeFacts, scopesRow } from './registration-rows.ts';
import { lines, lineView, type SemanticColor, semanticColor } from './view.ts';

const rowView = z.strictObject({
  name: z.string(),
  state: z.string(),
  color: semanticColor,
  details: z.array(lineView),
});
type RowView = StatusRow;

export const statusView = z.strictObject({
  title: z.string(),
  verdict: z.string(),
  verdictStyle: z.enum(['good', 'warning']),
  checkedAt: z.string(),
  groups: z.array(z.strictObject({ name: z.string(), rows: z.array(rowView), folded: z.array(lineView) })),
  /** That something was shortened. */
  remarks: z.array(lineView),
  botTitle: z.string(),
  botFacts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  buttonSets: buttonSetsView,
});

export interface StatusFacts {
  readonly systems: readonly {
    readonly name: SystemName;
    readonly state: 'well' | 'recovering' | 'silent' | 'busy' | 'refused' | 'sign-in' | 'strange';
    readonly since?: Instant;
  }[];
  readonly workers: readonly {
    readonly name: WorkerName;
    readonly state: 'well' | 'starting' | 'late' | 'failing';
    readonly lastRoundAt?: Instant;
    readonly since?: Instant;
  }[];
  readonly directory: {
    readonly state: 'fresh' | 'old' | 'none';
    readonly count: number;
    readonly asOf?: Instant;
  };
  readonly registration: RegistrationFacts;
  /** What the reader granted to the bot. */
  readonly scopes?: ScopeFacts;
  /** What does not come to an end by itself, and how many of each. */
  readonly attention?: readonly {
    readonly topic: AttentionTopic;
    readonly count: number;
    readonly since: Instant;
  }[];
  /** How Partner Center's events come. */
  readonly events: EventsFacts;
  /** What Partner Center gives to the company, where it was seen. */
  readonly capabilities?: readonly Capability[];
  readonly checkedAt: Instant;
  readonly version: string;
  readonly rehearsal: boolean;
}

export function statusCard(facts: StatusFacts, t: Translator): CardModel {
  const systems = facts.systems.map((one) => systemRow(one, t));
  const workers = [...facts.workers.map((one) => workerRow(one, t)), directoryRow(facts.directory, t)];
  const registration = [
    ...registrationRows(facts.registration, t),
    ...(facts.scopes ? [scopesRow(facts.scopes, t)] : []),
  ];
  const attention = (facts.attention ?? []).map((one) => attentionRow(one, t));
  const events = eventRows(facts.events, t);
  // What is not known is no trouble by itself.
  const unwell = [...systems, ...workers, ...registration, ...attention, ...events].filter(
    ({ color }) => color === 'warning' || color === 'attention',
  ).length;
  const given = (facts.capabilities ?? []).map((one) => capabilityRow(one, t));
  const without = given.filter(({ color }) => color === 'warning').length;
  const well = t.say(without === 0 ? 'status.lead.well' : 'status.lead.without');
  const verdict = unwell === 0 ? well : t.say('status.lead.unwell', { count: unwell });
  const folding = foldRows([
    { name: t.say('status.section.systems'), rows: systems },
    { name: t.say('status.section.workers'), rows: workers },
    ...(attention.length > 0 ? [{ name: t.say('attention.status.section'), rows: attention }] : []),
    { name: t.say('status.section.registration'), rows: registration },
    { name: t.say('events.status.section'), rows: events },
    ...(given.length > 0 ? [{ name: t.say('status.section.capabilities'), rows: given }] : []),
  ]);
  const title = t.say('status.title');
  const view: z.output<typeof statusView> = {
    title,
    verdict,
    verdictStyle: unwell === 0 ? 'good' : 'warning',
    checkedAt: t.say('status.checkedAt', { when: t.dateTime(facts.checkedAt) }),
    groups: folding.groups,
    remarks: lines(folding.isShortened ? t.say('status.folded') : undefined),
    botTitle: t.say('status.section.bot'),
    botFacts: [
      { label: t.say('status.bot.version'), value: plainText(facts.version, 40) },
      {
        label: t.say('status.bot.mode'),
        value: t.say(facts.rehearsal ? 'status.bot.rehearsal' : 'status.bot.real'),
      },
    ],
    buttonSets: buttonSets([
      { title: t.say('button.checkAgain'), verb: 'status.check.v1', data: {}, primary: true },
      ...(attention.length > 0
        ? [{ title: t.say('attention.status.section'), verb: 'attention.page.v1', data: {} } as const]
        : []),
      { title: t.say('button.testEvents'), verb: 'events.test.v1', data: { from: 'status' } },
      ...(facts.systems.some(isSignInNeeded)
        ? [
            {
              title: t.say('button.signIn'),
              verb: 'sign-in.begin.v1',
              data: { next: t.command('status').title },
            } as const,
          ]
        : []),
    ]),
  };
  return { card: 'status', view, summary: `${title} · ${verdict}`, language: t.language };
}

const isSignInNeeded = ({ name, state }: StatusFacts['systems'][number]) =>
  name === 'person-sign-in' && state === 'sign-in';

const systemColors = {
  well: 'good',
  recovering: 'warning',
  busy: 'warning',
  silent: 'attention',
  refused: 'attention',
  'sign-in': 'attention',
  strange: 'attention',
} as const satisfies Record<StatusFacts['systems'][number]['state'], SemanticColor>;

function systemRow({ name, state, since }: StatusFacts['systems'][number], t: Translator): RowView {
  return {
    name: t.say(`status.system.${name}`),
    state: t.say(`status.state.${state}`),
    color: systemColors[state],
    details: lines(
      since === undefined ? undefined : t.say('status.since', { when: t.dateTime(since) }),
      adviceOf(name, state, t),
    ),
  };
}

function adviceOf(
  name: SystemName,
  state: StatusFacts['systems'][number]['state'],
  t: Translator,
): string | undefined {
  if (state === 'well') return undefined;
  if (name === 'person-sign-in' && state === 'sign-in') return t.say('status.do.sign-in.person-sign-in');
  return state === 'refused' ? t.say(`status.do.refused.${name}`) : t.say(`status.do.${state}`);
}

function capabilityRow({ name, state, code, checkedAt }: Capability, t: Translator): RowView {
  const isGiven = state === 'given';
  return {
    name: t.say(`status.capability.${name}`),
    state: t.say(`status.capability.state.${state}`),
    color: isGiven ? 'good' : 'warning',
    details: lines(
      isGiven
        ? undefined
        : `${t.say(`status.capability.do.${name}`)} ${t.say('status.capability.seen', { when: t.dateTime(checkedAt), code: plainText(code ?? '403', 20) })}`,
    ),
  };
}

function attentionRow(
  { topic, count, since }: NonNullable<StatusFacts['attention']>[number],
  t: Translator,
): RowView {
  return {
    name: t.say(`attention.topic.${topic}`),
    state: t.say('attention.status.count', { count }),
    color: 'attention',
    details: lines(t.say('status.since', { when: t.dateTime(since) }), t.say(`attention.do.${topic}`)),
  };
}

const workerColors = { well: 'good', starting: 'warning', late: 'attention', failing: 'attention' } as const;

function workerRow(worker: StatusFacts['workers'][number], t: Translator): RowView {
  const { name, state, lastRoundAt, since } = worker;
  return {
    name: t.say(`status.worker.${name}`),
    state: t.say(`status.worker.state.${state}`),
    color: workerColors[state],
    details: lines(
      lastRoundAt === undefined
        ? undefined
        : t.say('status.worker.lastRound', { when: t.dateTime(lastRoundAt) }),
      since === undefined ? undefined : t.say('status.since', { when: t.dateTime(since) }),
      state === 'late' || state === 'failing' ? t.say('status.worker.do') : undefined,
    ),
  };
}

const directoryColors = { fresh: 'good', old: 'attention', none: 'warning' } as const;

function directoryRow({ state, count, asOf }: StatusFacts['directory'], t: Translator): RowView {
  return {
    name: t.say('status.directory'),
    state: t.say(`status.directory.${state}`),
    color: directoryColors[state],
    details: lines(
      asOf === undefined ? undefined : t.say('customers.count.asOf', { all: count, when: t.dateTime(asOf) }),
    ),
  };
}
