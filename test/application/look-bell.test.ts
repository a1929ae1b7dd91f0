import assert from 'node:assert/strict';
import { createLookBell } from '../../src/application/look-bell.ts';

function aBell() {
  const time = { ms: 0 };
  return { time, bell: createLookBell({ quietMs: 3_000, longestMs: 10_000, now: () => time.ms }) };
}

/** The moments at which a look is made when somebody asks every tenth of a second. */
function looksWithin(untilMs: number, ringsAt: readonly number[]): readonly number[] {
  const { time, bell } = aBell();
  const looks: number[] = [];
  for (time.ms = 0; time.ms <= untilMs; time.ms += 100) {
    for (const at of ringsAt) if (at === time.ms) bell.ring();
    if (bell.take()) looks.push(time.ms);
  }
  return looks;
}

describe('the bell that asks for a look', () => {
  it('asks for none while it is silent', () => {
    assert.deepEqual(looksWithin(20_000, []), []);
  });

  it('asks for one at once, and for another when late news has had its time', () => {
    assert.deepEqual(looksWithin(20_000, [500]), [500, 3_500]);
  });

  it('asks for two however often it rings in a storm', () => {
    const storm = Array.from({ length: 1_000 }, (_, index) => Math.floor(index / 50) * 100);
    assert.deepEqual(looksWithin(20_000, storm), [0, 4_900]);
  });

  it('waits for quiet, and yet not for ever', () => {
    const steady = Array.from({ length: 150 }, (_, index) => index * 100);
    assert.deepEqual(looksWithin(14_900, steady), [0, 10_000]);
  });

  it('asks again for what rings after its last look, with a pause in between', () => {
    assert.deepEqual(looksWithin(20_000, [0, 3_100]), [0, 3_000, 6_100]);
    assert.deepEqual(looksWithin(20_000, [0, 9_000]), [0, 3_000, 9_000, 12_000]);
  });

  it('is heard by whoever waits, also when it rang before', async () => {
    const { bell } = aBell();
    const heard = bell.heard();
    bell.ring();
    await heard;
    await bell.heard();
    assert.equal(bell.take(), true);
  });

  it('is heard again by itself when its second look is due', async () => {
    const bell = createLookBell({ quietMs: 5, longestMs: 50 });
    bell.ring();
    await bell.heard();
    assert.equal(bell.take(), true);
    const alive = setInterval(() => undefined, 1_000);
    await bell.heard();
    clearInterval(alive);
    assert.equal(bell.take(), true);
    assert.equal(bell.take(), false);
  });
});
