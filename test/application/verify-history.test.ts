import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EndsSchema, EntrySchema } from '../../src/adapters/cosmos/history-schemas.ts';
import { createHmacSeals } from '../../src/adapters/seals/hmac-seals.ts';
import { createDropOldHistory } from '../../src/application/drop-old-history.ts';
import { createVerifyHistory } from '../../src/application/verify-history.ts';
import { createMemoryHistory, type MemoryHistory } from '../fakes/memory-history.ts';
import { aRecord, blueMeadowKey, keep, moment, seals, someRecords } from '../fixtures/history.ts';

type Table = Map<string, { readonly value: unknown; readonly version: string }>;

async function kept(records = someRecords): Promise<MemoryHistory> {
  const history = createMemoryHistory();
  await keep(history, records);
  return history;
}

const verify = (history: MemoryHistory, under = seals) => createVerifyHistory({ history, seals: under })();
const tablesOf = (history: MemoryHistory) =>
  [history.kept, history.allEnds, history.anchors] as unknown as readonly Table[];

/** The text with one character changed, put in or left out; absent where that is no JSON, or the same value. */
function tampered(json: string, at: number, how: number): unknown {
  const place = at % json.length;
  const other = String.fromCharCode(33 + ((json.charCodeAt(place) - 33 + 1 + (how % 90)) % 94));
  const put = how % 3 === 0 ? '' : how % 3 === 1 ? other : `${json[place]}${other}`;
  try {
    const value: unknown = JSON.parse(`${json.slice(0, place)}${put}${json.slice(place + 1)}`);
    return JSON.stringify(value) === json ? undefined : value;
  } catch {
    return undefined;
  }
}

describe('proving the history', () => {
  it('says how many entries of how many chains are whole', async () => {
    const verdict = await verify(await kept());
    assert.deepEqual(verdict, { chains: 3, entries: someRecords.length, broken: [], brokenCount: 0 });
    assert.deepEqual(await verify(await kept([])), { chains: 0, entries: 0, broken: [], brokenCount: 0 });
  });

  it('finds any change of any character of what is stored', async function () {
    this.timeout(120_000);
    const history = await kept();
    const places = tablesOf(history).flatMap((table) => [...table.keys()].map((key) => ({ table, key })));
    const property = fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (which, at, how) => {
      const { table, key } = places[which % places.length] ?? assert.fail();
      const before = table.get(key) ?? assert.fail();
      const value = tampered(JSON.stringify(before.value), at, how);
      // What has lost its shape is no entry any more for whoever reads the store.
      fc.pre((table === places[0]?.table ? EntrySchema : EndsSchema).safeParse(value).success);
      table.set(key, { value, version: before.version });
      try {
        const { broken, brokenCount } = await verify(history);
        assert.ok(brokenCount > 0, `not found: ${JSON.stringify(value)}`);
        assert.equal(broken.length > 0, true);
      } finally {
        table.set(key, before);
      }
    });
    await fc.assert(property, { numRuns: 1_500 });
    assert.equal((await verify(history)).brokenCount, 0);
  });

  it('finds an entry, an end or an anchor that was taken out, and names the first that is missing', async () => {
    const names = ['record-1', 'record-2', 'record-4'];
    for (const [index, number] of [1, 2, 4].entries()) {
      const history = await kept();
      history.kept.delete(`${blueMeadowKey}\n${blueMeadowKey}/${names[index]}`);
      const { broken } = await verify(history);
      assert.deepEqual(broken, [{ key: blueMeadowKey, number, flaw: 'missing' }]);
    }
    const headless = await kept();
    headless.allEnds.delete(blueMeadowKey);
    assert.deepEqual((await verify(headless)).broken, [{ key: blueMeadowKey, flaw: 'missing' }]);
    const adrift = await kept();
    adrift.anchors.delete(blueMeadowKey);
    assert.deepEqual((await verify(adrift)).broken, [{ key: blueMeadowKey, flaw: 'ends-changed' }]);
  });

  it('finds a chain that was put back to what it was before', async () => {
    const history = await kept(someRecords.slice(0, 2));
    const old = history.allEnds.get(blueMeadowKey) ?? assert.fail();
    await keep(history, someRecords.slice(2, 4));
    history.allEnds.set(blueMeadowKey, old);
    for (const number of [3, 4]) history.kept.delete(`${blueMeadowKey}\n${blueMeadowKey}/record-${number}`);
    assert.deepEqual((await verify(history)).broken, [{ key: blueMeadowKey, number: 3, flaw: 'missing' }]);
  });

  it('finds entries that changed places, chains or copies', async () => {
    const history = await kept();
    const [first, second] = [...history.kept.entries()].slice(0, 2);
    assert.ok(first && second);
    history.kept.set(first[0], { ...second[1] });
    history.kept.set(second[0], { ...first[1] });
    assert.equal((await verify(history)).brokenCount, 0, 'where an entry lies is the store’s own affair');
    history.kept.set('a copy', { ...second[1] });
    const { broken } = await verify(history);
    assert.deepEqual(
      broken.map(({ number, flaw }) => [number, flaw]),
      [[3, 'out-of-place']],
    );
  });

  it('lets an anchor be one entry behind, as a death leaves it, and no more', async () => {
    const history = await kept(someRecords.slice(0, 3));
    const anchor = history.anchors.get(blueMeadowKey) ?? assert.fail();
    await keep(history, someRecords.slice(3, 4));
    history.anchors.set(blueMeadowKey, anchor);
    assert.equal((await verify(history)).brokenCount, 0);
    await keep(history, [aRecord(8)]);
    assert.equal(history.anchors.get(blueMeadowKey)?.value.last.number, 5);
    history.anchors.set(blueMeadowKey, anchor);
    assert.deepEqual((await verify(history)).broken, [{ key: blueMeadowKey, flaw: 'ends-changed' }]);
  });

  it('goes on under a new key, and proves what an old one sealed as long as that is given', async () => {
    const history = await kept(someRecords.slice(0, 2));
    const newKey = 'another key for histories, long enough';
    const both = createHmacSeals(newKey, ['a key for histories in tests, long enough']);
    await keep(history, someRecords.slice(2, 4), both);
    assert.deepEqual(await verify(history, both), { chains: 1, entries: 4, broken: [], brokenCount: 0 });
    assert.deepEqual((await verify(history, createHmacSeals(newKey))).broken, [
      { key: blueMeadowKey, number: 1, at: moment(1), flaw: 'unknown-key' },
    ]);
    assert.equal(
      (await verify(history, createHmacSeals('a wrong key that is long enough as well'))).brokenCount,
      1,
    );
  });

  it('stays whole when the oldest entries have had their years, and never loses the last', async () => {
    const records = [1, 2, 3, 4, 5].map((number) =>
      aRecord(number, { at: new Date(Date.UTC(2015 + number, 0, 1)).toISOString() }),
    );
    const history = await kept(records);
    const clock = { now: () => new Date(Date.UTC(2026, 0, 2)), wait: async () => undefined };
    await createDropOldHistory({ history, seals, clock, keepYears: 8 })();
    assert.deepEqual(await verify(history), { chains: 1, entries: 2, broken: [], brokenCount: 0 });
    await createDropOldHistory({ history, seals, clock, keepYears: 1 })();
    assert.deepEqual(await verify(history), { chains: 1, entries: 1, broken: [], brokenCount: 0 });
    await keep(history, [aRecord(6)]);
    assert.deepEqual(await verify(history), { chains: 1, entries: 2, broken: [], brokenCount: 0 });
    history.kept.delete(`${blueMeadowKey}\n${blueMeadowKey}/record-5`);
    assert.equal((await verify(history)).brokenCount, 1, 'what is not old cannot be taken for old');
  });
});
