import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { CustomerPartName } from '../domain/customer-parts.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
import {
  licenceRow,
  type PartRow,
  refusalText,
  sectionTitle,
  serviceRow,
  userLicenceRow,
  userRow,
} from './customer-words.ts';
import { plainText } from './plain-text.ts';
import { sampleCustomers, sampleParts } from './samples.ts';
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

export function customerPartSamples(t: Translator): readonly CardSample[] {
  const [blue] = sampleCustomers;
  if (blue === undefined) return [];
  const { services, users, licences } = sampleParts(blue);
  if (!services.ok || !users.ok || !licences.ok) return [];
  const customerId = blue.id;
  const back: CardButton = { title: t.say('button.back'), verb: 'customer.show.v1', data: { customerId } };
  const leaf = (title: string, part: CustomerPartName, page: number): CardButton => ({
    title,
    verb: 'customer.part.v1',
    data: { customerId, part, page },
  });
  const base = { customer: blue, remarks: [], from: 0, asOf: '2026-10-08T07:42:00Z', buttons: [back] };
  const title = (part: CustomerPartName, shown: number) => sectionTitle(part, { shown }, t);
  const userRows = users.value.users.slice(0, customerPartLimit).map((user) => {
    const { name } = userRow(user);
    const button: CardButton = {
      title: t.say('button.licencesOf'),
      tooltip: t.say('button.licencesOf.which', { name }),
      verb: 'customer.user.v1',
      data: { customerId, userId: user.id, page: 1 },
    };
    return { ...userRow(user), button };
  });
  const samples: readonly (readonly [string, CustomerPartFacts])[] = [
    [
      'services',
      {
        ...base,
        heading: title('services', services.value.length),
        rows: services.value.map((one) => serviceRow(one, t)),
        all: services.value.length,
      },
    ],
    [
      'users',
      {
        ...base,
        heading: sectionTitle('users', { shown: 500, hasMore: true }, t),
        remarks: [t.say('customer.users.rest', { count: 500 })],
        rows: userRows,
        from: 8,
        all: 500,
        buttons: [
          leaf(t.say('button.previousPage'), 'users', 0),
          leaf(t.say('button.nextPage'), 'users', 2),
          back,
        ],
      },
    ],
    [
      'licences',
      {
        ...base,
        heading: title('licences', licences.value.length),
        rows: licences.value.map((one) => licenceRow(one, t)),
        all: licences.value.length,
      },
    ],
    [
      'user-licences',
      {
        ...base,
        heading: t.say('customer.user.licences', { name: 'Ada Rowe' }),
        rows: [
          userLicenceRow({ name: 'Office Suite Business Standard', services: ['Mail', 'Files', 'Meetings'] }),
        ],
        all: 1,
        buttons: [leaf(t.say('button.back'), 'users', 1)],
      },
    ],
    [
      'refused',
      {
        ...base,
        heading: t.say('customer.user.licences', { name: 'Ada Rowe' }),
        remarks: [refusalText('userLicences', 'delegated-role', t)],
        rows: [],
        all: 0,
      },
    ],
  ];
  return samples.map(([name, facts]) => ({ name, model: customerPartCard(facts, t) }));
}
