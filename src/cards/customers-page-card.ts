import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { type CustomerFilter, customerFilters } from '../domain/customer-filter.ts';
import type { CustomerPurpose } from '../domain/customer-purpose.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { choiceView, lines, lineView } from './view.ts';
import { inviteButton } from './ways-on.ts';

export const customersPageView = z.strictObject({
  title: z.string(),
  subtitles: z.array(lineView),
  /** In our own words only. */
  remarks: z.array(lineView),
  explanations: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(lineView) })),
  /** None while there is nothing to choose from. */
  searches: z.array(
    z.strictObject({
      text: z.strictObject({ label: z.string(), value: z.string() }),
      filter: z.strictObject({ label: z.string(), value: z.string(), choices: z.array(choiceView) }),
      acts: actsView,
    }),
  ),
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
  readonly filter: CustomerFilter;
  readonly purpose: CustomerPurpose;
  /** At most `customersPageLimit`. */
  readonly rows: readonly Customer[];
  /** How many matches stand before the first row. */
  readonly from: number;
  readonly matched: number;
  readonly all: number;
  /** When the list was last compared with Partner Center. */
  readonly asOf?: Instant;
  /** Since when it could not be. */
  readonly failingSince?: Instant;
  /** The day of `asOf` is named when it is not the day of this moment. */
  readonly now?: Instant;
  /** All of them are found only because a slip was forgiven. */
  readonly isClose?: boolean;
  /** Of how many it is not known whether the filter holds. */
  readonly unknown?: number;
  readonly previousPage?: number;
  readonly nextPage?: number;
}

export function customersPageCard(facts: CustomersPageFacts, t: Translator): CardModel {
  const count = countText(facts, t);
  const query = plainText(facts.query, 80);
  const explanation = explanationOf(facts, t);
  const first = facts.from + 1;
  const last = facts.from + facts.rows.length;
  const isChosen = facts.filter !== 'everyone';
  const view: z.output<typeof customersPageView> = {
    title: t.say(isChosen ? `customers.filter.${facts.filter}` : 'customers.title'),
    subtitles: lines(query === '' ? undefined : t.say('customers.query', { query }), count),
    remarks: remarksOf(facts, t),
    explanations: explanation === undefined ? [] : [explanation],
    searches: facts.state === 'empty' || facts.state === 'syncing' ? [] : [searchOf(facts, t)],
    rows: facts.rows.map((customer) => rowOf(customer, facts.purpose, t)),
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

function momentText(at: Instant, { now }: CustomersPageFacts, t: Translator): string {
  const sameDay = now === undefined || t.date(now) === t.date(at);
  return sameDay ? t.time(at) : t.dateTime(at);
}

function countText(facts: CustomersPageFacts, t: Translator): string | undefined {
  if (facts.state === 'syncing') return undefined;
  const { matched, all, asOf } = facts;
  const isAll = facts.query === '' && facts.filter === 'everyone';
  if (asOf === undefined) {
    return isAll ? t.say('customers.count', { all }) : t.say('customers.found', { matched, all });
  }
  const when = momentText(asOf, facts, t);
  return isAll
    ? t.say('customers.count.asOf', { all, when })
    : t.say('customers.found.asOf', { matched, all, when });
}

function remarksOf(facts: CustomersPageFacts, t: Translator) {
  const { failingSince, unknown = 0, state, purpose, rows } = facts;
  const when = failingSince === undefined ? '' : momentText(failingSince, facts, t);
  return lines(
    purpose === 'remove' && rows.length > 0 ? t.say('customers.purpose.remove') : undefined,
    failingSince !== undefined && state !== 'syncing' ? t.say('customers.failing', { when }) : undefined,
    unknown > 0 ? t.say('customers.unknown', { count: unknown }) : undefined,
    facts.isClose === true && state === 'ready' ? t.say('customers.close') : undefined,
  );
}

function searchOf(facts: CustomersPageFacts, t: Translator) {
  return {
    text: { label: t.say('customers.find.label'), value: plainText(facts.query, 80) },
    filter: {
      label: t.say('customers.filter.label'),
      value: facts.filter,
      choices: customerFilters.map((filter) => ({
        title: t.say(`customers.filter.${filter}`),
        value: filter,
      })),
    },
    acts: acts({
      title: t.say('button.search'),
      verb: 'customers.find.v1',
      data: forPurpose(facts.purpose),
    }),
  };
}

/** The lists that only look say nothing of it, as they always did. */
export function forPurpose(purpose: CustomerPurpose) {
  return purpose === 'open' ? {} : { purpose };
}

export function rowOf(customer: Customer, purpose: CustomerPurpose, t: Translator) {
  const name = plainText(customer.name, 90);
  return {
    name: name === '' ? plainText(customer.domain, 90) : name,
    domain: plainText(customer.domain, 90),
    acts: acts(buttonOf({ id: customer.id, name }, purpose, t)),
  };
}

function buttonOf(
  { id: customerId, name }: Pick<Customer, 'id' | 'name'>,
  purpose: CustomerPurpose,
  t: Translator,
): CardButton {
  const data = { customerId };
  switch (purpose) {
    case 'open': {
      const tooltip = t.say('button.openCustomer.which', { name });
      return { title: t.say('button.openCustomer'), tooltip, verb: 'customer.open.v1', data };
    }
    case 'remove': {
      const tooltip = t.say('button.remove.which', { name });
      return { title: t.say('button.remove'), tooltip, verb: 'removal.room.v1', data };
    }
    case 'why': {
      const tooltip = t.say('why.title', { company: name });
      return { title: t.say('button.why'), tooltip, verb: 'why.customer.v1', data };
    }
  }
}

function explanationOf(facts: CustomersPageFacts, t: Translator) {
  const { state, failingSince, filter, unknown = 0 } = facts;
  switch (state) {
    case 'empty':
      return {
        title: t.say('customers.empty.title'),
        paragraphs: lines(t.say('customers.empty.text'), t.say('customers.empty.provider')),
      };
    case 'syncing': {
      const when = failingSince === undefined ? '' : momentText(failingSince, facts, t);
      const text =
        failingSince === undefined
          ? t.say('customers.syncing.text')
          : t.say('customers.failing.first', { when });
      const title = failingSince === undefined ? 'customers.syncing.title' : 'customers.unread.title';
      return { title: t.say(title), paragraphs: lines(text) };
    }
    case 'nothing-found': {
      // Before everybody is looked at, that nobody was found says little: the remark says how far it came.
      if (filter !== 'everyone' && unknown > 0) return undefined;
      const text = filter === 'everyone' ? 'customers.nothing.text' : 'customers.nothing.filtered';
      return { title: t.say('customers.nothing.title'), paragraphs: lines(t.say(text)) };
    }
    case 'ready':
      return undefined;
  }
}

function buttonsOf(facts: CustomersPageFacts, t: Translator): readonly CardButton[] {
  const { previousPage, nextPage, filter, state, unknown = 0 } = facts;
  // Twice in each button: a pasted page of text must not fill the card.
  const query = plainText(facts.query, 80);
  const pageButton = (title: string, page: number): CardButton => ({
    title,
    verb: 'customers.page.v1',
    data: { query, filter, page, ...forPurpose(facts.purpose) },
  });
  const buttons: CardButton[] = [];
  if (previousPage !== undefined) buttons.push(pageButton(t.say('button.previousPage'), previousPage));
  if (nextPage !== undefined) buttons.push(pageButton(t.say('button.nextPage'), nextPage));
  if (unknown > 0)
    buttons.push(pageButton(t.say('button.lookFurther'), Math.floor(facts.from / customersPageLimit)));
  if (state === 'empty' || (state === 'nothing-found' && filter === 'everyone')) {
    buttons.push({ ...inviteButton(t), primary: true });
  }
  if (state === 'nothing-found' || state === 'syncing') {
    buttons.push({
      title: t.say(state === 'syncing' ? 'button.tryAgain' : 'button.allCustomers'),
      verb: 'customers.page.v1',
      data: { query: '', filter: 'everyone', page: 0, ...forPurpose(facts.purpose) },
    });
  }
  return buttons;
}
