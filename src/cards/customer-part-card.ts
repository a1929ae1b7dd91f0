import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { PartRow } from './customer-words.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';

export const customerPartView = z.strictObject({
  name: z.string(),
  /** May hold a user's name. */
  headings: z.array(lineView),
  /** In our own words only. */
  remarks: z.array(lineView),
  rows: z.array(z.strictObject({ name: z.string(), details: z.array(lineView), buttonSets: buttonSetsView })),
  ranges: z.array(lineView),
  asOf: z.string(),
  buttonSets: buttonSetsView,
});

/** So many rows fit into a card of 25 KB, each with its button. */
export const customerPartLimit = 8;

export interface CustomerPartFacts {
  readonly customer: Customer;
  readonly heading: string;
  readonly remarks: readonly string[];
  /** Of this page, at most `customerPartLimit`. */
  readonly rows: readonly (PartRow & { readonly button?: CardButton })[];
  readonly from: number;
  readonly all: number;
  readonly asOf: Instant;
  readonly buttons: readonly CardButton[];
}

export function customerPartCard(facts: CustomerPartFacts, t: Translator): CardModel {
  const { rows, from, all } = facts;
  const name = plainText(facts.customer.name, 160);
  const heading = plainText(facts.heading, 160);
  const view: z.output<typeof customerPartView> = {
    name,
    headings: lines(heading),
    remarks: lines(...facts.remarks),
    rows: rows.map((row) => ({
      name: row.name,
      details: lines(row.detail),
      buttonSets: buttonSets(row.button === undefined ? [] : [row.button]),
    })),
    ranges: lines(
      all > rows.length && rows.length > 0
        ? t.say('customers.range', { first: from + 1, last: from + rows.length, total: all })
        : undefined,
    ),
    asOf: t.say('customer.asOf', { when: t.dateTime(facts.asOf) }),
    buttonSets: buttonSets(facts.buttons),
  };
  return { card: 'customer-part', view, summary: `${name} · ${heading}`, language: t.language };
}
