/** Traits of the local Cosmos that a test can only see by holding its clock, its limits or its files. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Container, CosmosClient } from '@azure/cosmos';
import {
  connect,
  containerRequest,
  type LocalOverrides,
  type OpenAccount,
  openLocalAccount,
} from './accounts.ts';

interface Opened {
  readonly account: OpenAccount;
  readonly client: CosmosClient;
  readonly container: Container;
}

describe('The local Cosmos', () => {
  let dataDir: string;
  const opened: Opened[] = [];

  const open = async (overrides: LocalOverrides = {}): Promise<Opened> => {
    const account = await openLocalAccount({ dataDir, ...overrides });
    const client = connect(account);
    const { database } = await client.databases.createIfNotExists({ id: 'one' });
    const { container } = await database.containers.createIfNotExists(containerRequest({ id: 'two' }));
    const one = { account, client, container };
    opened.push(one);
    return one;
  };
  const close = async () => {
    for (const { account, client } of opened.splice(0)) {
      client.dispose();
      await account.close();
    }
  };

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'cosmos-'));
  });
  afterEach(async () => {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('serves a client with nothing but its defaults, at the address that the account names', async () => {
    const { account } = await open();
    const client = new CosmosClient({ endpoint: account.endpoint, key: account.key });
    assert.equal(await client.getWriteEndpoint(), `${account.endpoint}/`);
    const container = client.database('one').container('two');
    await container.items.create({ id: '1', aggregateId: 'a' });
    assert.equal((await container.item('1', 'a').read()).statusCode, 200);
    client.dispose();
  });

  it('tells a client whose session is ahead of the data so, and the client does not take it for absence', async () => {
    const { container } = await open();
    const { headers } = await container.items.create({ id: '1', aggregateId: 'a' });
    const sessionToken = String(headers['x-ms-session-token']).replace(/#\d+/, '#999999');
    const read = await container.item('1', 'a').read({ sessionToken });
    assert.deepEqual([read.statusCode, read.substatus], [404, 1002]);
  });

  it('drops the indexes of a deleted container, and no other ones', async () => {
    const { client, container } = await open();
    const { containers } = client.database('one');
    for (let number = 0; number < 10; number += 1) {
      const { container: other } = await containers.create(containerRequest());
      await other.items.query(`SELECT * FROM c WHERE c.kind = 'x'`).fetchAll();
    }
    await container.items.query(`SELECT * FROM c WHERE c.kind = 'x'`).fetchAll();
    await container.delete();
    await close();
    const file = new DatabaseSync(join(dataDir, 'cosmos.sqlite'), { readOnly: true });
    assert.equal(
      file.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name GLOB 'path_*'`).get()?.n,
      10,
    );
    file.close();
  });

  it('answers empty pages that continue when a page may look at few documents', async () => {
    const { container } = await open({ maxExaminedPerPage: 10 });
    for (let index = 0; index < 35; index += 1) {
      await container.items.create({
        id: String(index).padStart(2, '0'),
        aggregateId: 'a',
        last: index === 34,
      });
    }
    const iterator = container.items.query('SELECT * FROM c WHERE c.last', { partitionKey: 'a' });
    const sizes: number[] = [];
    while (iterator.hasMoreResults()) sizes.push((await iterator.fetchNext()).resources?.length ?? 0);
    assert.deepEqual(sizes, [0, 0, 0, 1]);
  });

  it('keeps documents, etags and sessions over a restart', async () => {
    const first = await open();
    const { resource, headers } = await first.container.items.create({ id: '1', aggregateId: 'a' });
    await close();
    const second = await open();
    const read = await second.container.item('1', 'a').read();
    assert.deepEqual(read.resource, resource);
    const next = await second.container.items.create({ id: '2', aggregateId: 'a' });
    const lsn = (token: unknown) => Number(/#(\d+)/.exec(String(token))?.[1]);
    assert.ok(lsn(next.headers['x-ms-session-token']) > lsn(headers['x-ms-session-token']));
  });

  it('answers a write only when another connection to the file can see it', async () => {
    const { container } = await open();
    const file = new DatabaseSync(join(dataDir, 'cosmos.sqlite'), { readOnly: true });
    const isCommitted = (id: string) =>
      file.prepare('SELECT 1 FROM documents WHERE id = ?').get(id) !== undefined;
    assert.equal(file.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal');
    for (let index = 0; index < 20; index += 1) {
      const [single, batched] = [`single-${index}`, `batched-${index}`];
      await container.items.create({ id: single, aggregateId: 'a' });
      assert.ok(isCommitted(single));
      const resourceBody = { id: batched, aggregateId: 'a' };
      await container.items.batch([{ operationType: 'Create', resourceBody }], 'a');
      assert.ok(isCommitted(batched));
      await container.item(single, 'a').delete();
      assert.ok(!isCommitted(single));
    }
    file.close();
  });

  it('expires by its clock: at the end of the seconds, anew after a write, over a restart too', async () => {
    let nowMs = Date.now();
    const { container } = await open({ nowMs: () => nowMs });
    await container.items.create({ id: 'left', aggregateId: 'a', ttl: 60 });
    await container.items.create({ id: 'renewed', aggregateId: 'a', ttl: 60 });
    nowMs += 59_000;
    await container.item('renewed', 'a').patch([{ op: 'set', path: '/seen', value: true }]);
    assert.equal((await container.item('left', 'a').read()).statusCode, 200);
    nowMs += 2_000;
    assert.equal((await container.item('left', 'a').read()).statusCode, 404);
    await close();
    const again = await open({ nowMs: () => nowMs });
    const { resources } = await again.container.items.query('SELECT VALUE c.id FROM c').fetchAll();
    assert.deepEqual(resources, ['renewed']);
  });

  it('sweeps expired documents out of its file', async () => {
    const start = Date.now();
    const { container } = await open({ nowMs: () => start });
    await container.items.create({ id: '1', aggregateId: 'a', ttl: 1 });
    await container.items.create({ id: '2', aggregateId: 'a' });
    await close();
    await open({ nowMs: () => start + 10_000 });
    await close();
    const file = new DatabaseSync(join(dataDir, 'cosmos.sqlite'), { readOnly: true });
    assert.deepEqual(
      file
        .prepare('SELECT id FROM documents')
        .all()
        .map((row) => row.id),
      ['2'],
    );
    file.close();
  });

  it('answers a query over all partitions from an index once it was asked for', async () => {
    const { container } = await open();
    for (let index = 0; index < 20; index += 1) {
      await container.items.create({
        id: String(index),
        aggregateId: `a${index}`,
        kind: index < 2 ? 'rare' : 'x',
        at: String(10 - index),
      });
    }
    const ask = async (rest: string) => {
      const { resources } = await container.items
        .query(`SELECT * FROM c WHERE c.kind = 'rare' AND ${rest}`)
        .fetchAll();
      return resources.map((one: { readonly id: string }) => one.id);
    };
    const behind = `c.at >= '1' ORDER BY c.at`;
    const answers = [
      await ask(`c.id != '1'`),
      await ask(`c.id != '1'`),
      await ask(behind),
      await ask(behind),
    ];
    assert.deepEqual(answers, [['0'], ['0'], ['0', '1'], ['0', '1']]);
    await close();
    const file = new DatabaseSync(join(dataDir, 'cosmos.sqlite'), { readOnly: true });
    const number = Number(file.prepare('SELECT number FROM containers').get()?.number);
    const [kind, at] = [`json_extract(body, '$."kind"')`, `json_extract(body, '$."at"')`];
    const planOf = (rest: string) =>
      file
        .prepare(
          `EXPLAIN QUERY PLAN SELECT body FROM documents WHERE container = ${number} AND ${kind} = ? ${rest}`,
        )
        .all()
        .map((row) => String(row.detail).replace(/path_\w+/, 'path_…'));
    assert.deepEqual(planOf('ORDER BY partition, id'), ['SEARCH documents USING INDEX path_… (<expr>=?)']);
    assert.deepEqual(planOf(`AND ${at} >= ? ORDER BY ${at}, partition, id`), [
      'SEARCH documents USING INDEX path_… (<expr>=? AND <expr>>?)',
    ]);
    const indexes = file.prepare(`SELECT name FROM sqlite_schema WHERE name LIKE 'path_%'`).all();
    assert.equal(indexes.length, 2);
    file.close();
  });
});
