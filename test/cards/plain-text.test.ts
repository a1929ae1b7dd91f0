import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainLines, plainText } from '../../src/cards/plain-text.ts';

describe('foreign text on its way into a card', () => {
  it('keeps what a name may hold', () => {
    for (const name of [
      'Grünfelder & Söhne (UK) Ltd. [2026]',
      'ООО «Сириус»',
      'شركة الواحة',
      '星野ソフトウェア',
      "O'Neil *und* _Co_",
      '👩‍👩‍👧 family',
    ]) {
      assert.equal(plainText(name), name);
    }
  });

  it('becomes one line, without controls, hidden marks and direction overrides', () => {
    assert.equal(plainText('a\r\nb\tc\u0000d'), 'a b c d');
    assert.equal(plainText('abc\u202Etxt.exe\u202C'), 'abctxt.exe');
    assert.equal(plainText('\u200Bin\u2060visi\uFEFFble\u00AD'), 'invisible');
    assert.equal(plainText('half \uD83D'), 'half \uFFFD');
  });

  it('cannot make a client calculate a date', () => {
    assert.equal(plainText('{{DATE(2026-01-01T00:00:00Z)}}'), '{ {DATE(2026-01-01T00:00:00Z)}}');
    assert.equal(plainText('{{ time(x)}}'), '{ { time(x)}}');
  });

  it('is cut between characters as people see them, with an ellipsis', () => {
    assert.equal(plainText('abcdef', 4), 'abc…');
    assert.equal(plainText('👩‍👩‍👧👩‍👩‍👧', 12), '👩‍👩‍👧…');
  });

  it('never grows over its limit and never keeps a control character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 2, max: 100 }),
        (text, max) => {
          const plain = plainText(text, max);
          assert.ok(plain.length <= max);
          assert.doesNotMatch(plain, /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
          assert.ok(plain.isWellFormed());
        },
      ),
    );
  });

  it('keeps the lines of a letter apart', () => {
    assert.deepEqual(plainLines('a\r\n\r\nb\nc'), ['a', '', 'b', 'c']);
  });
});
