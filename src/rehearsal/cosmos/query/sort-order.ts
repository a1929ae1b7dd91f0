/**
 * The order of ORDER BY over values of any type: undefined, null, false, true, numbers, strings, arrays, objects.
 * Source: learn.microsoft.com/azure/cosmos-db/nosql/query/order-by.
 */
import { compareStrings, isJsonArray, type JsonValue } from '../json.ts';

function rankOf(value: JsonValue | undefined): number {
  if (value === undefined) return 0;
  if (value === null) return 1;
  if (typeof value === 'boolean') return 2;
  if (typeof value === 'number') return 3;
  if (typeof value === 'string') return 4;
  return isJsonArray(value) ? 5 : 6;
}

/** Arrays are equal to each other, and objects too: their order is not modelled, and they cannot be compared. */
export function compareForSort(left: JsonValue | undefined, right: JsonValue | undefined): number {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return rankOf(left) - rankOf(right);
}
