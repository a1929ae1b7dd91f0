import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type EmailAddress, parseEmailAddress } from '../../src/domain/email-address.ts';
import { mostAddresses, parseEmailList } from '../../src/domain/email-list.ts';

const texts = (input: string, others: readonly EmailAddress[] = []) => {
  const list = parseEmailList(input, others);
  return list.ok ? list.value.map(({ text }) => text) : list.refusal;
};
const anna = 'anna@blue-meadow.example';
const boris = 'boris@blue-meadow.example';

describe('reading several mail addresses', () => {
  const taken: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    [' \n\t,;', []],
    [anna, [anna]],
    [`${anna}, ${boris}`, [anna, boris]],
    [`${anna};${boris};`, [anna, boris]],
    [`${anna} ${boris}`, [anna, boris]],
    [`${anna}\r\n\r\n${boris}`, [anna, boris]],
    [`Anna Berg <${anna}>, Boris <${boris}>`, [anna, boris]],
    [`Berg, Anna <${anna}>; "Doe, Boris" <${boris}>`, [anna, boris]],
    [`${anna}, ANNA@Blue-Meadow.example`, [anna]],
  ];
  for (const [input, found] of taken) {
    it(`takes ${JSON.stringify(input)}`, () => assert.deepEqual(texts(input), found));
  }

  it('leaves out who is named elsewhere', () => {
    const first = parseEmailAddress('Anna@blue-meadow.example');
    assert.deepEqual(texts(`${anna}; ${boris}`, first.ok ? [first.value] : []), [boris]);
  });

  it('names the first piece that is no address', () => {
    assert.deepEqual(texts(`${anna}, boris at home, x@`), { kind: 'not-an-address', piece: 'boris' });
  });

  it('takes ten and no more, counted without repetitions', () => {
    const many = Array.from({ length: mostAddresses }, (_, index) => `a${index}@x.example`);
    assert.deepEqual(texts([...many, many[0]].join(', ')), many);
    assert.deepEqual(texts([...many, 'one-more@x.example'].join(', ')), { kind: 'too-many' });
  });

  const address = fc
    .tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{1,8}$/))
    .map(([name, host]) => `${name}@${host}.example`);
  const mark = fc.constantFrom(',', ';', ' ', '\n', ', ', ' ; ', '\r\n');

  it('gives back what was joined by any marks, each once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(address, mark), { maxLength: mostAddresses }), (parts) => {
        const wanted = [...new Set(parts.map(([one]) => one))];
        assert.deepEqual(texts(parts.flat().join('')), wanted);
      }),
    );
  });

  it('answers any text with addresses or with a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const list = parseEmailList(text);
        if (list.ok) for (const one of list.value) assert.ok(parseEmailAddress(one.text).ok);
      }),
    );
  });
});
