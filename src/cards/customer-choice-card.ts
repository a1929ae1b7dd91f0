import type { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { CustomerPurpose } from '../domain/customer-purpose.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { lines } from './view.ts';
import { type customersPageView, forPurpose, rowOf } from './customers-page-card.ts';

/** Several customers fit one that was asked for. */
export function customerChoiceCard(
  found: {
    readonly query: string;
    readonly rows: readonly Customer[];
    readonly matched: number;
    readonly purpose: CustomerPurpose;
  },
  t: Translator,
): CardModel {
  const { rows, matched, purpose } = found;
  const query = plainText(found.query, 80);
  const showAll = { query, filter: 'everyone', page: 0, ...forPurpose(purpose) } as const;
  const view: z.output<typeof customersPageView> = {
    title: t.say('customers.choice.title'),
    subtitles: lines(t.say('customers.query', { query })),
    remarks: lines(
      t.say('customers.choice.text', { count: matched }),
      purpose === 'remove' ? t.say('customers.purpose.remove') : undefined,
    ),
    explanations: [],
    searches: [],
    rows: rows.map((customer) => rowOf(customer, purpose, t)),
    ranges: [],
    buttonSets: buttonSets(
      matched > rows.length
        ? [{ title: t.say('button.showAll'), verb: 'customers.page.v1', data: showAll }]
        : [],
    ),
  };
  return { card: 'customers-page', view, summary: view.title, language: t.language };
}
