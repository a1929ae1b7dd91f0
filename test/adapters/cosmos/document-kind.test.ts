import assert from 'node:assert/strict';
import { z } from 'zod';
import { defineKind } from '../../../src/adapters/cosmos/document-kind.ts';

const First = z.object({ name: z.string() });
const Second = z.object({ given: z.string(), family: z.string() });

const upgrades = [
  (data: unknown) => {
    const [given = '', family = ''] = First.parse(data).name.split(' ');
    return { given, family };
  },
  (data: unknown) => ({ ...Second.parse(data), seen: 0 }),
];
const Third = z.strictObject({ given: z.string(), family: z.string(), seen: z.int() });
const kind = defineKind({ kind: 'guest', schema: Third, upgrades });

const bad = (data: unknown) => () => kind.unwrap(data);

describe('a kind of document', () => {
  it('is written in its newest shape and read back', () => {
    const anna = { given: 'Anna', family: 'Blue', seen: 3 };
    const written = kind.wrap(anna);
    assert.deepEqual(written, { kind: 'guest', v: 3, data: anna });
    assert.deepEqual(kind.unwrap({ ...written, id: 'x', _etag: 'y' }), anna);
  });

  it('is brought up from every older shape', () => {
    const anna = { given: 'Anna', family: 'Blue', seen: 0 };
    assert.deepEqual(kind.unwrap({ kind: 'guest', v: 1, data: { name: 'Anna Blue' } }), anna);
    assert.deepEqual(kind.unwrap({ kind: 'guest', v: 2, data: { given: 'Anna', family: 'Blue' } }), anna);
  });

  it('is refused in a newer shape, of another kind, and where anything is missing or unknown', () => {
    const data = { given: 'Anna', family: 'Blue', seen: 0 };
    for (const document of [
      { kind: 'guest', v: 4, data },
      { kind: 'host', v: 3, data },
      { kind: 'guest', v: 0, data },
      { kind: 'guest', data },
      { kind: 'guest', v: 3, data: { ...data, more: 1 } },
      { kind: 'guest', v: 3, data: { given: 'Anna' } },
      { kind: 'guest', v: 1, data: { name: 7 } },
      null,
    ]) {
      assert.throws(bad(document), { code: 'store/bad-document' });
    }
    assert.throws(() => kind.wrap({ ...data, seen: 0.5 }), { code: 'store/bad-document' });
  });
});
