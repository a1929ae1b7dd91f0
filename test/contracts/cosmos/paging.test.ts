import assert from 'node:assert/strict';
import type { FeedOptions, QueryIterator } from '@azure/cosmos';
import { contract } from './accounts.ts';

const total = 25;
const numberOf = (index: number) => String(index).padStart(2, '0');

interface Numbered {
  readonly id: string;
  readonly parity: string;
}

contract('Pages of queries in Cosmos', (bench) => {
  const query = (text: string, options: FeedOptions) =>
    bench().container.items.query<Numbered>(text, options);

  const allPages = async (iterator: QueryIterator<Numbered>) => {
    const pages: string[][] = [];
    while (iterator.hasMoreResults()) {
      const { resources } = await iterator.fetchNext();
      pages.push((resources ?? []).map(({ id }) => id));
    }
    return pages;
  };

  /** Follows continuations as a caller does who keeps nothing else between two pages. */
  const byContinuation = async (
    text: string,
    options: FeedOptions,
    between?: (seen: number) => Promise<void>,
  ) => {
    const seen: string[] = [];
    let continuationToken: string | undefined;
    do {
      const next: FeedOptions = continuationToken === undefined ? options : { ...options, continuationToken };
      const page = await query(text, next).fetchNext();
      for (const { id } of page.resources ?? []) seen.push(id);
      continuationToken = page.continuationToken;
      await between?.(seen.length);
    } while (continuationToken !== undefined);
    return seen;
  };

  const expected = Array.from({ length: total }, (_, index) => numberOf(index));

  before(async () => {
    for (const [index, id] of expected.entries()) {
      const parity = index % 2 === 0 ? 'even' : 'odd';
      await bench().container.items.create({ id, aggregateId: 'paged', parity, rank: index % 5 });
      await bench().container.items.create({ id, aggregateId: `p${index}`, parity: 'spread' });
    }
  });

  it('gives at most the asked number of documents in a page, and each document once', async () => {
    const pages = await allPages(query('SELECT * FROM c', { partitionKey: 'paged', maxItemCount: 10 }));
    assert.ok(pages.every((page) => page.length <= 10));
    assert.ok(pages.length >= 3);
    assert.deepEqual(pages.flat().sort(), expected);
  });

  it('goes on from a continuation in a new query', async () => {
    const seen = await byContinuation('SELECT * FROM c', { partitionKey: 'paged', maxItemCount: 7 });
    assert.deepEqual(seen.sort(), expected);
  });

  it('goes on from a continuation in a sorted query, through equal values', async () => {
    const options = { partitionKey: 'paged', maxItemCount: 4 };
    const seen = await byContinuation('SELECT * FROM c ORDER BY c.rank DESC', options);
    const ranks = seen.map((id) => Number(id) % 5);
    assert.deepEqual(
      ranks,
      [...ranks].sort((left, right) => right - left),
    );
    assert.deepEqual(seen.sort(), expected);
  });

  it('goes on from a continuation behind a filter', async () => {
    const options = { partitionKey: 'paged', maxItemCount: 3 };
    const seen = await byContinuation(`SELECT * FROM c WHERE c.parity = 'odd'`, options);
    assert.deepEqual(
      seen.sort(),
      expected.filter((_, index) => index % 2 === 1),
    );
  });

  it('goes on from a continuation behind long sort values, whatever they are written in', async () => {
    const { items } = bench().container;
    const ids = ['a', 'b', 'c'];
    for (const id of ids) await items.create({ id, aggregateId: 'long', long: `я"${id}`.repeat(400) });
    const options = { partitionKey: 'long', maxItemCount: 1 };
    assert.deepEqual(await byContinuation('SELECT * FROM c ORDER BY c.long', options), ids);
  });

  it('shifts nothing when documents that were seen go away between two pages', async () => {
    const { items } = bench().container;
    for (const id of expected) await items.create({ id, aggregateId: 'shrinking' });
    const options = { partitionKey: 'shrinking', maxItemCount: 5 };
    let removed = 0;
    const seen = await byContinuation('SELECT * FROM c ORDER BY c.id', options, async (count) => {
      for (; removed < count; removed += 1) {
        await bench()
          .container.item(expected[removed] ?? '', 'shrinking')
          .delete();
      }
    });
    assert.deepEqual(seen, expected);
  });

  it('pages through all partitions', async () => {
    const pages = await allPages(query(`SELECT * FROM c WHERE c.parity = 'spread'`, { maxItemCount: 6 }));
    assert.deepEqual(pages.flat().sort(), expected);
  });

  it('pages sorted through all partitions', async () => {
    const text = `SELECT * FROM c WHERE c.parity = 'spread' ORDER BY c.id`;
    const pages = await allPages(query(text, { maxItemCount: 6 }));
    assert.deepEqual(pages.flat(), expected);
  });

  it('pages through all partitions with the client in control, and resumes', async () => {
    const text = `SELECT * FROM c WHERE c.parity = 'spread'`;
    const seen = await byContinuation(text, { maxItemCount: 6, enableQueryControl: true });
    assert.deepEqual(seen.sort(), expected);
  });

  it('counts with the client in control', async () => {
    const iterator = bench().container.items.query<number>('SELECT VALUE COUNT(1) FROM c', {
      enableQueryControl: true,
    });
    const { resources } = await iterator.fetchAll();
    const plain = await bench().container.items.query<number>('SELECT VALUE COUNT(1) FROM c').fetchAll();
    assert.deepEqual(resources, plain.resources);
  });

  it('keeps TOP and OFFSET over several pages', async () => {
    const options = { partitionKey: 'paged', maxItemCount: 3 };
    const top = await allPages(query('SELECT TOP 8 * FROM c ORDER BY c.id', options));
    assert.deepEqual(top.flat(), expected.slice(0, 8));
    const slice = await allPages(query('SELECT * FROM c ORDER BY c.id OFFSET 5 LIMIT 8', options));
    assert.deepEqual(slice.flat(), expected.slice(5, 13));
  });
});
