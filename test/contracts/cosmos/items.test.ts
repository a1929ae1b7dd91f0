import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { contract } from './accounts.ts';
import { statusOf } from './outcomes.ts';
import { inPartition, sendRaw } from './raw-request.ts';

contract('Documents in Cosmos', (bench) => {
  const items = () => bench().container.items;
  const item = (id: string, aggregateId: string) => bench().container.item(id, aggregateId);

  it('answers 201 to a create, with the document and its system properties', async () => {
    const id = randomUUID();
    const document: Record<string, unknown> = { id, aggregateId: 'a', state: 'draft' };
    const { statusCode, resource, etag } = await items().create(document);
    assert.equal(statusCode, 201);
    assert.equal(resource?.state, 'draft');
    assert.equal(resource?._etag, etag);
    assert.match(String(resource?._self), /^dbs\/.+\/colls\/.+\/docs\/.+\/$/);
    assert.equal(resource?._attachments, 'attachments/');
    assert.ok(Math.abs(Number(resource?._ts) - Date.now() / 1000) < 300);
  });

  it('keeps every kind of JSON value as it was given', async () => {
    const id = randomUUID();
    const given = {
      id,
      aggregateId: 'a',
      text: 'Сириус "quoted" \u2028 \u0000 😀',
      number: 1.5e-7,
      whole: 9007199254740991,
      nothing: null,
      list: [1, [2, { three: [] }], true],
      nested: { 'odd key.[0]': false, toString: 'own' },
    };
    await items().create(given);
    const { resource } = await item(id, 'a').read();
    const { _rid, _self, _etag, _ts, _attachments, ...kept } = resource ?? {};
    assert.deepEqual(kept, given);
  });

  it('replaces what the caller claims for system properties', async () => {
    const id = randomUUID();
    const { resource } = await items().create({ id, aggregateId: 'a', _etag: 'mine', _rid: 'mine', _ts: 1 });
    assert.notEqual(resource?._etag, 'mine');
    assert.notEqual(resource?._rid, 'mine');
    assert.notEqual(resource?._ts, 1);
  });

  it('answers 409 to a create of an id that is taken in the partition', async () => {
    const id = randomUUID();
    await items().create({ id, aggregateId: 'a' });
    assert.equal(await statusOf(items().create({ id, aggregateId: 'a' })), 409);
  });

  it('keeps partitions apart: one id may be in each, and is only found in its own', async () => {
    const id = randomUUID();
    await items().create({ id, aggregateId: 'a', from: 'a' });
    await items().create({ id, aggregateId: 'b', from: 'b' });
    await item(id, 'a').delete();
    assert.equal((await item(id, 'a').read()).statusCode, 404);
    assert.equal((await item(id, 'b').read()).resource?.from, 'b');
  });

  it('tells partition keys of different types apart', async () => {
    const id = randomUUID();
    for (const aggregateId of ['1', 1, true, null]) await items().create({ id, aggregateId });
    for (const aggregateId of ['1', 1, true, null]) {
      const { resource } = await bench().container.item(id, aggregateId).read();
      assert.equal(resource?.aggregateId, aggregateId);
    }
  });

  it('answers 404 without a sub-status to a read of what is absent, and does not throw', async () => {
    const { statusCode, resource, substatus } = await item(randomUUID(), 'a').read();
    assert.deepEqual([statusCode, resource, substatus ?? 0], [404, undefined, 0]);
  });

  it('answers 404 with sub-status 1003 where the container is absent', async () => {
    const answer = await sendRaw(bench().account, {
      method: 'GET',
      path: `${bench().database.url}/colls/not-there/docs/1`,
      headers: inPartition('a'),
    });
    assert.deepEqual([answer.status, answer.headers.get('x-ms-substatus')], [404, '1003']);
  });

  it('creates by upsert with 201 and replaces by upsert with 200', async () => {
    const id = randomUUID();
    const first = await items().upsert({ id, aggregateId: 'a', old: true });
    const second = await items().upsert({ id, aggregateId: 'a', fresh: true });
    assert.deepEqual([first.statusCode, second.statusCode], [201, 200]);
    const { resource } = await item(id, 'a').read();
    assert.deepEqual([resource?.old, resource?.fresh], [undefined, true]);
  });

  it('keeps the resource id and changes the etag with each write', async () => {
    const id = randomUUID();
    const { resource: first } = await items().create({ id, aggregateId: 'a' });
    const { resource: second } = await item(id, 'a').replace({ id, aggregateId: 'a', again: 1 });
    assert.equal(second?._rid, first?._rid);
    assert.notEqual(second?._etag, first?._etag);
  });

  it('answers 404 to replace, patch and delete of what is absent', async () => {
    const id = randomUUID();
    assert.equal(await statusOf(item(id, 'a').replace({ id, aggregateId: 'a' })), 404);
    assert.equal(await statusOf(item(id, 'a').patch([{ op: 'set', path: '/x', value: 1 }])), 404);
    assert.equal(await statusOf(item(id, 'a').delete()), 404);
  });

  it('answers 204 to a delete, after which the document is gone', async () => {
    const id = randomUUID();
    await items().create({ id, aggregateId: 'a' });
    assert.equal((await item(id, 'a').delete()).statusCode, 204);
    assert.equal((await item(id, 'a').read()).statusCode, 404);
  });

  it('refuses a document whose partition key is not the one of the request with 400 and sub-status 1001', async () => {
    const answer = await sendRaw(bench().account, {
      method: 'POST',
      path: `${bench().container.url}/docs`,
      headers: inPartition('other'),
      body: { id: randomUUID(), aggregateId: 'a' },
    });
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('x-ms-substatus'), '1001');
  });

  it('refuses a point operation that names no partition with 400', async () => {
    const answer = await sendRaw(bench().account, {
      method: 'GET',
      path: `${bench().container.url}/docs/${randomUUID()}`,
    });
    assert.equal(answer.status, 400);
  });

  it('says what each call cost, and under which activity', async () => {
    const id = randomUUID();
    const { requestCharge, activityId } = await items().create({ id, aggregateId: 'a' });
    assert.ok(requestCharge > 0);
    assert.match(activityId, /^[0-9a-f-]{36}$/);
  });

  it('answers errors with a code word and a message', async () => {
    const answer = await sendRaw(bench().account, {
      method: 'GET',
      path: `${bench().container.url}/docs/${randomUUID()}`,
      headers: inPartition('a'),
    });
    assert.equal(answer.status, 404);
    const { code, message } = answer.body as { code: string; message: string };
    assert.equal(code, 'NotFound');
    assert.match(message, /specified id does not exist/);
  });
});
