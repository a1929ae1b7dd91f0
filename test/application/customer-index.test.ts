import assert from 'node:assert/strict';
import { createCustomerIndex } from '../../src/application/customer-index.ts';
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

const found = (query: string) =>
  filled()
    .search(query, 0, 10)
    .customers.map(({ domain }) => domain);

describe('searching the directory in memory', () => {
  const queries: readonly (readonly [string, readonly string[]])[] = [
    ['Сириус', ['sirius-spb.example', 'sirius.example']],
    ['SIRIUS', ['sirius-spb.example', 'sirius.example']],
    ['елочка', ['elka.example']],
    ['cafe', ['cafe.example']],
    ['meadow.ex', ['blue-meadow.example']],
    [tenantIdOfDomain('elka.example').slice(0, 13).toUpperCase(), ['elka.example']],
    ['  blue   MEADOW ', ['blue-meadow.example']],
    ['nobody', []],
    ['ltd blue', []],
  ];
  for (const [query, domains] of queries) {
    it(`finds ${domains.length} for ${query}`, () => assert.deepEqual(found(query), domains));
  }

  it('gives all for an empty search, in the order of their names, page by page', () => {
    const index = filled();
    const all = index.search('', 0, 10);
    assert.deepEqual([all.matched, all.state], [5, { count: 5, asOf: mark.comparedAt }]);
    const pages = [0, 2, 4, 6].flatMap((from) => index.search('', from, 2).customers);
    assert.deepEqual(pages, all.customers);
    assert.equal(all.customers[0]?.name, 'Blue Meadow Ltd');
  });

  it('matches the one that is meant exactly by name, domain or tenant id', () => {
    const index = filled();
    const exact = (text: string) => index.exact(text).map(({ domain }) => domain);
    assert.deepEqual(exact('blue meadow ltd'), ['blue-meadow.example']);
    assert.deepEqual(exact('SIRIUS.example'), ['sirius.example']);
    assert.deepEqual(exact(tenantIdOfDomain('cafe.example')), ['cafe.example']);
    assert.deepEqual(exact('sirius'), []);
  });
});
