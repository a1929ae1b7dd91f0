import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { contract } from './accounts.ts';
import { statusOf } from './outcomes.ts';

/** Between two looks: nothing announces that a time to live is over. */
const breath = () => wait(100);

contract('Time to live in Cosmos', (bench) => {
  const items = () => bench().container.items;
  const isThere = async (id: string) => (await bench().container.item(id, 'a').read()).statusCode === 200;

  it('hides a document when its time is over, keeps one that is written again, and frees the id', async () => {
    const [short, renewed, long, plain] = Array.from({ length: 4 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
    ];
    await items().create({ id: short, aggregateId: 'a', ttl: 1, kind: short });
    await items().create({ id: long, aggregateId: 'a', ttl: 1000 });
    await items().create({ id: plain, aggregateId: 'a' });
    do {
      await items().upsert({ id: renewed, aggregateId: 'a', ttl: 10 });
      await breath();
    } while (await isThere(short));
    assert.deepEqual(await Promise.all([renewed, long, plain].map(isThere)), [true, true, true]);
    const found = await items()
      .query({ query: 'SELECT * FROM c WHERE c.kind = @kind', parameters: [{ name: '@kind', value: short }] })
      .fetchAll();
    assert.equal(found.resources.length, 0);
    assert.equal(await statusOf(items().create({ id: short, aggregateId: 'a' })), 201);
  });

  for (const ttl of [0, -2, 1.5, 'soon']) {
    it(`refuses a ttl of ${JSON.stringify(ttl)} with 400`, async () => {
      const document: Record<string, unknown> = { id: randomUUID(), aggregateId: 'a', ttl };
      assert.equal(await statusOf(items().create(document)), 400);
    });
  }

  it('keeps a document for ever with a ttl of -1', async () => {
    assert.equal(await statusOf(items().create({ id: randomUUID(), aggregateId: 'a', ttl: -1 })), 201);
  });
});

contract(
  'Time to live in a Cosmos container with a default',
  (bench) => {
    it('expires documents by the default, and those with -1 never', async () => {
      const [short, kept] = [randomUUID(), randomUUID()];
      const { items } = bench().container;
      await items.create({ id: short, aggregateId: 'a' });
      await items.create({ id: kept, aggregateId: 'a', ttl: -1 });
      while ((await bench().container.item(short, 'a').read()).statusCode === 200) await breath();
      const { resources } = await items.query('SELECT c.id FROM c', { partitionKey: 'a' }).fetchAll();
      assert.deepEqual(resources, [{ id: kept }]);
    });
  },
  { defaultTtl: 1 },
);
