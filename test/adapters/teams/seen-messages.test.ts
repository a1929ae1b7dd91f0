import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSeenMessages } from '../../../src/adapters/teams/seen-messages.ts';

describe('the messages of a moment ago', () => {
  it('are known for a while, each in its own conversation', () => {
    let now = 0;
    const seen = createSeenMessages({ windowMs: 100, capacity: 10, now: () => now });
    assert.ok(seen.take('a', '1'));
    assert.ok(!seen.take('a', '1'));
    assert.ok(seen.take('b', '1'));
    now = 100;
    assert.ok(!seen.take('a', '1'));
    now = 101;
    assert.ok(seen.take('a', '1'));
  });

  it('are let in again once forgotten', () => {
    const seen = createSeenMessages({ windowMs: 100, capacity: 10, now: () => 0 });
    seen.take('a', '1');
    seen.forget('a', '1');
    assert.ok(seen.take('a', '1'));
  });

  it('are the newest ones, where there are too many', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), (ids) => {
        const seen = createSeenMessages({ windowMs: 1000, capacity: 5, now: () => 0 });
        for (const id of ids) assert.ok(seen.take('a', id));
        for (const id of ids.slice(-5)) assert.ok(!seen.take('a', id));
      }),
    );
  });

  it('are never mixed up, whatever the ids hold', () => {
    const seen = createSeenMessages({ windowMs: 1000, capacity: 5, now: () => 0 });
    assert.ok(seen.take('a|b', 'c'));
    assert.ok(seen.take('a', 'b|c'));
  });
});
