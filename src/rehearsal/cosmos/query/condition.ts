/** The condition of a conditional patch. */
import type { JsonObject } from '../json.ts';
import { compile } from './evaluate.ts';
import { parseCondition } from './parse-query.ts';

export function matchesCondition(text: string, document: JsonObject): boolean {
  return compile(parseCondition(text), new Map())(document) === true;
}
