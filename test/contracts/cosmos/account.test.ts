import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect, containerRequest, contract } from './accounts.ts';
import { outcomeOf, statusOf } from './outcomes.ts';
import { inPartition, sendRaw } from './raw-request.ts';

const wrongKey = Buffer.from('not the key at all').toString('base64');

contract('A Cosmos account', (bench) => {
  it('says where it can be read and written', async () => {
    const { resource } = await bench().client.getDatabaseAccount();
    assert.ok((resource?.writableLocations.length ?? 0) > 0);
    assert.ok((resource?.readableLocations.length ?? 0) > 0);
  });

  it('creates, reads, lists and deletes databases', async () => {
    const { databases } = bench().client;
    const id = `contract-${randomUUID()}`;
    const { database, statusCode } = await databases.create({ id });
    assert.equal(statusCode, 201);
    assert.equal((await database.read()).resource?.id, id);
    assert.equal(await statusOf(databases.create({ id })), 409);
    assert.equal((await databases.createIfNotExists({ id })).statusCode, 200);
    const { resources } = await databases.readAll().fetchAll();
    assert.ok(resources.some((one) => one.id === id));
    assert.equal((await database.delete()).statusCode, 204);
    assert.equal(await statusOf(database.read()), 404);
    assert.equal(await statusOf(database.delete()), 404);
  });

  it('creates, reads, lists and deletes containers, with what they were created with', async () => {
    const { containers } = bench().database;
    const request = containerRequest();
    const id = request.id ?? '';
    const { container, statusCode } = await containers.create(structuredClone(request));
    assert.equal(statusCode, 201);
    const { resource } = await container.read();
    assert.deepEqual(resource?.partitionKey?.paths, ['/aggregateId']);
    assert.equal(resource?.defaultTtl, -1);
    assert.deepEqual(resource?.indexingPolicy?.compositeIndexes, [
      [
        { path: '/state', order: 'ascending' },
        { path: '/rank', order: 'descending' },
      ],
    ]);
    assert.equal(await statusOf(containers.create(structuredClone(request))), 409);
    assert.equal((await containers.createIfNotExists(structuredClone(request))).statusCode, 200);
    const { resources } = await containers.readAll().fetchAll();
    assert.ok(resources.some((one) => one.id === id));
    assert.equal((await container.delete()).statusCode, 204);
    assert.equal(await statusOf(container.read()), 404);
  });

  it('forgets the documents of a deleted container', async () => {
    const { containers } = bench().database;
    const request = containerRequest();
    const first = await containers.create(structuredClone(request));
    await first.container.items.create({ id: '1', aggregateId: 'a' });
    await first.container.delete();
    const second = await containers.create(structuredClone(request));
    assert.equal((await second.container.item('1', 'a').read()).statusCode, 404);
    await second.container.delete();
  });

  it('refuses an indexing policy that says nothing of the root with 400', async () => {
    const indexingPolicy = { includedPaths: [{ path: '/a/?' }], excludedPaths: [{ path: '/b/?' }] };
    assert.equal(
      await statusOf(bench().database.containers.create(containerRequest({ indexingPolicy }))),
      400,
    );
  });

  it('refuses a default time to live of 0 with 400', async () => {
    assert.equal(
      await statusOf(bench().database.containers.create(containerRequest({ defaultTtl: 0 }))),
      400,
    );
  });

  it('tells in which ranges a container keeps its partitions', async () => {
    const { resources } = await bench().container.readPartitionKeyRanges().fetchAll();
    assert.ok(resources.length > 0);
    assert.equal(resources[0]?.minInclusive, '');
    assert.equal(resources.at(-1)?.maxExclusive, 'FF');
  });

  it('answers 401 to a wrong key, and to none', async () => {
    const stranger = connect({ endpoint: bench().account.endpoint, key: wrongKey });
    assert.equal(
      await statusOf(
        stranger.databases
          .readAll()
          .fetchAll()
          .then(() => ({ statusCode: 200 })),
      ),
      401,
    );
    stranger.dispose();
    const response = await fetch(`${bench().account.endpoint.replace(/\/$/, '')}/dbs`);
    assert.equal(response.status, 401);
  });

  it('answers 401 to a signature for another resource', async () => {
    const { url } = bench().container;
    const signed = await sendRaw(bench().account, { method: 'GET', path: url });
    assert.equal(signed.status, 200);
    const wrong = await sendRaw(bench().account, { method: 'GET', path: url, key: wrongKey });
    assert.equal(wrong.status, 401);
  });

  it('answers 403 to a signature from another time', async () => {
    const date = new Date(Date.now() - 3_600_000);
    const answer = await sendRaw(bench().account, { method: 'GET', path: bench().container.url, date });
    assert.equal(answer.status, 403);
  });
});

contract('Sessions in Cosmos', (bench) => {
  const lsnOf = (token: string | undefined) => Number(/#(\d+)/.exec(token ?? '')?.[1]);
  const write = () => bench().container.items.create({ id: randomUUID(), aggregateId: 'a' });

  it('gives a session token that grows with each write', async () => {
    const tokens: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { headers } = await write();
      tokens.push(lsnOf(String(headers['x-ms-session-token'])));
    }
    assert.ok(tokens.every((token, index) => index === 0 || token > (tokens[index - 1] ?? 0)));
  });

  it('names the owner of the token, so that the client keeps it and sends it back', async () => {
    const { headers } = await write();
    assert.equal(headers['x-ms-alt-content-path'], bench().container.url);
    assert.equal(Buffer.from(String(headers['x-ms-content-path']).replaceAll('-', '/'), 'base64').length, 8);
  });

  it('answers 404 with sub-status 1002, not plainly, to a read with a token from the future', async () => {
    const { resource, headers } = await write();
    const token = String(headers['x-ms-session-token']);
    const future = token.replace(/#\d+/, `#${lsnOf(token) + 1_000_000}`);
    const answer = await sendRaw(bench().account, {
      method: 'GET',
      path: `${bench().container.url}/docs/${resource?.id}`,
      headers: { ...inPartition('a'), 'x-ms-session-token': future, 'x-ms-consistency-level': 'Session' },
    });
    assert.deepEqual([answer.status, answer.headers.get('x-ms-substatus')], [404, '1002']);
  });

  it('answers what is absent with a session token too', async () => {
    const answer = await outcomeOf(bench().container.item(randomUUID(), 'a').read());
    assert.deepEqual([answer.status, answer.substatus ?? 0], [404, 0]);
  });
});
