import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from '../../src/domain/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcдё'), maxLength: 8 });

describe('the distance of two words', () => {
  for (const [a, b, distance] of [
    ['', '', 0],
    ['abc', '', 3],
    ['invite', 'invte', 1],
    ['invite', 'inivte', 1],
    ['клиенты', 'клеинты', 1],
    ['kitten', 'sitting', 3],
  ] as const) {
    it(`is ${distance} between "${a}" and "${b}"`, () => assert.equal(editDistance(a, b), distance));
  }

  it('is nothing to itself alone, the same both ways, and never longer than the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        assert.equal(distance === 0, a === b);
        assert.equal(distance, editDistance(b, a));
        assert.ok(distance <= Math.max([...a].length, [...b].length));
        assert.ok(distance >= Math.abs([...a].length - [...b].length));
      }),
    );
  });
});
