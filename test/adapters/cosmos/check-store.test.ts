import assert from 'node:assert/strict';
import { checkStore } from '../../../src/adapters/cosmos/check-store.ts';
import { createCosmosClient } from '../../../src/adapters/cosmos/cosmos-client.ts';
import { openCosmosStore } from '../../../src/adapters/cosmos/cosmos-store.ts';
import { createRetry, defaultRetry } from '../../../src/adapters/cosmos/retry.ts';
import { type Account, startLocalAccount } from '../../contracts/ports/cosmos-setup.ts';
import { personId } from '../../contracts/ports/samples.ts';

describe('the store at start-up', () => {
  let account: Account;
  beforeEach(async () => {
    account = await startLocalAccount();
  });
  afterEach(() => account.close());

  const clientOf = () => {
    const { endpoint, key } = account;
    return createCosmosClient({ endpoint, credential: { kind: 'key', key } });
  };
  const check = (mayCreate: boolean) =>
    checkStore({ client: clientOf(), database: 'store', mayCreate, retry: createRetry(defaultRetry) });
  const open = () => {
    const { endpoint, key } = account;
    return openCosmosStore({ endpoint, credential: { kind: 'key', key }, database: 'store' });
  };

  it('creates with a key what is missing, and finds it the next time', async () => {
    const first = await open();
    await first.people.put({ id: personId(1), name: 'Alex' }, undefined);
    first.close();
    const second = await open();
    assert.equal((await second.people.read(personId(1)))?.value.name, 'Alex');
    second.close();
    assert.deepEqual(await check(false), []);
  });

  it('lets several instances start at once', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    await Promise.all(stores.map((store) => store.ready()));
    for (const store of stores) store.close();
  });

  it('only looks when it may not create, and says what to run', async () => {
    const differences = await check(false);
    assert.deepEqual(
      differences.map(({ what }) => what),
      [
        'The database store does not exist.',
        'The container relationships does not exist.',
        'The container directory does not exist.',
        'The container people does not exist.',
        'The container leases does not exist.',
        'The container history does not exist.',
        'The container anchors does not exist.',
      ],
    );
    assert.equal(
      differences[3]?.run,
      'az cosmosdb sql container create --account-name <account> --resource-group <group> --database-name store --name people --partition-key-path /personKey --ttl -1 --idx \'{"indexingMode":"consistent","automatic":true,"includedPaths":[{"path":"/*"}],"excludedPaths":[{"path":"/data/*"},{"path":"/\\"_etag\\"/?"}]}\'',
    );
    assert.equal((await check(false)).length, 7, 'looking changes nothing');
  });

  it('names every difference from what is declared', async () => {
    const client = clientOf();
    const { database } = await client.databases.create({ id: 'store' });
    await database.containers.create({
      id: 'relationships',
      partitionKey: { paths: ['/aggregateId'] },
      defaultTtl: -1,
    });
    await database.containers.create({
      id: 'directory',
      partitionKey: { paths: ['/bucket'] },
      defaultTtl: 60,
    });
    await database.containers.create({ id: 'people', partitionKey: { paths: ['/id'] }, defaultTtl: -1 });
    await database.containers.create({ id: 'leases', partitionKey: { paths: ['/name'] } });
    const differences = await check(true);
    assert.deepEqual(
      differences.map(({ what }) => what),
      [
        'The container relationships lacks a composite index.',
        'The container directory has the time to live 60, and it must be -1.',
        'The container people has the partition key /id, and it must be /personKey. A key cannot be changed: save what is in it, then create it anew.',
        'The container leases has the time to live off, and it must be -1.',
      ],
    );
    await assert.rejects(open(), (error: Error) => {
      assert.match(error.message, /^Cosmos DB is not set up as this version needs it:\n- The container rel/);
      assert.match(error.message, /container update .* --name relationships .*compositeIndexes/);
      return true;
    });
  });
});
