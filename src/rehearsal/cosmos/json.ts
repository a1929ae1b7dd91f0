/** JSON values as documents hold them, and the two questions that queries ask of them. */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: JsonValue;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Parses text of which only the syntax is promised; `undefined` when even that is broken. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** One step down: an own property of an object or an index of an array, else undefined. */
function childOf(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (typeof step === 'number') return isJsonArray(value) ? value[step] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

export function valueAt(value: JsonValue, steps: readonly (string | number)[]): JsonValue | undefined {
  return steps.reduce<JsonValue | undefined>(childOf, value);
}

export function jsonEquals(left: JsonValue, right: JsonValue): boolean {
  if (isJsonArray(left)) {
    if (!isJsonArray(right) || left.length !== right.length) return false;
    return left.every((element, index) => sameOrAbsent(element, right[index]));
  }
  if (isJsonObject(left)) {
    if (!isJsonObject(right)) return false;
    const names = Object.keys(left);
    if (names.length !== Object.keys(right).length) return false;
    return names.every((name) => Object.hasOwn(right, name) && sameOrAbsent(left[name], right[name]));
  }
  return left === right;
}

function sameOrAbsent(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return jsonEquals(left, right);
}

/** By code point, which is also the order of the UTF-8 bytes that SQLite compares; JavaScript's `<` is neither. */
export function compareStrings(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  let index = 0;
  while (index < length && left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  if (index === length) return left.length - right.length;
  return codePointRank(left.charCodeAt(index)) - codePointRank(right.charCodeAt(index));
}

/** Surrogate halves stand for code points above every other unit. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

export function nestingOf(value: JsonValue): number {
  if (value === null || typeof value !== 'object') return 0;
  let deepest = 0;
  for (const child of Object.values(value)) deepest = Math.max(deepest, nestingOf(child));
  return deepest + 1;
}
