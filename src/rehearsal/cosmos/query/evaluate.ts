/**
 * Evaluates conditions with the service's three values: true, false and undefined. A comparison with something
 * undefined, or of two types, is undefined, and so neither it nor its negation lets a document through.
 * Source: learn.microsoft.com/azure/cosmos-db/nosql/query/equality-comparison-operators and logical-operators.
 */
import {
  compareStrings,
  isJsonArray,
  type JsonObject,
  type JsonValue,
  jsonEquals,
  valueAt,
} from '../json.ts';
import { badRequest, notModelled } from '../refusal.ts';
import type { Parameters } from './parse-query.ts';
import type { Comparison, Expression, FunctionName } from './syntax.ts';

export type Evaluator = (document: JsonObject) => JsonValue | undefined;

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  return isJsonArray(value) ? 'array' : typeof value;
}

function equalOrUndefined(left: JsonValue | undefined, right: JsonValue | undefined): boolean | undefined {
  if (left === undefined || right === undefined || typeOf(left) !== typeOf(right)) return undefined;
  return jsonEquals(left, right);
}

/** Less than zero, zero, more than zero; undefined for two types and for arrays and objects. */
function orderOf(left: JsonValue | undefined, right: JsonValue | undefined): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return left === null && right === null ? 0 : undefined;
}

function compareWith(operator: Comparison, left: JsonValue | undefined, right: JsonValue | undefined) {
  if (operator === '=') return equalOrUndefined(left, right);
  if (operator === '!=') return negate(equalOrUndefined(left, right));
  const order = orderOf(left, right);
  if (order === undefined) return undefined;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function negate(value: JsonValue | undefined): boolean | undefined {
  return typeof value === 'boolean' ? !value : undefined;
}

/** AND is decided by a false, OR by a true; otherwise both sides must be known. */
function connect(decisive: boolean, values: readonly (JsonValue | undefined)[]): boolean | undefined {
  if (values.some((value) => value === decisive)) return decisive;
  return values.every((value) => typeof value === 'boolean') ? !decisive : undefined;
}

const textFunctions = {
  STARTSWITH: (text: string, part: string) => text.startsWith(part),
  CONTAINS: (text: string, part: string) => text.includes(part),
  STRINGEQUALS: (text: string, part: string) => text === part,
} as const;

type Values = readonly (JsonValue | undefined)[];

function callFunction(name: FunctionName, args: Values): boolean | undefined {
  const [first, second] = args;
  if (name === 'IS_DEFINED') return first !== undefined;
  if (name === 'IS_NULL') return first === null;
  if (name === 'ARRAY_CONTAINS') {
    if (!isJsonArray(first) || second === undefined) return undefined;
    return first.some((element) => equalOrUndefined(element, second) === true);
  }
  const ignoreCase = args.length > 2 ? args[2] : false;
  if (typeof first !== 'string' || typeof second !== 'string' || typeof ignoreCase !== 'boolean')
    return undefined;
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  return textFunctions[name](fold(first), fold(second));
}

/** The value of an expression that names no property; `known` is false for all others. */
export function constantOf(
  expression: Expression,
  parameters: Parameters,
): { readonly known: false } | { readonly known: true; readonly value: JsonValue | undefined } {
  if (expression.kind === 'literal') return { known: true, value: expression.value };
  if (expression.kind !== 'parameter') return { known: false };
  if (!parameters.has(expression.name))
    throw badRequest(`The query's parameter ${expression.name} has no value.`);
  return { known: true, value: parameters.get(expression.name) };
}

function compileComparison(expression: Expression & { kind: 'compare' }, parameters: Parameters): Evaluator {
  const { operator } = expression;
  const sides = [expression.left, expression.right] as const;
  const isNull = sides.some((side) => {
    const constant = constantOf(side, parameters);
    return constant.known && constant.value === null;
  });
  // The documentation says undefined for all other types; reports say that the service lets them through.
  if (operator === '!=' && isNull) throw notModelled('!= null; ask with IS_DEFINED and NOT IS_NULL');
  const [left, right] = sides.map((side) => compile(side, parameters)) as [Evaluator, Evaluator];
  return (document) => compareWith(operator, left(document), right(document));
}

export function compile(expression: Expression, parameters: Parameters): Evaluator {
  switch (expression.kind) {
    case 'path':
      return (document) => valueAt(document, expression.steps);
    case 'literal':
    case 'parameter': {
      const constant = constantOf(expression, parameters);
      return () => (constant.known ? constant.value : undefined);
    }
    case 'array': {
      const elements = expression.elements.map((element) => compile(element, parameters));
      return (document) =>
        elements.map((element) => element(document)).filter((value) => value !== undefined);
    }
    case 'and':
    case 'or': {
      const left = compile(expression.left, parameters);
      const right = compile(expression.right, parameters);
      const decisive = expression.kind === 'or';
      return (document) => connect(decisive, [left(document), right(document)]);
    }
    case 'not': {
      const operand = compile(expression.operand, parameters);
      return (document) => negate(operand(document));
    }
    case 'compare':
      return compileComparison(expression, parameters);
    case 'in': {
      const operand = compile(expression.operand, parameters);
      const options = expression.options.map((option) => compile(option, parameters));
      return (document) => {
        const value = operand(document);
        return connect(
          true,
          options.map((option) => equalOrUndefined(value, option(document))),
        );
      };
    }
    case 'call': {
      const args = expression.args.map((arg) => compile(arg, parameters));
      return (document) =>
        callFunction(
          expression.name,
          args.map((arg) => arg(document)),
        );
    }
  }
}
