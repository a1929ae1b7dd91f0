import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { EndsSchema, EntrySchema } from '../../src/adapters/cosmos/history-schemas.ts';
import { HistoryKeySchema } from '../../src/adapters/cosmos/common-schemas.ts';
import { createHmacSeals } from '../../src/adapters/seals/hmac-seals.ts';
import { createDropOldHistory } from '../../src/application/drop-old-history.ts';
import { createVerifyHistory } from '../../src/application/verify-history.ts';
import { createMemoryHistory, type MemoryHistory } from '../fakes/memory-history.ts';
import {
  aRecord,
  blueMeadowKey,
  everyFact,
  keep,
  moment,
  oneOfEach,
  seals,
  someRecords,
} from '../fixtures/history.ts';

type Table = Map<string, { readonly value: unknown; readonly version: string }>;

async function kept(records = someRecords): Promise<MemoryHistory> {
  const history = createMemoryHistory();
  await keep(history, records);
  return history;
}

const verify = (history: MemoryHistory, under = seals) => createVerifyHistory({ history, seals: under })();
const tablesOf = (history: MemoryHistory) =>
  [history.kept, history.allEnds, history.anchors] as unknown as readonly Table[];

const schemaOf = (history: MemoryHistory, table: Table): z.ZodType =>
  table === tablesOf(history)[0] ? EntrySchema : EndsSchema;

/** The kinds of facts that the store reads, as its schema names them. */
function kindsThatAreStored(): readonly string[] {
  const kind = z.object({ const: z.string() });
  const facts = z.object({ oneOf: z.array(z.object({ properties: z.object({ kind }) })) });
  const shape = z.object({
    properties: z.object({ sealed: z.object({ properties: z.object({ fact: facts }) }) }),
  });
  const { fact } = shape.parse(z.toJSONSchema(EntrySchema, { unrepresentable: 'any' })).properties.sealed
    .properties;
  return fact.oneOf.map(({ properties }) => properties.kind.const).sort();
}

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

  it('finds another character in any place of an entry of any kind, and of its ends', async () => {
    assert.deepEqual(Object.keys(everyFact).sort(), kindsThatAreStored());
    const history = await kept(oneOfEach);
    const verifyOne = createVerifyHistory({ history, seals });
    let tried = 0;
    for (const table of tablesOf(history)) {
      const schema = schemaOf(history, table);
      for (const [place, before] of table) {
        const key = HistoryKeySchema.parse(place.split('\n')[0]);
        assert.ok(schema.safeParse(before.value).success, place);
        const json = JSON.stringify(before.value);
        for (let at = 0; at < json.length; at += 1) {
          const value = tampered(json, at, 1 + 3 * at);
          // What has lost its shape is no entry any more for whoever reads the store.
          if (value === undefined || !schema.safeParse(value).success) continue;
          table.set(place, { value, version: before.version });
          const { brokenCount } = await verifyOne([key]);
          assert.equal(brokenCount, 1, `not found: ${JSON.stringify(value)}`);
          tried += 1;
        }
        table.set(place, before);
      }
    }
    assert.ok(tried > 10_000, `${tried} characters`);
    assert.equal((await verify(history)).brokenCount, 0);
  });

  it('finds characters that were put in or left out, in chains of several entries', async () => {
    const history = await kept();
    const places = tablesOf(history).flatMap((table) => [...table.keys()].map((key) => ({ table, key })));
    const property = fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (which, at, how) => {
      const { table, key } = places[which % places.length] ?? assert.fail();
      const before = table.get(key) ?? assert.fail();
      const value = tampered(JSON.stringify(before.value), at, how);
      fc.pre(schemaOf(history, table).safeParse(value).success);
      table.set(key, { value, version: before.version });
      try {
        const { broken, brokenCount } = await verify(history);
        assert.ok(brokenCount > 0, `not found: ${JSON.stringify(value)}`);
        assert.equal(broken.length > 0, true);
      } finally {
        table.set(key, before);
      }
    });
    await fc.assert(property, { numRuns: 500 });
    assert.equal((await verify(history)).brokenCount, 0);
  });

  describe('of a customer with ten thousand entries', () => {
    const count = 10_000;
    let history: MemoryHistory;
    before(async () => {
      history = await kept(Array.from({ length: count }, (_, index) => aRecord(index + 1)));
    });
    const placeOf = (number: number) => `${blueMeadowKey}\n${blueMeadowKey}/record-${number}`;
    const entry = (number: number) => history.kept.get(placeOf(number)) ?? assert.fail();
    /** What is found while it is so, and that all is well again afterwards. */
    const found = async (change: () => void) => {
      const [entries, ends, anchors] = [history.kept, history.allEnds, history.anchors].map(
        (table) => [...table] as const,
      );
      change();
      const { broken } = await verify(history);
      history.kept.clear();
      for (const [key, value] of entries ?? []) history.kept.set(String(key), value as never);
      for (const [key, value] of ends ?? []) history.allEnds.set(key as never, value as never);
      for (const [key, value] of anchors ?? []) history.anchors.set(key as never, value as never);
      return broken;
    };

    it('reads them page by page, each once', async () => {
      const sizes: number[] = [];
      const counted = {
        ...history,
        chain: async (...asked: Parameters<MemoryHistory['chain']>) => {
          const page = await history.chain(...asked);
          sizes.push(page.length);
          return page;
        },
      };
      const { entries, broken } = await createVerifyHistory({ history: counted, seals })([blueMeadowKey]);
      assert.deepEqual([entries, broken], [count, []]);
      assert.ok(Math.max(...sizes) <= 200 && sizes.length <= count / 200 + 1);
    });

    it('names the first that was changed, exchanged, cut off or brought in from elsewhere', async () => {
      const [other] = (await kept(oneOfEach)).kept.values();
      assert.ok(other);
      const flaws: readonly (readonly [string, () => void, object])[] = [
        [
          'changed',
          () => {
            for (const number of [9_000, 7_777]) {
              const { value, version } = entry(number);
              const sealed = { ...value.sealed, at: moment(1) };
              history.kept.set(placeOf(number), { value: { ...value, sealed }, version });
            }
          },
          { number: 7_777, at: moment(1), flaw: 'changed' },
        ],
        [
          'two that changed places',
          () => {
            const [one, two] = [entry(4_000), entry(6_000)];
            const numbered = ({ value, version }: typeof one, number: number) => ({
              value: { ...value, sealed: { ...value.sealed, number } },
              version,
            });
            history.kept.set(placeOf(4_000), numbered(two, 4_000));
            history.kept.set(placeOf(6_000), numbered(one, 6_000));
          },
          { number: 4_000, at: moment(6_000), flaw: 'changed' },
        ],
        [
          'the last ones cut off',
          () => {
            for (let number = 9_991; number <= count; number += 1) history.kept.delete(placeOf(number));
          },
          { number: 9_991, flaw: 'missing' },
        ],
        [
          'one of another customer in its place',
          () => {
            const { value, version } = other;
            const sealed = { ...value.sealed, key: blueMeadowKey, number: 8_000 };
            history.kept.set(placeOf(8_000), { value: { ...value, sealed }, version });
          },
          { number: 8_000, at: moment(1), flaw: 'changed' },
        ],
        ['no anchor', () => history.anchors.delete(blueMeadowKey), { flaw: 'ends-changed' }],
        ['no end', () => history.allEnds.delete(blueMeadowKey), { flaw: 'ends-missing' }],
      ];
      for (const [what, change, flaw] of flaws)
        assert.deepEqual(await found(change), [{ key: blueMeadowKey, ...flaw }], what);
      assert.equal((await verify(history)).brokenCount, 0);
    });

    it('finds entries that have neither an end nor an anchor any more, of one customer and among all', async () => {
      const orphans = await kept(someRecords);
      for (const table of [orphans.allEnds, orphans.anchors]) table.delete(blueMeadowKey);
      for (const keys of [[blueMeadowKey], undefined]) {
        const { broken } = await createVerifyHistory({ history: orphans, seals })(keys);
        assert.deepEqual(broken, [{ key: blueMeadowKey, flaw: 'ends-missing' }]);
      }
    });
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
    assert.deepEqual((await verify(headless)).broken, [{ key: blueMeadowKey, flaw: 'ends-missing' }]);
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
