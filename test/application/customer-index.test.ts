import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createCustomerIndex } from '../../src/application/customer-index.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { fitOf, toSearchable, toWanted } from '../../src/domain/customer-match.ts';
import { fold } from '../../src/domain/spelling.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';

const mark = { round: 1, comparedAt: '2026-04-09T10:42:00.000Z', count: 5 };
const rows = [
  ['Sirius Logistics', 'sirius.example'],
  ['ООО «Сириус»', 'sirius-spb.example'],
  ['Blue Meadow Ltd', 'blue-meadow.example'],
  ['Ёлочка и Ко', 'elka.example'],
  ['Café Blau', 'cafe.example'],
] as const;

function filled() {
  const index = createCustomerIndex();
  const entries = rows.map(([name, domain]) => ({
    id: tenantIdOfDomain(domain),
    name,
    domain,
    changedIn: 1,
    gone: false,
    firstSeenAt: mark.comparedAt,
  }));
  index.take(entries, mark);
  return index;
}

const found = (text: string) =>
  filled()
    .search({ text, from: 0, size: 10 })
    .customers.map(({ domain }) => domain);

describe('searching the directory in memory', () => {
  const queries: readonly (readonly [string, readonly string[]])[] = [
    ['Сириус', ['sirius.example', 'sirius-spb.example']],
    ['SIRIUS', ['sirius.example', 'sirius-spb.example']],
    ['sirus', ['sirius-spb.example', 'sirius.example']],
    ['елочка', ['elka.example']],
    ['cafe', ['cafe.example']],
    ['meadow.ex', ['blue-meadow.example']],
    [tenantIdOfDomain('elka.example').slice(0, 13).toUpperCase(), ['elka.example']],
    ['  blue   MEADOW ', ['blue-meadow.example']],
    ['nobody', []],
    ['ltd blue', ['blue-meadow.example']],
    ['bluemead', ['blue-meadow.example']],
    ['example', []],
  ];
  for (const [query, domains] of queries) {
    it(`finds ${domains.length} for ${query}`, () => assert.deepEqual(found(query), domains));
  }

  it('gives all for an empty search, in the order of their names, page by page, and stays on the last page', () => {
    const index = filled();
    const all = index.search({ text: '', from: 0, size: 10 });
    assert.deepEqual([all.matched, all.state], [5, { count: 5, asOf: mark.comparedAt }]);
    const pages = [0, 2, 4].flatMap((from) => index.search({ text: '', from, size: 2 }).customers);
    assert.deepEqual(pages, all.customers);
    assert.equal(all.customers[0]?.name, 'Blue Meadow Ltd');
    assert.equal(index.search({ text: '', from: 600, size: 2 }).from, 4);
  });

  it('tells how many are named in full, and how many only by forgiving a slip', () => {
    const index = filled();
    const counts = (text: string) => {
      const { exact, firm, matched } = index.search({ text, from: 0, size: 1 });
      return [exact, firm, matched];
    };
    assert.deepEqual(counts('blue meadow ltd'), [1, 1, 1]);
    assert.deepEqual(counts('SIRIUS.example'), [1, 2, 2]);
    assert.deepEqual(counts(tenantIdOfDomain('cafe.example')), [1, 1, 1]);
    assert.deepEqual(counts('sirius'), [0, 2, 2]);
    assert.deepEqual(counts('sirrius'), [0, 2, 2], 'a doubled letter is heard once');
    assert.deepEqual(counts('meadwo'), [0, 0, 1]);
  });

  it('looks only among those that are asked for', () => {
    const among = new Set([tenantIdOfDomain('sirius.example'), tenantIdOfDomain('cafe.example')]);
    const names = (text: string) =>
      filled()
        .search({ text, from: 0, size: 10, among })
        .customers.map(({ name }) => name);
    assert.deepEqual(names(''), ['Café Blau', 'Sirius Logistics']);
    assert.deepEqual(names('сириус'), ['Sirius Logistics']);
  });
});

describe('leafing', () => {
  it('goes on where it was, whatever was searched meanwhile, among few and among very many', () => {
    const index = createCustomerIndex();
    const names = Array.from(
      { length: 10_100 },
      (_, nth) => `Blue ${nth % 2 === 0 ? 'Even' : 'Odd'} ${10_000 + nth}`,
    );
    const entries = names.map((name) => ({
      id: tenantIdOfDomain(`${name.replaceAll(' ', '-')}.example`),
      name,
      domain: '',
      changedIn: 1,
      gone: false,
      firstSeenAt: mark.comparedAt,
    }));
    index.take(entries, mark);
    const page = (text: string, from: number) =>
      index.search({ text, from, size: 3 }).customers.map(({ name }) => name);
    const odd = names.filter((name) => name.includes('Odd'));
    for (let from = 0; from < 9; from += 3) {
      assert.deepEqual(page('blue', from), [...names].sort().slice(from, from + 3));
      assert.deepEqual(page('odd', from), odd.slice(from, from + 3));
    }
  });
});

const words = fc.constantFrom(
  ...'Blue Meadow Сириус Sirius Логистика Logistics Café Süd Żółw 青松 貿易 Щука Schuka Юпитер Jupiter Ltd ООО 24 2024 O’Brien x'.split(
    ' ',
  ),
);
const name = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const domain = fc
  .tuple(
    fc.constantFrom('blue-meadow', 'sirius', 'sirius-log', 'shchuka', 'b2b', 'x'),
    fc.constantFrom('.example', '.onmicrosoft.com', ''),
  )
  .map((parts) => parts.join(''));
const tenant = fc
  .integer({ min: 0, max: 400 })
  .map((number) => tenantIdOfDomain(`customer-${number}.example`));

/** What a person types: a piece of a name, with or without a slip, a domain, a piece of an id, or anything. */
const query = fc.oneof(
  fc.tuple(name, fc.nat(12), fc.nat(12)).map(([text, from, size]) => text.slice(from, from + size + 1)),
  fc
    .tuple(name, fc.nat(12), fc.constantFrom('', 'a', 'щ', 'e'))
    .map(([text, at, letter]) => text.slice(0, at) + letter + text.slice(at + 1)),
  domain,
  tenant.map((id) => id.slice(3, 11)),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  name,
);

describe('the index of a large list', () => {
  it('finds, ranks and counts as a look at every single customer would, through any changes', () => {
    const change = fc.record({ id: tenant, name, domain, gone: fc.boolean() });
    const batches = fc.array(fc.array(change, { maxLength: 300 }), { minLength: 1, maxLength: 4 });
    const together = fc.constantFrom(40, 150, 4_000);
    const queries = fc.array(query, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(batches, queries, together, fc.nat(400), (taken, asked, mostTogether, from) => {
        const index = createCustomerIndex(mostTogether);
        const customers = new Map<string, Customer>();
        taken.forEach((batch, round) => {
          const entries = batch.map((one) => ({
            ...one,
            changedIn: round + 1,
            firstSeenAt: mark.comparedAt,
          }));
          index.take(entries, { ...mark, round: round + 1 });
          for (const { gone, ...customer } of batch) {
            if (gone) customers.delete(customer.id);
            else customers.set(customer.id, customer);
          }
        });
        for (const text of asked) {
          const wanted = lookAtEach([...customers.values()], text);
          const page = index.search({ text, from: 0, size: 1_000 });
          assert.deepEqual(page.customers, wanted, JSON.stringify(text));
          assert.equal(page.matched, wanted.length);
          const later = index.search({ text, from, size: 8 });
          assert.deepEqual(later.customers, wanted.slice(later.from, later.from + 8));
          const among = new Set(wanted.filter((_one, nth) => nth % 3 === 0).map(({ id }) => id));
          const some = index.search({ text, from: 0, size: 1_000, among });
          assert.deepEqual(
            some.customers,
            wanted.filter(({ id }) => among.has(id)),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

function lookAtEach(customers: readonly Customer[], text: string): readonly Customer[] {
  const wanted = toWanted(text);
  const isEveryone = text.trim() === '';
  return customers
    .flatMap((customer) => {
      const fit = isEveryone ? 0 : fitOf(toSearchable(customer), wanted);
      return fit === undefined ? [] : [{ customer, order: [fit, fold(customer.name), customer.id] as const }];
    })
    .sort(
      (a, b) =>
        compare(a.order[0], b.order[0]) || compare(a.order[1], b.order[1]) || compare(a.order[2], b.order[2]),
    )
    .map(({ customer }) => customer);
}

const compare = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
