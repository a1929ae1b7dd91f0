import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
import { plainText } from './plain-text.ts';
import { sampleCustomers } from './samples.ts';
import { lines, lineView } from './view.ts';

export const customersPageView = z.strictObject({
  title: z.string(),
  subtitles: z.array(lineView),
  explanations: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(lineView) })),
  rows: z.array(z.strictObject({ name: z.string(), domain: z.string(), acts: actsView })),
  ranges: z.array(lineView),
  buttonSets: buttonSetsView,
});

/** So many rows fit into a card of 25 KB, whatever the customers are called. */
export const customersPageLimit = 8;

export interface CustomersPageFacts {
  /** `syncing`: there is no list yet; `empty`: the list holds nobody; `nothing-found`: the search does not. */
  readonly state: 'ready' | 'empty' | 'syncing' | 'nothing-found';
  /** What was searched for; empty for the whole list. */
  readonly query: string;
  /** At most `customersPageLimit`. */
  readonly rows: readonly Customer[];
  /** How many matches stand before the first row. */
  readonly from: number;
  readonly matched: number;
  readonly all: number;
  /** When the list was last compared with Partner Center. */
  readonly asOf?: Instant;
  /** The day of `asOf` is named when it is not the day of this moment. */
  readonly now?: Instant;
  readonly previousPage?: number;
  readonly nextPage?: number;
}

export function customersPageCard(facts: CustomersPageFacts, t: Translator): CardModel {
  const count = countText(facts, t);
  const query = plainText(facts.query, 80);
  const explanation = explanationOf(facts.state, t);
  const first = facts.from + 1;
  const last = facts.from + facts.rows.length;
  const view: z.output<typeof customersPageView> = {
    title: t.say('customers.title'),
    subtitles: lines(query === '' ? undefined : t.say('customers.query', { query }), count),
    explanations: explanation === undefined ? [] : [explanation],
    rows: facts.rows.map((customer) => rowOf(customer, t)),
    ranges: lines(
      facts.matched > facts.rows.length && facts.rows.length > 0
        ? t.say('customers.range', { first, last, total: facts.matched })
        : undefined,
    ),
    buttonSets: buttonSets(buttonsOf(facts, t)),
  };
  const summary = [view.title, explanation?.title ?? count ?? ''].filter((part) => part !== '').join(' · ');
  return { card: 'customers-page', view, summary, language: t.language };
}

function countText(facts: CustomersPageFacts, t: Translator): string | undefined {
  if (facts.state === 'syncing') return undefined;
  const { matched, all, asOf } = facts;
  if (asOf === undefined) {
    return facts.query === ''
      ? t.say('customers.count', { all })
      : t.say('customers.found', { matched, all });
  }
  const sameDay = facts.now === undefined || t.date(facts.now) === t.date(asOf);
  const when = sameDay ? t.time(asOf) : t.dateTime(asOf);
  return facts.query === ''
    ? t.say('customers.count.asOf', { all, when })
    : t.say('customers.found.asOf', { matched, all, when });
}

function rowOf(customer: Customer, t: Translator) {
  const name = plainText(customer.name, 120);
  return {
    name: name === '' ? plainText(customer.domain, 120) : name,
    domain: plainText(customer.domain, 120),
    acts: acts({
      title: t.say('button.openCustomer'),
      tooltip: t.say('button.openCustomer.which', { name }),
      verb: 'customer.open.v1',
      data: { customerId: customer.id },
    }),
  };
}

function explanationOf(state: CustomersPageFacts['state'], t: Translator) {
  switch (state) {
    case 'empty':
      return {
        title: t.say('customers.empty.title'),
        paragraphs: lines(t.say('customers.empty.text'), t.say('customers.empty.provider')),
      };
    case 'syncing':
      return { title: t.say('customers.syncing.title'), paragraphs: lines(t.say('customers.syncing.text')) };
    case 'nothing-found':
      return { title: t.say('customers.nothing.title'), paragraphs: lines(t.say('customers.nothing.text')) };
    case 'ready':
      return undefined;
  }
}

function buttonsOf(facts: CustomersPageFacts, t: Translator): readonly CardButton[] {
  const { previousPage, nextPage } = facts;
  // Twice in each button: a pasted page of text must not fill the card.
  const query = plainText(facts.query, 120);
  const buttons: CardButton[] = [];
  if (previousPage !== undefined) {
    buttons.push({
      title: t.say('button.previousPage'),
      verb: 'customers.page.v1',
      data: { query, page: previousPage },
    });
  }
  if (nextPage !== undefined) {
    buttons.push({
      title: t.say('button.nextPage'),
      verb: 'customers.page.v1',
      data: { query, page: nextPage },
    });
  }
  if (facts.state === 'empty' || facts.state === 'nothing-found') {
    buttons.push({
      title: t.say('button.invite'),
      verb: 'invitation.form.v1',
      data: { email: '' },
      primary: true,
    });
  }
  if (facts.state === 'nothing-found' || facts.state === 'syncing') {
    buttons.push({
      title: t.say('button.allCustomers'),
      verb: 'customers.page.v1',
      data: { query: '', page: 0 },
    });
  }
  return buttons;
}

export function customersPageSamples(t: Translator): readonly CardSample[] {
  const asOf = '2026-10-08T07:42:00Z';
  const page = { query: '', rows: sampleCustomers, from: 6, matched: 240, all: 240, asOf };
  const none = { query: '', rows: [], from: 0, matched: 0, all: 0 };
  const samples: readonly (readonly [string, CustomersPageFacts])[] = [
    ['middle', { ...page, state: 'ready', previousPage: 0, nextPage: 2 }],
    [
      'found-one',
      {
        state: 'ready',
        query: 'blue',
        rows: sampleCustomers.slice(0, 1),
        from: 0,
        matched: 1,
        all: 1_240,
        asOf,
        now: '2026-10-10T07:42:00Z',
      },
    ],
    ['empty', { ...none, state: 'empty', asOf }],
    ['syncing', { ...none, state: 'syncing' }],
    ['nothing-found', { ...none, state: 'nothing-found', query: 'zzz', all: 240, asOf }],
  ];
  return samples.map(([name, facts]) => ({ name, model: customersPageCard(facts, t) }));
}
