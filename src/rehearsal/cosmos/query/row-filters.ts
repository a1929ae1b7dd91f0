/**
 * Hands the simple parts of a condition down to SQLite, which can then use an index. Only what is joined by AND
 * at the top and compares one property with a text, a whole number or a truth value, and only in such a way that
 * no wanted document is lost: every row that comes back is still asked the whole condition.
 */
import type { RowFilter, RowOrder } from '../item-store.ts';
import type { JsonValue } from '../json.ts';
import { constantOf } from './evaluate.ts';
import type { Parameters } from './parse-query.ts';
import type { Comparison, Expression, PathExpression, Query } from './syntax.ts';

export interface PathFilter extends RowFilter {
  /** The indexable expression of the filter, for example `json_extract(body, '$."kind"')`. */
  readonly extract: string;
  /** Whether it lets one value through alone. */
  readonly isExact: boolean;
}

/** Comparisons widened to include equality: SQLite's reading of a number may be off by the last bit. */
const widened: Readonly<Partial<Record<Comparison, string>>> = {
  '=': '=',
  '<': '<=',
  '<=': '<=',
  '>': '>=',
  '>=': '>=',
};

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function extractOf({ steps }: Pick<PathExpression, 'steps'>): string | undefined {
  const plain = steps.every((step) => typeof step === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(step));
  if (!plain || steps.length === 0) return undefined;
  return `json_extract(body, '$${steps.map((step) => `."${step}"`).join('')}')`;
}

function bindable(value: JsonValue | undefined): string | number | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

function filterOf(expression: Expression, parameters: Parameters): PathFilter | undefined {
  if (expression.kind === 'in') return membershipOf(expression, parameters);
  if (expression.kind !== 'compare') return undefined;
  const { left, right, operator } = expression;
  if (left.kind === 'path') return comparisonOf(left, operator, constantOf(right, parameters));
  return right.kind === 'path'
    ? comparisonOf(right, mirrored[operator], constantOf(left, parameters))
    : undefined;
}

function comparisonOf(
  path: PathExpression,
  operator: Comparison,
  constant: ReturnType<typeof constantOf>,
): PathFilter | undefined {
  const extract = extractOf(path);
  const sign = widened[operator];
  const value = constant.known ? bindable(constant.value) : undefined;
  if (extract === undefined || sign === undefined || value === undefined) return undefined;
  return { extract, sql: `${extract} ${sign} ?`, values: [value], isExact: sign === '=' };
}

function membershipOf(
  expression: Expression & { kind: 'in' },
  parameters: Parameters,
): PathFilter | undefined {
  const extract = expression.operand.kind === 'path' ? extractOf(expression.operand) : undefined;
  const values = expression.options.map((option) => {
    const constant = constantOf(option, parameters);
    return constant.known ? bindable(constant.value) : undefined;
  });
  const usable = values.filter((value) => value !== undefined);
  if (extract === undefined || usable.length < values.length) return undefined;
  const sql = `${extract} IN (${usable.map(() => '?').join(', ')})`;
  return { extract, sql, values: usable, isExact: false };
}

export function rowFiltersOf(where: Expression | undefined, parameters: Parameters): readonly PathFilter[] {
  if (where === undefined) return [];
  if (where.kind === 'and') {
    return [...rowFiltersOf(where.left, parameters), ...rowFiltersOf(where.right, parameters)];
  }
  const filter = filterOf(where, parameters);
  return filter ? [filter] : [];
}

/**
 * ORDER BY in SQLite's words, so that a page is read from an index and nothing is sorted. Only where the condition lets
 * nothing but texts through, which alone SQLite puts into the same order as the service.
 */
export function rowOrderOf({ orderBy }: Query, filters: readonly PathFilter[]): RowOrder | undefined {
  const [only] = orderBy;
  const extract = only && orderBy.length === 1 ? extractOf(only) : undefined;
  const isOfTexts = (filter: PathFilter) =>
    filter.extract === extract && filter.values.every((value) => typeof value === 'string');
  return only && extract !== undefined && filters.some(isOfTexts)
    ? { extract, descending: only.descending }
    : undefined;
}

/** The properties of the indexes that serve it: one index for an order, behind all that is the same in each row. */
export function indexesFor(
  filters: readonly PathFilter[],
  order: RowOrder | undefined,
): readonly (readonly string[])[] {
  if (!order) return filters.map(({ extract }) => [extract]);
  const same = filters.filter(({ isExact }) => isExact).map(({ extract }) => extract);
  return [[...new Set([...same, order.extract])]];
}

/** No more than the rows from this value on; those that have the very value are looked at once more. */
export function filterFrom({ extract, descending }: RowOrder, value: JsonValue | undefined): RowFilter[] {
  const bound = bindable(value);
  return bound === undefined ? [] : [{ sql: `${extract} ${descending ? '<=' : '>='} ?`, values: [bound] }];
}
