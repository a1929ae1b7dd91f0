import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { contract } from './accounts.ts';
import { statusOf } from './outcomes.ts';

const ifMatch = (condition: string) => ({ accessCondition: { type: 'IfMatch', condition } });
const stale = '"00000000-0000-0000-0000-000000000000"';

contract('Conditions on etags in Cosmos', (bench) => {
  const items = () => bench().container.items;
  const item = (id: string) => bench().container.item(id, 'a');
  const fresh = async () => {
    const { resource, etag } = await items().create({ id: randomUUID(), aggregateId: 'a', count: 0 });
    return { id: String(resource?.id), etag };
  };

  it('replaces, patches, upserts and deletes with the current etag', async () => {
    const { id, etag } = await fresh();
    const replaced = await item(id).replace({ id, aggregateId: 'a', count: 1 }, ifMatch(etag));
    const patched = await item(id).patch([{ op: 'incr', path: '/count', value: 1 }], ifMatch(replaced.etag));
    const upserted = await items().upsert({ id, aggregateId: 'a', count: 3 }, ifMatch(patched.etag));
    assert.equal((await item(id).delete(ifMatch(upserted.etag))).statusCode, 204);
  });

  it('answers 412 to each of them with a stale etag, and changes nothing', async () => {
    const { id, etag } = await fresh();
    const body = { id, aggregateId: 'a', count: 9 };
    assert.equal(await statusOf(item(id).replace(body, ifMatch(stale))), 412);
    assert.equal(
      await statusOf(item(id).patch([{ op: 'set', path: '/count', value: 9 }], ifMatch(stale))),
      412,
    );
    assert.equal(await statusOf(items().upsert(body, ifMatch(stale))), 412);
    assert.equal(await statusOf(item(id).delete(ifMatch(stale))), 412);
    const { resource, etag: after } = await item(id).read();
    assert.deepEqual([resource?.count, after], [0, etag]);
  });

  it('takes * for any etag', async () => {
    const { id } = await fresh();
    assert.equal(await statusOf(item(id).replace({ id, aggregateId: 'a' }, ifMatch('*'))), 200);
  });

  it('answers 404, not 412, to a replace and a delete of what is absent', async () => {
    const id = randomUUID();
    assert.equal(await statusOf(item(id).replace({ id, aggregateId: 'a' }, ifMatch(stale))), 404);
    assert.equal(await statusOf(item(id).delete(ifMatch(stale))), 404);
  });

  it('creates by an upsert with an etag where nothing is', async () => {
    const id = randomUUID();
    assert.equal(await statusOf(items().upsert({ id, aggregateId: 'a' }, ifMatch(stale))), 201);
  });

  it('answers 304 without a document to a read of what did not change', async () => {
    const { id, etag } = await fresh();
    const notModified = { accessCondition: { type: 'IfNoneMatch', condition: etag } };
    const same = await item(id).read(notModified);
    assert.deepEqual([same.statusCode, same.resource ?? undefined], [304, undefined]);
    await item(id).replace({ id, aggregateId: 'a', count: 1 });
    const changed = await item(id).read(notModified);
    assert.deepEqual([changed.statusCode, changed.resource?.count], [200, 1]);
  });

  it('lets exactly one of many racing writers through', async () => {
    const { id, etag } = await fresh();
    const racers = Array.from({ length: 10 }, (_, count) =>
      statusOf(item(id).replace({ id, aggregateId: 'a', count }, ifMatch(etag))),
    );
    const statuses = await Promise.all(racers);
    assert.deepEqual([...statuses].sort(), [200, ...Array.from({ length: 9 }, () => 412)]);
  });

  it('lets exactly one of many racing creators through', async () => {
    const id = randomUUID();
    const racers = Array.from({ length: 10 }, () => statusOf(items().create({ id, aggregateId: 'a' })));
    const statuses = await Promise.all(racers);
    assert.deepEqual([...statuses].sort(), [201, ...Array.from({ length: 9 }, () => 409)]);
  });

  it('loses no increment when writers read, change and try again on 412', async () => {
    const { id } = await fresh();
    const increase = async (): Promise<void> => {
      const { resource, etag } = await item(id).read<{ count: number }>();
      const body = { id, aggregateId: 'a', count: (resource?.count ?? 0) + 1 };
      const status = await statusOf(item(id).replace(body, ifMatch(etag)));
      if (status === 412) await increase();
    };
    await Promise.all(Array.from({ length: 6 }, increase));
    assert.equal((await item(id).read()).resource?.count, 6);
  });
});
