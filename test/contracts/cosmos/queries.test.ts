import assert from 'node:assert/strict';
import type { JSONValue } from '@azure/cosmos';
import { contract } from './accounts.ts';
import { statusOf } from './outcomes.ts';

/** Told apart by `id`; every query below is asked of these, in partition `a`. */
const documents = [
  { id: '1', state: 'draft', rank: 3, tags: ['new', 'vip'], owner: { name: 'Ada', 'the city': 'Bath' } },
  { id: '2', state: 'sent', rank: 1, tags: ['vip'], owner: { name: 'ada' }, dueAt: '2026-01-02' },
  { id: '3', state: 'sent', rank: 2, tags: [], dueAt: '2026-01-01', done: true },
  { id: '4', state: 'accepted', rank: '2', owner: null, done: false },
  { id: '5', state: 'Отправлено', rank: -1.5, note: 'It\'s "here"', tags: [{ kind: 'x', n: 1 }] },
];

type Parameters = Readonly<Record<string, JSONValue>>;
type Row = readonly [where: string, ids: string, parameters?: Parameters];

const conditions: readonly Row[] = [
  [`c.state = 'sent'`, '23'],
  [`"sent" = c.state`, '23'],
  ['c.state = @state', '5', { '@state': 'Отправлено' }],
  [`c["state"] = 'draft' OR c['rank'] = 1`, '12'],
  ['c.rank = 2', '3'],
  [`c.rank = '2'`, '4'],
  ['c.rank > 1', '13'],
  ['c.rank >= 1', '123'],
  ['c.rank < 0', '5'],
  ['c.rank <= -1.5', '5'],
  ['1 < c.rank AND c.rank < 3', '3'],
  ['c.rank BETWEEN 1 AND 2', '23'],
  ['c.rank != 1', '135'],
  [`c.dueAt <= '2026-01-01'`, '3'],
  [`c.dueAt <= @now AND c.state = 'sent'`, '23', { '@now': '2026-06-01T00:00:00Z' }],
  [`c.state IN ('draft', 'accepted')`, '14'],
  [`c.state NOT IN ('draft', 'accepted')`, '235'],
  ['c.id IN (@one, @two)', '12', { '@one': '1', '@two': '2' }],
  ['ARRAY_CONTAINS(@ids, c.id)', '35', { '@ids': ['3', '5', '9'] }],
  [`ARRAY_CONTAINS(c.tags, 'vip')`, '12'],
  [`ARRAY_CONTAINS(c.tags, 'v')`, ''],
  ['ARRAY_CONTAINS(c.tags, @tag)', '5', { '@tag': { n: 1, kind: 'x' } }],
  ['IS_DEFINED(c.dueAt)', '23'],
  ['NOT IS_DEFINED(c.dueAt)', '145'],
  ['IS_NULL(c.owner)', '4'],
  ['IS_DEFINED(c.owner) AND NOT IS_NULL(c.owner)', '12'],
  [`c.owner.name = 'Ada'`, '1'],
  [`c.owner["the city"] = 'Bath'`, '1'],
  [`c.tags[0] = 'vip'`, '2'],
  [`c.tags[0].kind = 'x'`, '5'],
  [`STARTSWITH(c.state, 's')`, '23'],
  [`STARTSWITH(c.state, 'S')`, ''],
  [`STARTSWITH(c.state, 'S', true)`, '23'],
  [`CONTAINS(c.state, 'ent')`, '23'],
  [`CONTAINS(c.state, 'ПРАВ', true)`, '5'],
  [`CONTAINS(c.owner.name, 'd', false)`, '12'],
  [`StringEquals(c.owner.name, 'ADA', true)`, '12'],
  [`StringEquals(c.owner.name, 'ADA')`, ''],
  [`NOT (c.state = 'sent')`, '145'],
  [`NOT (c.state = 'sent' AND c.rank = 1)`, '1345'],
  [`(c.state = 'draft' OR c.state = 'sent') AND c.rank < 3`, '23'],
  [`c.state = 'draft' OR c.state = 'sent' AND c.rank < 2`, '12'],
  ['c.done', '3'],
  ['NOT c.done', '4'],
  ['c.done = false', '4'],
  [`c.note = 'It\\'s "here"'`, '5'],
  [`c.note = "It's \\"here\\""`, '5'],
  ['c.missing = 1', ''],
  ['NOT (c.missing = 1)', ''],
  ['c.missing = 1 OR c.rank = 1', '2'],
  [`c.aggregateId = 'a' AND c.rank = 1`, '2'],
  ['true', '12345'],
  ['false', ''],
];

const refused: readonly (readonly [title: string, query: string])[] = [
  ['text that is no query', 'SELEKT * FROM c'],
  ['an unfinished condition', 'SELECT * FROM c WHERE'],
  ['an unclosed parenthesis', 'SELECT * FROM c WHERE (c.a = 1'],
  ['an unknown alias', 'SELECT * FROM c WHERE d.a = 1'],
  ['a reserved word as a property', 'SELECT * FROM c WHERE c.order = 1'],
  ['two sort fields without a composite index', 'SELECT * FROM c ORDER BY c.rank, c.dueAt'],
  ['two sort fields against the composite index', 'SELECT * FROM c ORDER BY c.state ASC, c.rank ASC'],
  ['a sort field that is not indexed', 'SELECT * FROM c ORDER BY c.hidden.name'],
];

contract('Queries in Cosmos', (bench) => {
  before(async () => {
    for (const document of documents) {
      await bench().container.items.create({ ...document, aggregateId: 'a' });
      await bench().container.items.create({ ...document, aggregateId: 'b', other: true });
    }
  });

  const ask = async (query: string, parameters: Parameters = {}, partitionKey: string | undefined = 'a') => {
    const spec = { query, parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })) };
    const options = partitionKey === undefined ? {} : { partitionKey };
    return (await bench().container.items.query<unknown>(spec, options).fetchAll()).resources;
  };
  const askAll = async (query: string) =>
    (await bench().container.items.query<{ id: string; aggregateId: string }>(query).fetchAll()).resources;
  const ids = (resources: readonly unknown[]) => resources.map((one) => (one as { id: string }).id);

  for (const [where, expected, parameters] of conditions) {
    it(`finds ${expected || 'nothing'} where ${where}`, async () => {
      const found = await ask(`SELECT * FROM c WHERE ${where}`, parameters);
      assert.equal(ids(found).sort().join(''), expected);
    });
  }

  it('reads only the partition that is named', async () => {
    const found = (await ask('SELECT * FROM c')) as { aggregateId: string }[];
    assert.deepEqual(new Set(found.map((one) => one.aggregateId)), new Set(['a']));
    assert.equal(found.length, documents.length);
  });

  it('reads all partitions when none is named', async () => {
    const found = await askAll(`SELECT * FROM c WHERE c.state = 'sent'`);
    assert.deepEqual(found.map((one) => one.aggregateId + one.id).sort(), ['a2', 'a3', 'b2', 'b3']);
  });

  it('finds nothing in a partition that is not there', async () => {
    assert.deepEqual(await ask('SELECT * FROM c', {}, 'nobody'), []);
  });

  it('gives whole documents with their system properties', async () => {
    const [found] = (await ask(`SELECT * FROM c WHERE c.id = '1'`)) as Record<string, unknown>[];
    const { resource } = await bench().container.item('1', 'a').read();
    assert.deepEqual(found, resource);
  });

  it('gives chosen properties, named by their last step or AS, and leaves out what is undefined', async () => {
    assert.deepEqual(await ask(`SELECT c.id, c.owner.name, c.dueAt AS due FROM c WHERE c.rank IN (1, 3)`), [
      { id: '1', name: 'Ada' },
      { id: '2', name: 'ada', due: '2026-01-02' },
    ]);
  });

  it('gives bare values, and none where there is none', async () => {
    const values = (await ask('SELECT VALUE c.dueAt FROM c')) as string[];
    assert.deepEqual(values.sort(), ['2026-01-01', '2026-01-02']);
  });

  it('takes any name for the document', async () => {
    assert.deepEqual(await ask('select one.id from items AS one where one.rank = 1'), [{ id: '2' }]);
    assert.deepEqual(await ask('SELECT root.id FROM root WHERE root.rank = 1'), [{ id: '2' }]);
    assert.deepEqual(await ask('SELECT r.id FROM root r WHERE r.rank = 1'), [{ id: '2' }]);
  });

  it('counts, in one partition and in all', async () => {
    assert.deepEqual(await ask('SELECT VALUE COUNT(1) FROM c'), [5]);
    assert.deepEqual(await ask(`SELECT VALUE COUNT(1) FROM c WHERE c.state = 'sent'`), [2]);
    assert.deepEqual(await ask(`SELECT VALUE COUNT(1) FROM c WHERE c.state = 'nothing'`), [0]);
    const byState = await ask(
      `SELECT c.state AS name, COUNT(1) AS many FROM c WHERE c.state = 'sent' GROUP BY c.state`,
    );
    assert.deepEqual(byState, [{ name: 'sent', many: 2 }]);
    const all = await bench().container.items.query<number>('SELECT VALUE COUNT(1) FROM c').fetchAll();
    assert.deepEqual(all.resources, [10]);
  });

  it('sorts by one field, up and down, leaving out documents that lack it', async () => {
    assert.deepEqual(ids(await ask('SELECT * FROM c ORDER BY c.dueAt')), ['3', '2']);
    assert.deepEqual(ids(await ask('SELECT * FROM c ORDER BY c.dueAt DESC')), ['2', '3']);
  });

  it('sorts numbers before texts, and texts by their code points', async () => {
    assert.deepEqual(ids(await ask('SELECT * FROM c ORDER BY c.rank ASC')), ['5', '2', '3', '1', '4']);
    assert.deepEqual(ids(await ask(`SELECT * FROM c WHERE c.id != '2' ORDER BY c.state`)), [
      '4',
      '1',
      '3',
      '5',
    ]);
  });

  it('sorts by two fields where a composite index covers them, or all of them reversed', async () => {
    const forth = 'SELECT * FROM c WHERE IS_DEFINED(c.dueAt) ORDER BY c.state ASC, c.rank DESC';
    const back = 'SELECT * FROM c WHERE IS_DEFINED(c.dueAt) ORDER BY c.state DESC, c.rank ASC';
    assert.deepEqual(ids(await ask(forth)), ['3', '2']);
    assert.deepEqual(ids(await ask(back)), ['2', '3']);
  });

  it('sorts over all partitions', async () => {
    const found = await askAll(`SELECT * FROM c WHERE c.state = 'sent' ORDER BY c.dueAt DESC`);
    assert.deepEqual(ids(found), ['2', '2', '3', '3']);
  });

  it('stops after TOP, and skips with OFFSET', async () => {
    assert.deepEqual(ids(await ask('SELECT TOP 2 * FROM c ORDER BY c.rank')), ['5', '2']);
    assert.deepEqual(ids(await ask('SELECT * FROM c ORDER BY c.rank OFFSET 1 LIMIT 2')), ['2', '3']);
  });

  for (const [title, query] of refused) {
    it(`refuses ${title} with 400`, async () => {
      assert.equal(await statusOf(ask(query).then(() => ({ statusCode: 200 }))), 400);
    });
  }
});
