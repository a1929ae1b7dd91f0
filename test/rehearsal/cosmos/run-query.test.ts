import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Container, createCatalogue } from '../../../src/rehearsal/cosmos/catalogue.ts';
import { createCounters } from '../../../src/rehearsal/cosmos/counters.ts';
import { type Database, openDatabase } from '../../../src/rehearsal/cosmos/database.ts';
import { createItemOperations } from '../../../src/rehearsal/cosmos/item-operations.ts';
import { createItemStore } from '../../../src/rehearsal/cosmos/item-store.ts';
import { createPathIndexes } from '../../../src/rehearsal/cosmos/query/path-indexes.ts';
import { createQueryRunner, type QueryRunner } from '../../../src/rehearsal/cosmos/query/run-query.ts';
import { anyCondition, anyDocument, type PlainDocument } from './random-conditions.ts';

interface Loaded {
  readonly container: Container;
  readonly documents: readonly PlainDocument[];
}

describe('Queries over stored documents', () => {
  let dataDir: string;
  let database: Database;
  let runQuery: QueryRunner;
  let loaded: Loaded;

  const load = (count: number): Loaded => {
    const counters = createCounters(database);
    const catalogue = createCatalogue(database, counters, Date.now);
    const items = createItemOperations({
      store: createItemStore(database, Date.now),
      counters,
      nowMs: Date.now,
    });
    const documents = fc.sample(anyDocument, { numRuns: count, seed: 20260101 }).map((document, index) => ({
      ...document,
      id: String(index).padStart(4, '0'),
      key: `k${index % 7}`,
      at: String((index * 37) % 50).padStart(3, '0'),
    }));
    const container = database.transaction(() => {
      catalogue.createDatabase('one');
      const made = catalogue.createContainer('one', { id: 'two', partitionKey: { paths: ['/key'] } });
      for (const document of documents) {
        items.create({ container: made, partition: JSON.stringify(document.key) }, document);
      }
      return made;
    });
    return { container, documents };
  };

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'cosmos-query-'));
    database = openDatabase(dataDir);
    const store = createItemStore(database, Date.now);
    runQuery = createQueryRunner({ store, indexes: createPathIndexes(database), maxExamined: 50 });
    loaded = load(300);
  });
  after(async () => {
    database.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Every result of a query, page by page. */
  const all = (text: string, maxItems: number, partition?: string) => {
    const results: string[] = [];
    let continuation: string | undefined;
    do {
      const page = runQuery({
        container: loaded.container,
        text,
        parameters: new Map(),
        maxItems,
        ...(partition === undefined ? {} : { partition: JSON.stringify(partition) }),
        ...(continuation === undefined ? {} : { continuation }),
      });
      assert.ok(page.results.length <= maxItems);
      results.push(...page.results.map((result) => JSON.parse(result) as string));
      continuation = page.continuation;
    } while (continuation !== undefined);
    return results;
  };
  const wanted = (judge: (document: PlainDocument) => boolean | undefined, partition?: string) =>
    loaded.documents
      .filter((document) => partition === undefined || document.key === partition)
      .filter((document) => judge(document) === true)
      .map((document) => document.id);

  it('find what plain JavaScript finds, over all partitions and with indexes', () => {
    fc.assert(
      fc.property(anyCondition, ({ text, judge }) => {
        assert.deepEqual(all(`SELECT VALUE doc.id FROM doc WHERE ${text}`, 100).sort(), wanted(judge));
      }),
      { numRuns: 300 },
    );
  });

  it('find what plain JavaScript finds when simple conditions are joined by AND', () => {
    fc.assert(
      fc.property(anyCondition, anyCondition, (left, right) => {
        const judge = (document: PlainDocument) =>
          left.judge(document) === true && right.judge(document) === true;
        const text = `SELECT VALUE doc.id FROM doc WHERE ${left.text} AND ${right.text}`;
        fc.pre(!/^NOT|\) (AND|OR)/.test(left.text) && !/\) (AND|OR)/.test(right.text));
        assert.deepEqual(all(text, 100, 'k3').sort(), wanted(judge, 'k3'));
      }),
      { numRuns: 300 },
    );
  });

  it('give the same results in pages of any size', () => {
    const texts = [
      'SELECT VALUE doc.id FROM doc',
      `SELECT VALUE doc.id FROM doc WHERE doc.a != 'x'`,
      'SELECT VALUE doc.id FROM doc ORDER BY doc.a',
      'SELECT VALUE doc.id FROM doc ORDER BY doc.a DESC',
      'SELECT TOP 40 VALUE doc.id FROM doc ORDER BY doc.b',
      'SELECT VALUE doc.id FROM doc ORDER BY doc.b DESC OFFSET 7 LIMIT 40',
      `SELECT VALUE doc.id FROM doc WHERE doc.a >= '' ORDER BY doc.a`,
      `SELECT VALUE doc.id FROM doc WHERE doc.a <= '😀' ORDER BY doc.a DESC`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.integer({ min: 1, max: 120 }), (text, maxItems) => {
        assert.deepEqual(all(text, maxItems), all(text, 1000));
      }),
      { numRuns: 60 },
    );
  });

  it('sort texts along an index as they sort what they have read', () => {
    for (const direction of ['', ' DESC']) {
      const read = all(
        `SELECT VALUE doc.id FROM doc WHERE IS_DEFINED(doc.a) ORDER BY doc.a${direction}`,
        1000,
      );
      const isText = new Set(wanted(({ a }) => typeof a === 'string'));
      assert.deepEqual(
        all(`SELECT VALUE doc.id FROM doc WHERE doc.a >= '' ORDER BY doc.a${direction}`, 1000),
        read.filter((id) => isText.has(id)),
      );
    }
  });

  it('read no more than a page of what an index gives in order', () => {
    for (const direction of ['', ' DESC']) {
      const text = `SELECT * FROM doc WHERE doc.key = 'k3' AND doc.at <= '030' ORDER BY doc.at${direction}`;
      const { container } = loaded;
      const { results, examined } = runQuery({ container, text, parameters: new Map(), maxItems: 4 });
      assert.deepEqual([results.length, examined], [4, 5]);
    }
  });

  it('count what they find', () => {
    fc.assert(
      fc.property(anyCondition, ({ text, judge }) => {
        const [count] = all(`SELECT VALUE COUNT(1) FROM doc WHERE ${text}`, 100);
        assert.equal(count, wanted(judge).length);
      }),
      { numRuns: 100 },
    );
  });
});
