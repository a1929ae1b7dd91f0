/**
 * Parses conditions and paths: OR, AND, NOT, comparisons, IN, BETWEEN, the few functions, literals, parameters
 * and `c.a["b"]`. What else the language knows is refused by name.
 */
import type { JsonValue } from '../json.ts';
import { type Cursor, describeToken } from './cursor.ts';
import {
  type Comparison,
  type Expression,
  type FunctionName,
  functionArity,
  type PathExpression,
  type Step,
} from './syntax.ts';
import { syntaxError, unsupported } from './syntax-error.ts';

export interface Scope {
  readonly cursor: Cursor;
  /** What the query calls a document: the `c` of `FROM c`. */
  readonly alias: string;
}

const reserved: ReadonlySet<string> = new Set(
  (
    'AND ARRAY AS ASC BETWEEN BY DESC DISTINCT ESCAPE EXISTS FALSE FROM GROUP IN JOIN LIKE LIMIT NOT NULL ' +
    'HAVING OFFSET OR ORDER SELECT TOP TRUE UDF UNDEFINED VALUE WHERE'
  ).split(' '),
);

const literals: ReadonlyMap<string, JsonValue | undefined> = new Map<string, JsonValue | undefined>([
  ['TRUE', true],
  ['FALSE', false],
  ['NULL', null],
  ['UNDEFINED', undefined],
]);

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

export function isReserved(upper: string): boolean {
  return reserved.has(upper);
}

export function parseExpression(scope: Scope): Expression {
  let left = parseAnd(scope);
  while (scope.cursor.takeWord('OR')) left = { kind: 'or', left, right: parseAnd(scope) };
  return left;
}

function parseAnd(scope: Scope): Expression {
  let left = parseNot(scope);
  while (scope.cursor.takeWord('AND')) left = { kind: 'and', left, right: parseNot(scope) };
  return left;
}

function parseNot(scope: Scope): Expression {
  if (!scope.cursor.takeWord('NOT')) return parseComparison(scope);
  const operand = scope.cursor.isWord('NOT') ? parseNot(scope) : parsePrimary(scope);
  // The documentation does not say how tightly NOT binds, so what depends on it is not accepted.
  if (comparisonAt(scope.cursor) || isMembership(scope.cursor)) {
    throw unsupported('a comparison after NOT without parentheses');
  }
  return { kind: 'not', operand };
}

function comparisonAt(cursor: Cursor): Comparison | undefined {
  const token = cursor.peek();
  return token.kind === 'sign' ? comparisons[token.text] : undefined;
}

const isMembership = (cursor: Cursor) =>
  cursor.isWord('IN') || cursor.isWord('BETWEEN') || cursor.isWord('NOT');

function parseComparison(scope: Scope): Expression {
  const { cursor } = scope;
  const left = parsePrimary(scope);
  const operator = comparisonAt(cursor);
  if (operator) {
    cursor.next();
    const compared: Expression = { kind: 'compare', operator, left, right: parsePrimary(scope) };
    if (comparisonAt(cursor)) throw cursor.fail();
    return compared;
  }
  if (!isMembership(cursor)) {
    refuseOperator(cursor);
    return left;
  }
  const negated = cursor.takeWord('NOT');
  const membership = parseMembership(scope, left);
  return negated ? { kind: 'not', operand: membership } : membership;
}

function parseMembership(scope: Scope, operand: Expression): Expression {
  const { cursor } = scope;
  if (cursor.takeWord('IN')) {
    cursor.expectSign('(');
    return { kind: 'in', operand, options: parseList(scope, ')') };
  }
  cursor.expectWord('BETWEEN');
  const low = parsePrimary(scope);
  cursor.expectWord('AND');
  const high = parsePrimary(scope);
  return {
    kind: 'and',
    left: { kind: 'compare', operator: '>=', left: operand, right: low },
    right: { kind: 'compare', operator: '<=', left: operand, right: high },
  };
}

function refuseOperator(cursor: Cursor): void {
  const token = cursor.peek();
  if (token.kind === 'sign' && !')],}'.includes(token.text)) throw unsupported(`the operator ${token.text}`);
}

/** Reads expressions up to the closing sign, at least one. */
function parseList(scope: Scope, closing: ')' | ']'): readonly Expression[] {
  const elements = [parseExpression(scope)];
  while (scope.cursor.takeSign(',')) elements.push(parseExpression(scope));
  scope.cursor.expectSign(closing);
  return elements;
}

function parsePrimary(scope: Scope): Expression {
  const { cursor } = scope;
  const token = cursor.next();
  switch (token.kind) {
    case 'string':
    case 'number':
      return { kind: 'literal', value: token.value };
    case 'parameter':
      return { kind: 'parameter', name: token.name };
    case 'word':
      return parseWord(scope, token);
    case 'sign':
      return parseSign(scope, token.text);
    case 'end':
      throw syntaxError('the end');
  }
}

function parseSign(scope: Scope, sign: string): Expression {
  const { cursor } = scope;
  if (sign === '(') {
    if (cursor.isWord('SELECT')) throw unsupported('sub-queries');
    const inner = parseExpression(scope);
    cursor.expectSign(')');
    return inner;
  }
  if (sign === '[') {
    if (cursor.takeSign(']')) return { kind: 'array', elements: [] };
    return { kind: 'array', elements: parseList(scope, ']') };
  }
  const token = cursor.peek();
  if (sign === '-' && token.kind === 'number') {
    cursor.next();
    return { kind: 'literal', value: -token.value };
  }
  if (sign === '{') throw unsupported('object literals');
  throw syntaxError(sign);
}

function parseWord(scope: Scope, word: { readonly text: string; readonly upper: string }): Expression {
  const { cursor, alias } = scope;
  if (literals.has(word.upper)) return { kind: 'literal', value: literals.get(word.upper) };
  if (word.upper === 'ARRAY') throw unsupported('ARRAY');
  if (cursor.takeSign('(')) return parseCall(scope, word);
  if (word.text !== alias) throw syntaxError(word.text);
  return parseSteps(cursor);
}

function parseCall(scope: Scope, word: { readonly text: string; readonly upper: string }): Expression {
  if (!Object.hasOwn(functionArity, word.upper)) throw unsupported(`the function ${word.text}`);
  const name = word.upper as FunctionName;
  const args = parseList(scope, ')');
  const [fewest, most] = functionArity[name];
  if (args.length < fewest || args.length > most) {
    throw syntaxError(`${word.text} with ${args.length} arguments`);
  }
  if (name === 'ARRAY_CONTAINS' && args[2])
    throw unsupported('partial matches (the third argument) of ARRAY_CONTAINS');
  return { kind: 'call', name, args };
}

/** The steps after the alias: `.name`, `["name"]`, `[0]`. */
function parseSteps(cursor: Cursor): PathExpression {
  const steps: Step[] = [];
  for (;;) {
    if (cursor.takeSign('.')) {
      const token = cursor.next();
      if (token.kind !== 'word' || isReserved(token.upper)) throw syntaxError(describeToken(token));
      steps.push(token.text);
    } else if (cursor.takeSign('[')) {
      const token = cursor.next();
      const isStep = token.kind === 'string' || (token.kind === 'number' && Number.isInteger(token.value));
      if (!isStep) throw syntaxError(describeToken(token));
      steps.push(token.value);
      cursor.expectSign(']');
    } else {
      return { kind: 'path', steps };
    }
  }
}

/** A path and nothing else, as SELECT and ORDER BY want it. */
export function parsePath(scope: Scope): PathExpression {
  const token = scope.cursor.next();
  if (token.kind !== 'word')
    throw unsupported(`the expression ${describeToken(token)} in SELECT or ORDER BY`);
  if (scope.cursor.isSign('(')) throw unsupported(`the function ${token.text} in SELECT or ORDER BY`);
  if (token.text !== scope.alias) throw syntaxError(token.text);
  return parseSteps(scope.cursor);
}
