import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PatchOperation } from '@azure/cosmos';
import { contract } from './accounts.ts';
import { statusOf } from './outcomes.ts';

interface Row {
  readonly title: string;
  readonly operations: readonly PatchOperation[];
  readonly after: object;
}

const before = { count: 1, name: 'Sirius', list: ['a', 'b'], nested: { deep: { flag: true } } };

const rows: readonly Row[] = [
  {
    title: 'adds a property',
    operations: [{ op: 'add', path: '/extra', value: [1] }],
    after: { extra: [1] },
  },
  {
    title: 'adds over a property',
    operations: [{ op: 'add', path: '/count', value: 5 }],
    after: { count: 5 },
  },
  {
    title: 'inserts into an array',
    operations: [{ op: 'add', path: '/list/1', value: 'x' }],
    after: { list: ['a', 'x', 'b'] },
  },
  {
    title: 'appends to an array',
    operations: [{ op: 'add', path: '/list/-', value: 'x' }],
    after: { list: ['a', 'b', 'x'] },
  },
  {
    title: 'sets an element of an array',
    operations: [{ op: 'set', path: '/list/0', value: 'x' }],
    after: { list: ['x', 'b'] },
  },
  {
    title: 'sets a property that was not there',
    operations: [{ op: 'set', path: '/nested/deep/more', value: null }],
    after: { nested: { deep: { flag: true, more: null } } },
  },
  {
    title: 'replaces a property',
    operations: [{ op: 'replace', path: '/name', value: 'Сириус' }],
    after: { name: 'Сириус' },
  },
  { title: 'removes an element', operations: [{ op: 'remove', path: '/list/0' }], after: { list: ['b'] } },
  { title: 'increases', operations: [{ op: 'incr', path: '/count', value: 2.5 }], after: { count: 3.5 } },
  {
    title: 'increases from nothing',
    operations: [{ op: 'incr', path: '/hits', value: 2 }],
    after: { hits: 2 },
  },
  {
    title: 'applies operations one after the other',
    operations: [
      { op: 'add', path: '/box', value: {} },
      { op: 'set', path: '/box/a', value: 1 },
      { op: 'incr', path: '/box/a', value: 1 },
    ],
    after: { box: { a: 2 } },
  },
];

const refused: readonly (readonly [string, readonly PatchOperation[]])[] = [
  ['replaces what is absent', [{ op: 'replace', path: '/absent', value: 1 }]],
  ['removes what is absent', [{ op: 'remove', path: '/absent' }]],
  ['adds below what is absent', [{ op: 'add', path: '/absent/child', value: 1 }]],
  ['inserts far beyond the end of an array', [{ op: 'add', path: '/list/9', value: 1 }]],
  ['increases a text', [{ op: 'incr', path: '/name', value: 1 }]],
  ['changes the id', [{ op: 'set', path: '/id', value: 'other' }]],
  ['changes the partition key', [{ op: 'set', path: '/aggregateId', value: 'other' }]],
  [
    'has more than ten operations',
    Array.from({ length: 11 }, (_, value) => ({ op: 'set' as const, path: '/count', value })),
  ],
];

contract('Patches in Cosmos', (bench) => {
  const fresh = async () => {
    const id = randomUUID();
    await bench().container.items.create({ id, aggregateId: 'a', ...structuredClone(before) });
    return bench().container.item(id, 'a');
  };
  const contentOf = (resource: object | undefined) => {
    const { id, aggregateId, _rid, _self, _etag, _ts, _attachments, ...content } = (resource ?? {}) as Record<
      string,
      unknown
    >;
    return content;
  };

  for (const { title, operations, after } of rows) {
    it(title, async () => {
      const item = await fresh();
      const { statusCode, resource } = await item.patch([...operations]);
      assert.equal(statusCode, 200);
      assert.deepEqual(contentOf(resource), { ...before, ...after });
      assert.deepEqual(contentOf((await item.read()).resource), { ...before, ...after });
    });
  }

  for (const [title, operations] of refused) {
    it(`answers 400 and changes nothing when a patch ${title}`, async () => {
      const item = await fresh();
      assert.equal(await statusOf(item.patch([...operations])), 400);
      assert.deepEqual(contentOf((await item.read()).resource), before);
    });
  }

  it('undoes the first operations when a later one is refused', async () => {
    const item = await fresh();
    const operations: PatchOperation[] = [
      { op: 'set', path: '/count', value: 9 },
      { op: 'remove', path: '/absent' },
    ];
    assert.equal(await statusOf(item.patch(operations)), 400);
    assert.equal((await item.read()).resource?.count, 1);
  });

  it('applies a conditional patch where its condition holds, and answers 412 where it does not', async () => {
    const item = await fresh();
    const operations: PatchOperation[] = [{ op: 'incr', path: '/count', value: 1 }];
    const condition = 'from c where c.count = 1 and c.nested.deep.flag';
    assert.equal(await statusOf(item.patch({ condition, operations })), 200);
    assert.equal(await statusOf(item.patch({ condition, operations })), 412);
    assert.equal((await item.read()).resource?.count, 2);
  });
});
