import assert from 'node:assert/strict';
import fc from 'fast-check';
import sinon from 'sinon';
import { createPlaces, type Place } from '../../src/adapters/places.ts';

const passes = () => new Promise<void>((resolve) => setImmediate(resolve));

function taken(place: Place | string): Place {
  assert.ok(typeof place !== 'string', `no place: ${place}`);
  return place;
}

/** Notes who begins, in their order. */
function aHouse(options: Parameters<typeof createPlaces>[0]) {
  const places = createPlaces(options);
  const begun: string[] = [];
  return {
    begun,
    refused: (who: string) => {
      const place = places.take(who);
      assert.equal(typeof place, 'string', 'there is a place');
      return place;
    },
    take(who: string, name = who) {
      const place = taken(places.take(who));
      void place.turn.then(() => begun.push(name));
      return place;
    },
  };
}

describe('places', () => {
  const few = { each: { atOnce: 1, waiting: 2 }, all: { atOnce: 2, waiting: 3 } };

  it('are given at once while there are some, and then in line', async () => {
    const house = aHouse(few);
    const first = house.take('a', 'a1');
    house.take('a', 'a2');
    await passes();
    assert.deepEqual(house.begun, ['a1']);
    first.leave();
    await passes();
    assert.deepEqual(house.begun, ['a1', 'a2']);
  });

  it('are refused when the own line is full, and others still get in', async () => {
    const house = aHouse(few);
    for (const name of ['a1', 'a2', 'a3']) house.take('a', name);
    assert.equal(house.refused('a'), 'own-full');
    house.take('b');
    await passes();
    assert.deepEqual(house.begun, ['a1', 'b']);
  });

  it('are refused when the house is full, and that is said apart', async () => {
    const house = aHouse({ each: { atOnce: 1, waiting: 0 }, all: { atOnce: 1, waiting: 0 } });
    const place = house.take('a');
    assert.equal(house.refused('a'), 'own-full');
    assert.equal(house.refused('b'), 'all-full');
    place.leave();
    await passes();
    house.take('b');
    assert.equal(house.refused('c'), 'all-full');
  });

  it('go in turns between those who wait', async () => {
    const house = aHouse({ each: { atOnce: 1, waiting: 3 }, all: { atOnce: 1, waiting: 9 } });
    const places = [
      house.take('a', 'a1'),
      house.take('a', 'a2'),
      house.take('a', 'a3'),
      house.take('b', 'b1'),
    ];
    await Promise.all(places.map((place) => place.turn.then(place.leave)));
    assert.deepEqual(house.begun, ['a1', 'a2', 'b1', 'a3']);
  });

  it('stay taken for what goes on afterwards', async () => {
    const house = aHouse(few);
    const first = house.take('a', 'a1');
    const rest = Promise.withResolvers<void>();
    first.keepFor(rest.promise);
    first.leave();
    house.take('a', 'a2');
    await passes();
    assert.deepEqual(house.begun, ['a1']);
    rest.resolve();
    await passes();
    assert.deepEqual(house.begun, ['a1', 'a2']);
  });

  describe('of whoever asks without a pause', () => {
    /** How long the process was busy. */
    let busyMs = 0;
    const rest = { busyMs: () => busyMs, times: 4, longestMs: 60_000 };
    const resting = { each: { atOnce: 2, waiting: 4 }, all: { atOnce: 9, waiting: 9 }, rest };
    let clock: sinon.SinonFakeTimers;
    beforeEach(() => {
      clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    });
    afterEach(() => clock.restore());

    it('rest for a multiple of what each turn kept the process busy, and others get theirs at once', async () => {
      const house = aHouse(resting);
      const places = ['a1', 'a2', 'a3', 'a4'].map((name) => house.take('a', name));
      await passes();
      busyMs += 10;
      places[0]?.leave();
      await passes();
      clock.tick(39);
      await passes();
      assert.deepEqual(house.begun, ['a1', 'a2'], 'the next one waits');
      house.take('b').leave();
      await passes();
      clock.tick(1);
      await passes();
      assert.deepEqual(house.begun, ['a1', 'a2', 'b', 'a3']);
      places[1]?.leave();
      await passes();
      assert.deepEqual(house.begun.length, 4, 'one after the other from here on, although there is a place');
    });

    it('cost nothing where the turn waited outside, and do not stop the line where it goes on waiting', async () => {
      const house = aHouse({ ...resting, rest: { ...rest, longestMs: 100 } });
      const places = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => house.take('a', name));
      await passes();
      for (const place of places.slice(0, 2)) place.leave();
      await passes();
      clock.tick(1);
      await passes();
      assert.deepEqual(house.begun, ['a1', 'a2', 'a3'], 'the process was not busy');
      clock.tick(100);
      await passes();
      assert.deepEqual(house.begun.at(-1), 'a4', 'a3 is not over yet');
    });

    it('are over when nobody asks any more', async () => {
      const house = aHouse(resting);
      const places = ['a1', 'a2'].map((name) => house.take('a', name));
      await passes();
      busyMs += 10;
      for (const place of places) place.leave();
      await passes();
      clock.tick(40);
      house.take('a', 'a3');
      await passes();
      assert.equal(house.begun.at(-1), 'a3');
    });
  });

  it('hold to every limit, lose nobody who is in line, and keep nothing in the end', async () => {
    const share = fc.record({
      atOnce: fc.integer({ min: 1, max: 3 }),
      waiting: fc.integer({ min: 0, max: 3 }),
    });
    const visits = fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c'), rounds: fc.nat(3) }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(share, share, visits, fc.boolean(), async (each, all, several, rests) => {
        const rest = { busyMs: () => 0, times: 4, longestMs: 1 };
        const places = createPlaces({ each, all, ...(rests ? { rest } : {}) });
        const atWork = new Map<string, number>();
        const change = (who: string, by: number) => {
          atWork.set(who, (atWork.get(who) ?? 0) + by);
          const counts = [...atWork.values()];
          assert.ok(counts.every((one) => one <= each.atOnce));
          assert.ok(counts.reduce((sum, one) => sum + one, 0) <= all.atOnce);
        };
        const going: Promise<void>[] = [];
        for (const { who, rounds } of several) {
          const place = places.take(who);
          if (typeof place === 'string') continue;
          going.push(
            place.turn.then(async () => {
              change(who, 1);
              for (let round = 0; round < rounds; round += 1) await passes();
              change(who, -1);
              place.leave();
            }),
          );
        }
        await Promise.all(going);
        await passes();
        // All of it is free again.
        for (let one = 0; one < Math.min(each.atOnce, all.atOnce); one += 1) taken(places.take('d'));
      }),
      { numRuns: 200 },
    );
  });
});
