import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentId } from '../../../src/adapters/cosmos/document-id.ts';

const nasty = fc.string({
  unit: fc.constantFrom(
    'a',
    'A',
    '~',
    '2',
    'f',
    '/',
    '\\',
    '#',
    '?',
    '%',
    ' ',
    '\u0000',
    'я',
    '🌿',
    '.',
    'sha256',
  ),
});

describe('the id of an item', () => {
  it('leaves plain names as they are', () => {
    assert.equal(documentId('act:send-1_x.y'), 'act:send-1_x.y');
  });

  it('is always one that the service takes', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 90 })), (text) => {
        assert.match(documentId(text), /^[A-Za-z0-9._:~-]{1,255}$/);
      }),
    );
  });

  it('is different for different texts', () => {
    const awkward = ['~2f', '/', '~7e2f', '', '~sha256.', 'x'.repeat(300), `${'x'.repeat(300)}/`, 'Ж', 'ж'];
    assert.equal(new Set(awkward.map(documentId)).size, awkward.length);
    fc.assert(
      fc.property(nasty, nasty, (one, other) => {
        assert.equal(documentId(one) === documentId(other), one === other);
      }),
    );
  });
});
