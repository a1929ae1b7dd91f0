/**
 * Random documents and random conditions, each condition with a judgement of its own in plain JavaScript, written
 * apart from the evaluator: what a document is worth to it, true, false or undefined.
 */
import fc from 'fast-check';

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };
export type PlainDocument = Readonly<Record<string, Plain>>;
export type Verdict = boolean | undefined;

export interface Condition {
  readonly text: string;
  readonly judge: (document: PlainDocument) => Verdict;
}

const fields = ['a', 'b', 'c'] as const;

/** Few values, so that documents and conditions often meet. */
const scalar: fc.Arbitrary<Plain> = fc.oneof(
  fc.constantFrom('x', 'X', 'xy', '', 'Я', '😀', '\uffff', "it's", '"q"', 'back\\slash'),
  fc.constantFrom(0, 1, 2, -1, 1.5, 1e21, 0.1, 4.999999999999999),
  fc.boolean(),
  fc.constant(null),
);

const value: fc.Arbitrary<Plain> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...fields), scalar, { maxKeys: 2 }) },
);

export const anyDocument: fc.Arbitrary<PlainDocument> = fc.dictionary(fc.constantFrom(...fields), value);

function quoted(text: string, quote: '"' | "'"): string {
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}

export function literal(plain: Plain, quote: '"' | "'" = "'"): string {
  return typeof plain === 'string' ? quoted(plain, quote) : JSON.stringify(plain);
}

interface Operand {
  readonly text: string;
  readonly read: (document: PlainDocument) => Plain | undefined;
}

function step(from: Plain | undefined, name: string): Plain | undefined {
  if (from === undefined || from === null || typeof from !== 'object' || Array.isArray(from))
    return undefined;
  return (from as PlainDocument)[name];
}

const path: fc.Arbitrary<Operand> = fc
  .tuple(fc.array(fc.constantFrom(...fields), { minLength: 1, maxLength: 2 }), fc.boolean())
  .map(([names, bracketed]) => ({
    text: `doc${names.map((name) => (bracketed ? `["${name}"]` : `.${name}`)).join('')}`,
    read: (document) => names.reduce<Plain | undefined>(step, document),
  }));

const constant: fc.Arbitrary<Operand> = fc
  .tuple(scalar, fc.constantFrom('"' as const, "'" as const))
  .map(([plain, quote]) => ({ text: literal(plain, quote), read: () => plain }));

const kindOf = (plain: Plain) => (plain === null ? 'null' : Array.isArray(plain) ? 'array' : typeof plain);

function sorted(plain: Plain): Plain {
  if (Array.isArray(plain)) return plain.map(sorted);
  if (plain === null || typeof plain !== 'object') return plain;
  const entries = Object.entries(plain).map(([name, inner]): [string, Plain] => [name, sorted(inner)]);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function same(left: Plain | undefined, right: Plain | undefined): Verdict {
  if (left === undefined || right === undefined || kindOf(left) !== kindOf(right)) return undefined;
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sizeUp(left: Plain | undefined, right: Plain | undefined): number | undefined {
  if (left === undefined || right === undefined || kindOf(left) !== kindOf(right)) return undefined;
  if (typeof left === 'object' && left !== null) return undefined;
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(String(right)));
  return Number(left) - Number(right);
}

const operators: Readonly<Record<string, (left: Plain | undefined, right: Plain | undefined) => Verdict>> = {
  '=': same,
  '!=': (left, right) => opposite(same(left, right)),
  '<': (left, right) => ordered(sizeUp(left, right), (order) => order < 0),
  '<=': (left, right) => ordered(sizeUp(left, right), (order) => order <= 0),
  '>': (left, right) => ordered(sizeUp(left, right), (order) => order > 0),
  '>=': (left, right) => ordered(sizeUp(left, right), (order) => order >= 0),
};

function ordered(order: number | undefined, holds: (order: number) => boolean): Verdict {
  return order === undefined ? undefined : holds(order);
}

const opposite = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict);

const comparison: fc.Arbitrary<Condition> = fc
  .tuple(path, fc.constantFrom(...Object.keys(operators)), fc.oneof(constant, path), fc.boolean())
  .filter(([, operator, other]) => !(operator === '!=' && other.text === 'null'))
  .map(([left, operator, right, turned]) => {
    const [first, second] = turned ? [right, left] : [left, right];
    return {
      text: `${first.text} ${operator} ${second.text}`,
      judge: (document) => operators[operator]?.(first.read(document), second.read(document)),
    };
  });

function either(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

const membership: fc.Arbitrary<Condition> = fc
  .tuple(path, fc.array(constant, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([operand, options, negated]) => ({
    text: `${operand.text} ${negated ? 'NOT IN' : 'IN'} (${options.map((option) => option.text).join(', ')})`,
    judge: (document) => {
      const verdict = either(options.map((option) => same(operand.read(document), option.read(document))));
      return negated ? opposite(verdict) : verdict;
    },
  }));

const test: fc.Arbitrary<Condition> = fc.oneof(
  path.map(({ text, read }) => ({
    text: `IS_DEFINED(${text})`,
    judge: (document: PlainDocument) => read(document) !== undefined,
  })),
  fc.tuple(path, constant).map(([list, wanted]) => ({
    text: `ARRAY_CONTAINS(${list.text}, ${wanted.text})`,
    judge: (document: PlainDocument) => {
      const found = list.read(document);
      if (!Array.isArray(found)) return undefined;
      return found.some((element: Plain) => same(element, wanted.read(document)) === true);
    },
  })),
  fc.tuple(path, constant, fc.boolean()).map(([where, part, ignoreCase]) => ({
    text: `STARTSWITH(${where.text}, ${part.text}, ${ignoreCase})`,
    judge: (document: PlainDocument) => {
      const [whole, start] = [where.read(document), part.read(document)];
      if (typeof whole !== 'string' || typeof start !== 'string') return undefined;
      const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
      return fold(whole).indexOf(fold(start)) === 0;
    },
  })),
);

export const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    membership,
    test,
    tie('condition').map(({ text, judge }) => ({
      text: `NOT (${text})`,
      judge: (document: PlainDocument) => opposite(judge(document)),
    })),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => ({
      text: `(${left.text}) OR (${right.text})`,
      judge: (document: PlainDocument) => either([left.judge(document), right.judge(document)]),
    })),
    fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => ({
      text: `(${left.text}) AND (${right.text})`,
      judge: (document: PlainDocument) =>
        opposite(either([opposite(left.judge(document)), opposite(right.judge(document))])),
    })),
  ),
}));
