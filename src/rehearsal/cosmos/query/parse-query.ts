/** Parses whole queries: SELECT … FROM … WHERE … ORDER BY … OFFSET … LIMIT …, and the condition of a patch. */
import type { JsonValue } from '../json.ts';
import { badRequest } from '../refusal.ts';
import { createCursor, type Cursor, describeToken } from './cursor.ts';
import { isReserved, parseExpression, parsePath, type Scope } from './parse-expression.ts';
import type { Column, Expression, Query, Selection, SortKey } from './syntax.ts';
import { syntaxError, unsupported } from './syntax-error.ts';

/** Values by name, the `@` included. */
export type Parameters = ReadonlyMap<string, JsonValue>;

const aggregates: ReadonlySet<string> = new Set(['SUM', 'AVG', 'MIN', 'MAX', 'COUNT', 'MAKELIST', 'MAKESET']);

const refusedWords: Readonly<Record<string, string>> = {
  DISTINCT: 'DISTINCT',
  EXISTS: 'EXISTS',
  HAVING: 'HAVING',
  JOIN: 'JOIN',
  LIKE: 'LIKE',
  UDF: 'user-defined functions (UDF)',
};

/** Ahead of all else, so that the name in the refusal is the cause and not a consequence. */
function refuseByName(text: string): void {
  const cursor = createCursor(text);
  for (let token = cursor.next(); token.kind !== 'end'; token = cursor.next()) {
    const feature = token.kind === 'word' ? refusedWords[token.upper] : undefined;
    if (feature) throw unsupported(feature);
  }
}

/** The name that FROM gives to a document, found ahead because SELECT uses it first. */
function aliasOf(text: string): string {
  const cursor = createCursor(text);
  while (cursor.peek().kind !== 'end' && !cursor.takeWord('FROM')) cursor.next();
  const token = cursor.next();
  if (token.kind !== 'word' || isReserved(token.upper)) throw syntaxError(describeToken(token));
  const named = cursor.takeWord('AS');
  const second = cursor.peek();
  if (second.kind === 'word' && !isReserved(second.upper)) return second.text;
  if (named) throw cursor.fail();
  return token.text;
}

function parseCount(cursor: Cursor): number {
  const token = cursor.next();
  if (token.kind === 'parameter') throw unsupported('a parameter for a number in TOP, OFFSET or LIMIT');
  if (token.kind !== 'number' || !Number.isInteger(token.value) || token.value < 0)
    throw syntaxError(describeToken(token));
  return token.value;
}

function refuseAggregate(cursor: Cursor): void {
  const token = cursor.peek();
  const following = cursor.peek(1);
  if (token.kind !== 'word' || following.kind !== 'sign' || following.text !== '(') return;
  if (aggregates.has(token.upper)) throw unsupported(`the aggregate ${token.upper} in this form`);
}

/** `COUNT(1)`, the one aggregate that is understood. */
function takeCount(cursor: Cursor): boolean {
  const one = cursor.peek(2);
  if (!cursor.isWord('COUNT') || one.kind !== 'number' || one.value !== 1) return false;
  cursor.next();
  cursor.expectSign('(');
  cursor.next();
  cursor.expectSign(')');
  return true;
}

function parseSelectValue(scope: Scope): Selection {
  const { cursor } = scope;
  if (takeCount(cursor)) return { kind: 'count' };
  refuseAggregate(cursor);
  return { kind: 'value', path: parsePath(scope) };
}

function parseName(cursor: Cursor): string {
  const token = cursor.next();
  if (token.kind !== 'word' || isReserved(token.upper)) throw syntaxError(describeToken(token));
  return token.text;
}

function parseColumn(scope: Scope): Column {
  const { cursor } = scope;
  refuseAggregate(cursor);
  const path = parsePath(scope);
  if (cursor.takeWord('AS')) return { name: parseName(cursor), path };
  const last = path.steps.at(-1) ?? scope.alias;
  if (typeof last === 'number') throw unsupported('a column without a name');
  return { name: last, path };
}

function parseSelection(scope: Scope): Selection {
  const { cursor } = scope;
  if (cursor.takeSign('*')) return { kind: 'all' };
  if (cursor.takeWord('VALUE')) return parseSelectValue(scope);
  const first = parseColumn(scope);
  const columns = [first];
  while (cursor.takeSign(',')) {
    if (columns.length === 1 && takeCount(cursor)) {
      cursor.expectWord('AS');
      return { kind: 'count-by', column: first, countName: parseName(cursor) };
    }
    columns.push(parseColumn(scope));
  }
  const names = new Set(columns.map((column) => column.name));
  if (names.size < columns.length) throw badRequest('The query selects two properties with the same name.');
  return { kind: 'columns', columns };
}

function parseFrom(scope: Scope): void {
  const { cursor } = scope;
  cursor.expectWord('FROM');
  cursor.next();
  if (cursor.isSign('.') || cursor.isSign('[')) throw unsupported('a FROM below the document');
  if (cursor.isWord('IN')) throw unsupported('iteration over arrays (IN) in FROM');
  if (cursor.takeWord('AS')) cursor.next();
  else if (cursor.peek().kind === 'word' && !isReserved(wordAt(cursor))) cursor.next();
  if (cursor.isSign(',')) throw unsupported('several sources in FROM');
}

function wordAt(cursor: Cursor): string {
  const token = cursor.peek();
  return token.kind === 'word' ? token.upper : '';
}

/** Only what is counted by may be grouped by, and the other way round. */
function parseGroupBy(scope: Scope, selection: Selection): void {
  const { cursor } = scope;
  const isGrouped = cursor.takeWord('GROUP');
  if (!isGrouped && selection.kind !== 'count-by') return;
  if (!isGrouped) throw unsupported('the aggregate COUNT in this form');
  cursor.expectWord('BY');
  const { steps } = parsePath(scope);
  if (selection.kind !== 'count-by' || steps.join('.') !== selection.column.path.steps.join('.')) {
    throw unsupported('GROUP BY in this form');
  }
}

function parseOrderBy(scope: Scope): readonly SortKey[] {
  const { cursor } = scope;
  if (!cursor.takeWord('ORDER')) return [];
  cursor.expectWord('BY');
  const keys: SortKey[] = [];
  do {
    const { steps } = parsePath(scope);
    if (steps.length === 0) throw unsupported('ORDER BY the whole document');
    const descending = cursor.takeWord('DESC');
    if (!descending) cursor.takeWord('ASC');
    keys.push({ steps, descending });
  } while (cursor.takeSign(','));
  return keys;
}

function parseOffset(cursor: Cursor): { skip: number; take?: number } {
  if (!cursor.takeWord('OFFSET')) return { skip: 0 };
  const skip = parseCount(cursor);
  cursor.expectWord('LIMIT');
  return { skip, take: parseCount(cursor) };
}

export function parseQuery(text: string): Query {
  refuseByName(text);
  const cursor = createCursor(text);
  const scope: Scope = { cursor, alias: aliasOf(text) };
  cursor.expectWord('SELECT');
  const top = cursor.takeWord('TOP') ? parseCount(cursor) : undefined;
  const selection = parseSelection(scope);
  parseFrom(scope);
  const where = cursor.takeWord('WHERE') ? parseExpression(scope) : undefined;
  parseGroupBy(scope, selection);
  const orderBy = parseOrderBy(scope);
  const offset = parseOffset(cursor);
  if (cursor.peek().kind !== 'end') throw cursor.fail();
  const take = top ?? offset.take;
  if (top !== undefined && offset.take !== undefined)
    throw badRequest('TOP and OFFSET LIMIT exclude each other.');
  const isCount = selection.kind === 'count' || selection.kind === 'count-by';
  if (isCount && (take !== undefined || orderBy.length > 0)) {
    throw unsupported('COUNT together with TOP, OFFSET or ORDER BY');
  }
  return {
    selection,
    ...(where ? { where } : {}),
    orderBy,
    skip: offset.skip,
    ...(take === undefined ? {} : { take }),
  };
}

/** Parses `from c where …`, the condition of a patch. */
export function parseCondition(text: string): Expression {
  refuseByName(text);
  const cursor = createCursor(text);
  const scope: Scope = { cursor, alias: aliasOf(text) };
  parseFrom(scope);
  cursor.expectWord('WHERE');
  const condition = parseExpression(scope);
  if (cursor.peek().kind !== 'end') throw cursor.fail();
  return condition;
}
