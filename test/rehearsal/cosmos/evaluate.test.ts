import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/rehearsal/cosmos/json.ts';
import { compareStrings } from '../../../src/rehearsal/cosmos/json.ts';
import { compile } from '../../../src/rehearsal/cosmos/query/evaluate.ts';
import { parseCondition, parseQuery } from '../../../src/rehearsal/cosmos/query/parse-query.ts';
import { anyCondition, anyDocument, literal } from './random-conditions.ts';

const none: ReadonlyMap<string, JsonValue> = new Map();
const evaluate = (condition: string, document: JsonObject = {}, parameters = none) => {
  const { where } = parseQuery(`SELECT * FROM doc WHERE ${condition}`);
  return where && compile(where, parameters)(document);
};

describe('Conditions of queries', () => {
  it('agree with plain JavaScript for any condition and any document', () => {
    fc.assert(
      fc.property(anyCondition, anyDocument, ({ text, judge }, document) => {
        assert.equal(evaluate(text, document), judge(document));
      }),
      { numRuns: 2000 },
    );
  });

  it('mean the same whether a value is written out or a parameter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(evaluate(`doc.a = ${literal(text)}`, { a: text }), true);
        assert.equal(evaluate(`doc.a = ${literal(text, '"')}`, { a: text }), true);
        assert.equal(evaluate('doc.a = @a', { a: text }, new Map([['@a', text]])), true);
      }),
    );
  });

  it('read the escapes of JSON in texts', () => {
    assert.equal(evaluate(String.raw`doc.a = "\u0421\n\t\/\\"`, { a: 'С\n\t/\\' }), true);
  });

  it('let neither an unknown comparison nor its negation hold', () => {
    for (const condition of [
      'doc.a = 1',
      'doc.a != 1',
      'doc.a < 1',
      'NOT (doc.a = 1)',
      'doc.a NOT IN (1, 2)',
    ]) {
      assert.equal(evaluate(condition), undefined);
      assert.equal(evaluate(condition, { a: 'text' }), undefined);
    }
  });

  it('decide AND and OR by what is known', () => {
    assert.equal(evaluate('doc.a = 1 AND false'), false);
    assert.equal(evaluate('doc.a = 1 AND true'), undefined);
    assert.equal(evaluate('doc.a = 1 OR true'), true);
    assert.equal(evaluate('doc.a = 1 OR false'), undefined);
  });

  it('see only own properties', () => {
    assert.equal(evaluate('IS_DEFINED(doc.constructor)'), false);
    assert.equal(evaluate('IS_DEFINED(doc.a.length)', { a: 'text' }), false);
    assert.equal(evaluate('IS_DEFINED(doc.a.length)', { a: [1] }), false);
    assert.equal(evaluate('doc["__proto__"] = 1', JSON.parse('{"__proto__": 1}') as JsonObject), true);
  });

  it('bind AND tighter than OR, and comparisons tighter than both', () => {
    assert.deepEqual(parseCondition('from c where c.a = 1 or c.b = 2 and c.d = 3'), {
      kind: 'or',
      left: comparison('a', 1),
      right: { kind: 'and', left: comparison('b', 2), right: comparison('d', 3) },
    });
  });
});

function comparison(name: string, value: number) {
  return {
    kind: 'compare',
    operator: '=',
    left: { kind: 'path', steps: [name] },
    right: { kind: 'literal', value },
  };
}

describe('The order of texts', () => {
  it('is that of their UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
        assert.equal(Math.sign(compareStrings(left, right)), bytes);
      }),
    );
  });
});
