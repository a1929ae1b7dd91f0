import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OperationInput } from '@azure/cosmos';
import { contract } from './accounts.ts';
import { statusOf } from './outcomes.ts';
import { inPartition, sendRaw } from './raw-request.ts';

const stale = '"00000000-0000-0000-0000-000000000000"';

contract('Batches in Cosmos', (bench) => {
  const items = () => bench().container.items;
  const run = async (operations: OperationInput[], key = 'a') => {
    const { code, result } = await items().batch(operations, key);
    return { code, result: result ?? [], statuses: result?.map((one) => one.statusCode) };
  };
  const create = (id: string, aggregateId = 'a'): OperationInput => ({
    operationType: 'Create',
    resourceBody: { id, aggregateId },
  });
  const exists = async (id: string) => (await bench().container.item(id, 'a').read()).statusCode === 200;

  it('does every kind of operation at once, each with its own status, etag and document', async () => {
    const [kept, changed, removed, made, put] = Array.from({ length: 5 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
    ];
    for (const id of [kept, changed, removed]) await items().create({ id, aggregateId: 'a', count: 1 });
    const { code, statuses, result } = await run([
      create(made),
      { operationType: 'Upsert', resourceBody: { id: put, aggregateId: 'a' } },
      { operationType: 'Upsert', resourceBody: { id: put, aggregateId: 'a', twice: true } },
      { operationType: 'Read', id: kept },
      { operationType: 'Replace', id: changed, resourceBody: { id: changed, aggregateId: 'a', count: 2 } },
      {
        operationType: 'Patch',
        id: changed,
        resourceBody: { operations: [{ op: 'incr', path: '/count', value: 1 }] },
      },
      { operationType: 'Delete', id: removed },
    ]);
    assert.equal(code, 200);
    assert.deepEqual(statuses, [201, 201, 200, 200, 200, 200, 204]);
    assert.equal(result[5]?.resourceBody?.count, 3);
    const { resource, etag } = await bench().container.item(changed, 'a').read();
    assert.equal(resource?.count, 3);
    assert.equal(result[5]?.eTag, etag);
    assert.equal(await exists(removed), false);
  });

  it('undoes all when one is refused: 207, the culprit with its status, 424 for every other one', async () => {
    const [first, taken, last] = [randomUUID(), randomUUID(), randomUUID()];
    await items().create({ id: taken, aggregateId: 'a' });
    const { code, statuses } = await run([create(first), create(taken), create(last)]);
    assert.equal(code, 207);
    assert.deepEqual(statuses, [424, 409, 424]);
    assert.deepEqual([await exists(first), await exists(last)], [false, false]);
  });

  it('guards each operation by its own etag', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const { etag } = await items().create({ id: one, aggregateId: 'a' });
    const replace = (ifMatch: string): OperationInput => ({
      operationType: 'Replace',
      id: one,
      ifMatch,
      resourceBody: { id: one, aggregateId: 'a', changed: true },
    });
    assert.deepEqual((await run([create(two), replace(stale)])).statuses, [424, 412]);
    assert.equal(await exists(two), false);
    assert.deepEqual((await run([create(two), replace(etag)])).statuses, [201, 200]);
  });

  it('answers 404 for the culprit that reads, replaces or deletes what is absent', async () => {
    const id = randomUUID();
    assert.deepEqual((await run([{ operationType: 'Read', id }])).statuses, [404]);
    assert.deepEqual((await run([{ operationType: 'Delete', id }])).statuses, [404]);
    const replace: OperationInput = { operationType: 'Replace', id, resourceBody: { id, aggregateId: 'a' } };
    assert.deepEqual((await run([create(randomUUID()), replace])).statuses, [424, 404]);
  });

  it('answers 400 for the culprit of another partition', async () => {
    const { code, statuses } = await run([create(randomUUID()), create(randomUUID(), 'b')]);
    assert.deepEqual([code, statuses], [207, [424, 400]]);
  });

  it('takes a hundred operations and refuses a hundred and one', async () => {
    const operations = Array.from({ length: 100 }, () => create(randomUUID()));
    assert.equal((await run(operations)).code, 200);
    const answer = await sendRaw(bench().account, {
      method: 'POST',
      path: `${bench().container.url}/docs`,
      headers: {
        ...inPartition('a'),
        'x-ms-cosmos-is-batch-request': 'True',
        'x-ms-cosmos-batch-atomic': 'True',
      },
      body: Array.from({ length: 101 }, () => create(randomUUID())),
    });
    assert.equal(answer.status, 400);
  });

  it('refuses a batch of more than 2 MB with 413, and writes nothing', async () => {
    const ids = [randomUUID(), randomUUID()];
    const text = 'x'.repeat(1_100_000);
    const operations = ids.map(
      (id): OperationInput => ({ operationType: 'Create', resourceBody: { id, aggregateId: 'a', text } }),
    );
    assert.equal(await statusOf(items().batch(operations, 'a')), 413);
    assert.deepEqual(await Promise.all(ids.map(exists)), [false, false]);
  });

  it('lets exactly one of two racing batches with the same record through', async () => {
    const record = randomUUID();
    const racing = Array.from({ length: 5 }, () => run([create(randomUUID()), create(record)]));
    const codes = (await Promise.all(racing)).map(({ code }) => code);
    assert.deepEqual([...codes].sort(), [200, 207, 207, 207, 207]);
  });
});
