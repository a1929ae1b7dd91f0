/** What the local Cosmos refuses although the real one may do it: by name, never with a guess. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Container } from '@azure/cosmos';
import { connect, containerRequest, type OpenAccount, openLocalAccount } from './accounts.ts';
import { inPartition, type RawRequest, sendRaw } from './raw-request.ts';

interface Row {
  readonly title: string;
  readonly request: Omit<RawRequest, 'path'> & { readonly path?: string };
  readonly status: number;
  readonly names: RegExp;
}

const query = (text: string) => ({
  method: 'POST',
  headers: {
    ...inPartition('a'),
    'content-type': 'application/query+json',
    'x-ms-documentdb-isquery': 'True',
  },
  body: { query: text, parameters: [] },
});

const queries: readonly (readonly [text: string, names: RegExp])[] = [
  ['SELECT c.a FROM c GROUP BY c.a', /GROUP BY/],
  ['SELECT c.a, COUNT(1) AS many FROM c GROUP BY c.b', /GROUP BY/],
  ['SELECT c.a, COUNT(1) AS many FROM c', /COUNT/],
  ['SELECT c.a, COUNT(1) AS many FROM c GROUP BY c.a ORDER BY c.a', /COUNT/],
  ['SELECT * FROM c JOIN t IN c.tags', /JOIN/],
  ['SELECT * FROM t IN c.tags', /IN/],
  ['SELECT * FROM c.tags', /FROM below/],
  ['SELECT * FROM c WHERE EXISTS (SELECT VALUE t FROM t IN c.tags)', /EXISTS/],
  ['SELECT DISTINCT c.a FROM c', /DISTINCT/],
  ['SELECT VALUE SUM(c.a) FROM c', /SUM/],
  ['SELECT VALUE MAX(c.a) FROM c', /MAX/],
  ['SELECT VALUE COUNT(c.a) FROM c', /COUNT/],
  ['SELECT COUNT(1) FROM c', /COUNT/],
  ['SELECT TOP 1 VALUE COUNT(1) FROM c', /COUNT/],
  ['SELECT * FROM c WHERE udf.mine(c.a)', /UDF/],
  [`SELECT * FROM c WHERE c.a LIKE 'x%'`, /LIKE/],
  ['SELECT * FROM c WHERE c.a + 1 = 2', /operator \+/],
  ['SELECT * FROM c WHERE c.a ?? 1', /operator \?\?/],
  ['SELECT * FROM c WHERE LOWER(c.a) = 1', /LOWER/],
  ['SELECT LOWER(c.a) FROM c', /LOWER/],
  ['SELECT * FROM c ORDER BY LOWER(c.a)', /LOWER/],
  ['SELECT * FROM c WHERE ARRAY_CONTAINS(c.a, {}, true)', /object literals/],
  ['SELECT * FROM c WHERE ARRAY_CONTAINS(c.a, 1, true)', /ARRAY_CONTAINS/],
  ['SELECT * FROM c WHERE NOT c.a = 1', /NOT without parentheses/],
  ['SELECT * FROM c WHERE c.a = (SELECT VALUE 1 FROM c)', /sub-queries/],
  ['SELECT * FROM c WHERE c.a = @missing', /@missing/],
  ['SELECT * FROM c, d', /several sources/],
  ['SELECT * FROM c ORDER BY c', /ORDER BY the whole document/],
  ['SELECT VALUE COUNT(1) FROM c ORDER BY c.a', /COUNT/],
  ['SELECT VALUE COUNT(1) FROM c OFFSET 1 LIMIT 1', /COUNT/],
  ['SELECT TOP @n * FROM c', /a parameter/],
  ['SELECT VALUE AVG(c.a) FROM c', /AVG/],
  ['SELECT VALUE MIN(c.a) FROM c', /MIN/],
  ['SELECT c[0] FROM c', /column without a name/],
  ['SELECT * FROM c WHERE c.a IN (ARRAY(SELECT VALUE t FROM t IN c.tags))', /ARRAY/],
  ['SELECT 1 FROM c', /the expression 1/],
  ['SELECT c.a, COUNT(1) AS many FROM c GROUP BY c.a HAVING COUNT(1) > 1', /HAVING/],
  ['SELECT * FROM c WHERE c.a ? 1 : 2', /operator \?/],
];

const rows: readonly Row[] = [
  ...queries.map(([text, names]) => ({ title: text, request: query(text), status: 400, names })),
  {
    title: '!= null, whose meaning is in doubt',
    request: query('SELECT * FROM c WHERE c.a != null'),
    status: 501,
    names: /IS_NULL/,
  },
  {
    title: 'the change feed',
    request: { method: 'POST', headers: { 'a-im': 'Incremental Feed' } },
    status: 501,
    names: /change feed/,
  },
  { title: 'a feed of documents', request: { method: 'GET' }, status: 501, names: /GET .*\/docs/ },
  {
    title: 'triggers',
    request: { method: 'POST', headers: { 'x-ms-documentdb-pre-trigger-include': 'one' }, body: {} },
    status: 501,
    names: /triggers/,
  },
  {
    title: 'triggers after the write',
    request: { method: 'POST', headers: { 'x-ms-documentdb-post-trigger-include': 'one' }, body: {} },
    status: 501,
    names: /triggers/,
  },
  {
    title: 'indexing directives',
    request: { method: 'POST', headers: { 'x-ms-indexing-directive': 'Exclude' }, body: {} },
    status: 501,
    names: /indexing directives/,
  },
  {
    title: 'bulk',
    request: {
      method: 'POST',
      headers: {
        ...inPartition('a'),
        'x-ms-cosmos-is-batch-request': 'True',
        'x-ms-cosmos-batch-atomic': 'False',
      },
      body: [],
    },
    status: 501,
    names: /bulk/,
  },
  {
    title: 'If-None-Match on a write',
    request: { method: 'POST', headers: { ...inPartition('a'), 'if-none-match': '*' }, body: { id: '1' } },
    status: 501,
    names: /If-None-Match/,
  },
  {
    title: 'If-Match on a create',
    request: { method: 'POST', headers: { ...inPartition('a'), 'if-match': '"x"' }, body: { id: '1' } },
    status: 501,
    names: /If-Match on a create/,
  },
  {
    title: 'If-Match on a read',
    request: { method: 'GET', path: 'docs/1', headers: { ...inPartition('a'), 'if-match': '"x"' } },
    status: 501,
    names: /If-Match on a read/,
  },
  {
    title: 'If-Modified-Since',
    request: {
      method: 'GET',
      path: 'docs/1',
      headers: { ...inPartition('a'), 'if-modified-since': 'Sat, 28 Nov 2026 00:00:00 GMT' },
    },
    status: 501,
    names: /if-modified-since/,
  },
  ...(
    [
      ['another consistency', 'x-ms-consistency-level', 'Eventual'],
      ['a throughput', 'x-ms-offer-throughput', '400'],
      ['a priority', 'x-ms-cosmos-priority-level', 'Low'],
      ['metrics of an index', 'x-ms-cosmos-populateindexmetrics-V2', 'True'],
      ['what nobody knows', 'x-ms-something', '1'],
    ] as const
  ).map(([title, name, value]) => ({
    title,
    request: { method: 'POST', headers: { ...inPartition('a'), [name]: value }, body: { id: '1' } },
    status: 501,
    names: new RegExp(name, 'i'),
  })),
  {
    title: 'a write that is answered without its document',
    request: {
      method: 'POST',
      headers: { ...inPartition('a'), prefer: 'return=minimal' },
      body: { id: '1' },
    },
    status: 501,
    names: /return=minimal/,
  },
  {
    title: 'ifMatch of a create in a batch',
    request: {
      method: 'POST',
      headers: {
        ...inPartition('a'),
        'x-ms-cosmos-is-batch-request': 'True',
        'x-ms-cosmos-batch-atomic': 'True',
      },
      body: [{ operationType: 'Create', ifMatch: '"x"', resourceBody: { id: '1' } }],
    },
    status: 501,
    names: /ifMatch of a Create/,
  },
  {
    title: 'a part of a partition key range',
    request: {
      ...query('SELECT * FROM c'),
      headers: {
        'x-ms-documentdb-isquery': 'True',
        'x-ms-documentdb-query-enablecrosspartition': 'True',
        'x-ms-start-epk': '05C1',
        'x-ms-end-epk': 'FF',
      },
    },
    status: 501,
    names: /parts of a partition key range/,
  },
  {
    title: 'ifNoneMatch in a batch',
    request: {
      method: 'POST',
      headers: {
        ...inPartition('a'),
        'x-ms-cosmos-is-batch-request': 'True',
        'x-ms-cosmos-batch-atomic': 'True',
      },
      body: [{ operationType: 'Read', id: '1', ifNoneMatch: '*' }],
    },
    status: 501,
    names: /ifNoneMatch/,
  },
  {
    title: 'another partition key range',
    request: {
      ...query('SELECT * FROM c'),
      headers: { 'x-ms-documentdb-isquery': 'True', 'x-ms-documentdb-partitionkeyrangeid': '7' },
    },
    status: 501,
    names: /range 7/,
  },
  {
    title: 'a query over all partitions that is not allowed to be one',
    request: { ...query('SELECT * FROM c'), headers: { 'x-ms-documentdb-isquery': 'True' } },
    status: 400,
    names: /Cross partition/,
  },
  {
    title: 'a continuation of another query',
    request: {
      ...query('SELECT * FROM c'),
      headers: { ...query('').headers, 'x-ms-continuation': 'nothing-of-ours' },
    },
    status: 400,
    names: /continuation/,
  },
  {
    title: 'a patch that moves',
    request: {
      method: 'PATCH',
      path: 'docs/1',
      headers: inPartition('a'),
      body: { operations: [{ op: 'move', path: '/a', value: '/b' }] },
    },
    status: 501,
    names: /move/,
  },
  { title: 'stored procedures', request: { method: 'GET', path: 'sprocs' }, status: 501, names: /sprocs/ },
  {
    title: 'triggers by address',
    request: { method: 'GET', path: 'triggers' },
    status: 501,
    names: /triggers/,
  },
  { title: 'user-defined functions', request: { method: 'GET', path: 'udfs' }, status: 501, names: /udfs/ },
  { title: 'conflicts', request: { method: 'GET', path: 'conflicts' }, status: 501, names: /conflicts/ },
  {
    title: 'changing a container',
    request: { method: 'PUT', path: '', body: {} },
    status: 501,
    names: /PUT/,
  },
];

describe('What the local Cosmos refuses', () => {
  let account: OpenAccount;
  let container: Container;

  before(async () => {
    account = await openLocalAccount();
    const client = connect(account);
    const { database } = await client.databases.create({ id: 'refusals' });
    container = (await database.containers.create(containerRequest())).container;
    client.dispose();
  });
  after(() => account.close());

  for (const { title, request, status, names } of rows) {
    it(`refuses with ${status}, by name: ${title}`, async () => {
      const path = [container.url, request.path ?? 'docs'].filter((part) => part !== '').join('/');
      const answer = await sendRaw(account, { ...request, path });
      assert.equal(answer.status, status);
      assert.match((answer.body as { message: string }).message, names);
    });
  }

  for (const [what, path] of [
    ['databases', 'dbs'],
    ['containers', 'dbs/refusals/colls'],
  ] as const) {
    it(`refuses with 501, by name: a query over ${what}`, async () => {
      const answer = await sendRaw(account, { ...query('SELECT * FROM c'), path });
      assert.equal(answer.status, 501);
      assert.match((answer.body as { message: string }).message, new RegExp(`queries over ${what}`));
    });
  }

  for (const what of ['users', 'clientencryptionkeys']) {
    it(`refuses with 501, by name: ${what} of a database`, async () => {
      const answer = await sendRaw(account, { method: 'GET', path: `dbs/refusals/${what}` });
      assert.equal(answer.status, 501);
      assert.match((answer.body as { message: string }).message, new RegExp(what));
    });
  }

  it('refuses with 501, by name: a patch beyond the end of an array', async () => {
    const id = randomUUID();
    const place = { headers: inPartition('a') };
    const body = { id, aggregateId: 'a', list: [1] };
    await sendRaw(account, { ...place, method: 'POST', path: `${container.url}/docs`, body });
    for (const end of ['-', '1']) {
      const answer = await sendRaw(account, {
        ...place,
        method: 'PATCH',
        path: `${container.url}/docs/${id}`,
        body: { operations: [{ op: 'set', path: `/list/${end}`, value: 2 }] },
      });
      assert.equal(answer.status, 501, end);
      assert.match((answer.body as { message: string }).message, /beyond the end of an array/);
    }
  });

  it('refuses with 501, by name: a page that ends behind a sort value too large for a continuation', async () => {
    const place = { headers: inPartition('large'), method: 'POST', path: `${container.url}/docs` };
    for (const id of ['1', '2']) {
      const body = { id, aggregateId: 'large', long: id.repeat(8 * 1024), short: id };
      assert.equal((await sendRaw(account, { ...place, body })).status, 201);
    }
    const page = (text: string, size: number) => {
      const { headers, ...asked } = query(text);
      const sized = { ...headers, ...place.headers, 'x-ms-max-item-count': String(size) };
      return sendRaw(account, { ...place, ...asked, headers: sized });
    };
    const refused = await page('SELECT * FROM c ORDER BY c.long', 1);
    assert.equal(refused.status, 501);
    assert.match((refused.body as { message: string }).message, /sort value/);
    const served = await Promise.all([
      page('SELECT * FROM c ORDER BY c.long', 2),
      page('SELECT * FROM c ORDER BY c.short', 1),
    ]);
    assert.deepEqual(
      served.map(({ status, headers }) => [status, headers.has('x-ms-continuation')]),
      [
        [200, false],
        [200, true],
      ],
    );
  });

  it('refuses with 501, by name: offers', async () => {
    const answer = await sendRaw(account, { method: 'GET', path: 'offers' });
    assert.equal(answer.status, 501);
    assert.match((answer.body as { message: string }).message, /offers/);
  });

  const definitions: readonly (readonly [title: string, changes: object, names: RegExp])[] = [
    ['unique keys', { uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/mail'] }] } }, /unique keys/],
    ['hierarchical keys', { partitionKey: { paths: ['/a', '/b'], kind: 'MultiHash' } }, /more than one path/],
    ['a policy for vectors', { vectorEmbeddingPolicy: { vectorEmbeddings: [] } }, /vectorEmbeddingPolicy/],
    ['computed properties', { computedProperties: [] }, /computedProperties/],
    ['an analytical store', { analyticalStorageTtl: 1 }, /analyticalStorageTtl/],
  ];
  for (const [title, changes, names] of definitions) {
    it(`refuses with 501 to create a container with ${title}`, async () => {
      const answer = await sendRaw(account, {
        method: 'POST',
        path: `${container.database.url}/colls`,
        body: { ...containerRequest(), ...changes },
      });
      assert.equal(answer.status, 501);
      assert.match((answer.body as { message: string }).message, names);
    });
  }

  it('refuses a replace that would change the id', async () => {
    const id = randomUUID();
    const place = { path: `${container.url}/docs/${id}`, headers: inPartition('a') };
    const created = await sendRaw(account, {
      ...place,
      method: 'POST',
      path: `${container.url}/docs`,
      body: { id, aggregateId: 'a' },
    });
    assert.equal(created.status, 201);
    const answer = await sendRaw(account, {
      ...place,
      method: 'PUT',
      body: { id: 'other', aggregateId: 'a' },
    });
    assert.equal(answer.status, 400);
  });
});
