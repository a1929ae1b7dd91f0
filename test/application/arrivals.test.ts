import assert from 'node:assert/strict';
import { createArrivals } from '../../src/application/arrivals.ts';
import { inTurn } from '../../src/application/in-turn.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';

const at = (second: number) => new Date(Date.UTC(2026, 3, 9, 8, 0, second)).toISOString();
const entry = (name: string, firstSeen: number, gone = false) => ({
  id: tenantIdOfDomain(name),
  name,
  domain: name,
  changedIn: 1,
  gone,
  firstSeenAt: at(firstSeen),
});
const mark = (firstComparedAt?: string) => ({
  round: 1,
  comparedAt: at(50),
  count: 1,
  ...(firstComparedAt ? { firstComparedAt } : {}),
});

describe('the new customers of a list', () => {
  const names = (moment: string, arrivals: ReturnType<typeof createArrivals>) =>
    arrivals.since(moment).map(({ customer }) => customer.name);

  it('are those who came after it was first known whole, the oldest first', () => {
    const arrivals = createArrivals();
    arrivals.take([entry('c', 9), entry('a', 1), entry('d', 5), entry('b', 2)], mark(at(2)));
    assert.deepEqual(names(at(0), arrivals), ['d', 'c']);
    assert.deepEqual(names(at(5), arrivals), ['c']);
  });

  it('are forgotten once they are gone, and there are none where nobody knows when the list began', () => {
    const arrivals = createArrivals();
    arrivals.take([entry('a', 5)], mark(at(2)));
    arrivals.take([entry('a', 5, true)], mark(at(2)));
    assert.deepEqual(names(at(0), arrivals), []);
    arrivals.take([entry('b', 9)], mark());
    assert.deepEqual(names(at(0), arrivals), []);
  });
});

describe('looks that are taken in turn', () => {
  it('are all taken, and the first that failed is told at the end', async () => {
    const taken: string[] = [];
    const look = (name: string, error?: Error) => async () => {
      taken.push(name);
      if (error) throw error;
    };
    const failure = new Error('first');
    const all = inTurn(look('a'), look('b', failure), look('c', new Error('second')), look('d'));
    await assert.rejects(all(), failure);
    assert.deepEqual(taken, ['a', 'b', 'c', 'd']);
  });
});
