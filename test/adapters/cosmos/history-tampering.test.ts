import assert from 'node:assert/strict';
import type { Container } from '@azure/cosmos';
import fc from 'fast-check';
import { createCosmosClient } from '../../../src/adapters/cosmos/cosmos-client.ts';
import { createVerifyHistory } from '../../../src/application/verify-history.ts';
import {
  type Account,
  type OpenedStores,
  openStores,
  startLocalAccount,
} from '../../contracts/ports/cosmos-setup.ts';
import { blueMeadowKey, keep, seals, someRecords } from '../../fixtures/history.ts';

type Item = Record<string, unknown> & { readonly id: string; readonly customerKey: string };

/** What the service writes itself, and the random mark of each write. */
const isService = (name: string) => name.startsWith('_') || name === 'opId';

describe('a history in the store', () => {
  let account: Account;
  let stores: OpenedStores;
  let containers: readonly Container[];
  let close: () => void;
  before(async () => {
    account = await startLocalAccount();
    stores = await openStores(account);
    const { endpoint, key } = account;
    const client = createCosmosClient({ endpoint, credential: { kind: 'key', key } });
    const database = client.database(stores.database);
    containers = ['history', 'anchors'].map((name) => database.container(name));
    close = () => client.dispose();
    await keep(stores.store.history, someRecords);
  });
  after(async () => {
    close();
    await stores.close();
    await account.close();
  });

  const verify = () => createVerifyHistory({ history: stores.rival.history, seals })();
  const items = async (container: Container) => {
    const { resources } = await container.items.query<Item>('SELECT * FROM c').fetchAll();
    return resources.filter(({ kind }) => kind !== 'op');
  };

  it('is whole as it was written', async () => {
    assert.deepEqual(await verify(), {
      chains: 3,
      entries: someRecords.length,
      broken: [],
      brokenCount: 0,
    });
  });

  it('shows any change of any character of any document, whatever it is worth to a query', async () => {
    const all = (
      await Promise.all(
        containers.map(async (container) => (await items(container)).map((item) => ({ container, item }))),
      )
    ).flat();
    const property = fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(93), async (which, at, shift) => {
      const { container, item } = all[which % all.length] ?? assert.fail();
      const mine = Object.fromEntries(Object.entries(item).filter(([name]) => !isService(name)));
      const json = JSON.stringify(mine);
      const place = at % json.length;
      const other = String.fromCharCode(33 + ((json.charCodeAt(place) + shift) % 94));
      let changed: Item;
      try {
        changed = JSON.parse(`${json.slice(0, place)}${other}${json.slice(place + 1)}`) as Item;
      } catch {
        return fc.pre(false);
      }
      const isSameItem = changed.id === item.id && changed.customerKey === item.customerKey;
      fc.pre(isSameItem && JSON.stringify(changed) !== json);
      await container.items.upsert({ ...changed, opId: 'x' });
      try {
        assert.ok((await verify()).brokenCount > 0, `not found: ${JSON.stringify(changed)}`);
      } finally {
        await container.items.upsert(mine);
      }
    });
    await fc.assert(property, { numRuns: 120 });
    assert.equal((await verify()).brokenCount, 0);
  });

  it('shows a document that was deleted, or made to expire', async () => {
    for (const container of containers) {
      const [item] = await items(container);
      assert.ok(item);
      await container.items.upsert({ ...item, ttl: 1_000_000 });
      assert.ok((await verify()).brokenCount > 0);
      await container.item(item.id, item.customerKey).delete();
      const isAnchorOfOne = container === containers[1] && item.customerKey === 'house';
      assert.equal((await verify()).brokenCount > 0, !isAnchorOfOne);
      await container.items.upsert(item);
    }
    assert.equal((await verify()).brokenCount, 0);
  });

  it('shows a chain of which nothing but entries is left', async () => {
    const all = await Promise.all(
      containers.map(async (container) =>
        (await items(container))
          .filter(({ kind, customerKey }) => kind !== 'history-entry' && customerKey === blueMeadowKey)
          .map((item) => ({ container, item })),
      ),
    );
    const marks = all.flat();
    assert.equal(marks.length, 2, 'an end and an anchor');
    for (const { container, item } of marks) await container.item(item.id, item.customerKey).delete();
    const { broken } = await verify();
    for (const { container, item } of marks) await container.items.upsert(item);
    assert.deepEqual(broken, [{ key: blueMeadowKey, flaw: 'ends-missing' }]);
    assert.equal((await verify()).brokenCount, 0);
  });
});
