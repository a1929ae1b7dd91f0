import { z } from 'zod';
import { type HistoryTopic, historyTopics } from '../domain/history.ts';
import type { HistoryEntry } from '../domain/history-chain.ts';
import type { HistoryKey } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { customerText, doerText, entryDetails, factText } from './history-words.ts';
import { plainText } from './plain-text.ts';
import { choiceView, lines, lineView } from './view.ts';

export const historyPageView = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  /** None while there is nothing to choose from. */
  filters: z.array(
    z.strictObject({
      topic: z.strictObject({ label: z.string(), value: z.string(), choices: z.array(choiceView) }),
      acts: actsView,
    }),
  ),
  rows: z.array(
    z.strictObject({
      /** Customer, where several stand below each other. */
      customers: z.array(lineView),
      what: z.string(),
      who: z.string(),
      details: z.array(lineView),
    }),
  ),
  buttonSets: buttonSetsView,
});

/** So many rows fit into a card of 25 KB. */
export const historyPageLimit = 6;

export type ShownHistory =
  | { readonly kind: 'all' }
  | { readonly kind: 'me' }
  | { readonly kind: 'one'; readonly key: HistoryKey; readonly name: string };

/** An entry, or a place where none can be read any more. */
export interface HistoryRow {
  readonly entry?: HistoryEntry;
  /** How the customer is called now, where it is in the list. */
  readonly customerName?: string;
}

export interface HistoryPageFacts {
  readonly shown: ShownHistory;
  readonly topic?: HistoryTopic;
  readonly rows: readonly HistoryRow[];
  readonly next?: string;
  readonly previous?: string;
}

/** As a card's data names it. */
export const scopeText = (shown: ShownHistory): string => (shown.kind === 'one' ? shown.key : shown.kind);

export function historyTitle(shown: ShownHistory, t: Translator): string {
  return shown.kind === 'one'
    ? t.say('history.title.one', { name: plainText(shown.name, 120) })
    : t.say(`history.title.${shown.kind}`);
}

function subtitleOf({ rows, topic }: HistoryPageFacts, t: Translator): string {
  if (rows.length > 0) return t.say('history.subtitle');
  return t.say(topic === undefined ? 'history.empty' : 'history.empty.topic');
}

export function historyPageCard(page: HistoryPageFacts, t: Translator): CardModel {
  const { shown, rows, topic } = page;
  const title = historyTitle(shown, t);
  const isBare = rows.length === 0 && topic === undefined;
  const view: z.output<typeof historyPageView> = {
    title,
    subtitle: subtitleOf(page, t),
    filters: isBare ? [] : [filterOf(page, t)],
    rows: rows.map((row) => rowOf(row, shown.kind !== 'one', t)),
    buttonSets: buttonSets(isBare ? [] : buttonsOf(page, t)),
  };
  return { card: 'history-page', view, summary: t.say('history.summary', { title }), language: t.language };
}

function filterOf({ shown, topic }: HistoryPageFacts, t: Translator) {
  return {
    topic: {
      label: t.say('history.topic.label'),
      value: topic ?? 'any',
      choices: (['any', ...historyTopics] as const).map((value) => ({
        title: t.say(`history.topic.${value}`),
        value,
      })),
    },
    acts: acts({ title: t.say('button.show'), verb: 'history.find.v1', data: { scope: scopeText(shown) } }),
  };
}

function rowOf({ entry, customerName }: HistoryRow, isMixed: boolean, t: Translator) {
  if (!entry) return { customers: [], what: t.say('history.unreadable'), who: '—', details: [] };
  const { key, at, fact } = entry.sealed;
  const customer = customerText(key, { today: customerName, recorded: entry.texts.customer?.text }, t);
  return {
    customers: lines(isMixed ? plainText(customer, 120) : undefined),
    what: plainText(factText(fact, t), 300),
    who: `${t.dateTime(at)} · ${plainText(doerText(entry, t), 100)}`,
    details: lines(...entryDetails(entry, t).map((line) => plainText(line, 260))),
  };
}

function buttonsOf(page: HistoryPageFacts, t: Translator): readonly CardButton[] {
  const { shown, topic = '', next, previous } = page;
  const scope = scopeText(shown);
  const to = (title: 'button.nextPage' | 'button.previousPage', place: object): CardButton => ({
    title: t.say(title),
    verb: 'history.page.v1',
    data: { scope, topic, ...place },
  });
  const verified = shown.kind === 'one' ? scope : 'all';
  return [
    ...(previous === undefined ? [] : [to('button.previousPage', { before: previous })]),
    ...(next === undefined ? [] : [to('button.nextPage', { after: next })]),
    { title: t.say('button.verify'), verb: 'history.verify.v1', data: { scope: verified } },
    { title: t.say('button.exportCsv'), verb: 'history.export.v1', data: { scope, topic, format: 'csv' } },
    { title: t.say('button.exportJson'), verb: 'history.export.v1', data: { scope, topic, format: 'jsonl' } },
  ];
}
