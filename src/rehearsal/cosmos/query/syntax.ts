/** The syntax tree of the queries that are understood. */
import type { JsonValue } from '../json.ts';

export type Step = string | number;

/** A property below the document; no steps mean the document itself. */
export interface PathExpression {
  readonly kind: 'path';
  readonly steps: readonly Step[];
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export const functionArity = {
  IS_DEFINED: [1, 1],
  IS_NULL: [1, 1],
  ARRAY_CONTAINS: [2, 3],
  STARTSWITH: [2, 3],
  CONTAINS: [2, 3],
  STRINGEQUALS: [2, 3],
} as const;

export type FunctionName = keyof typeof functionArity;

export type Expression =
  | PathExpression
  | { readonly kind: 'literal'; readonly value: JsonValue | undefined }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'array'; readonly elements: readonly Expression[] }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'in'; readonly operand: Expression; readonly options: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] };

export interface Column {
  readonly name: string;
  readonly path: PathExpression;
}

export type Selection =
  | { readonly kind: 'all' }
  | { readonly kind: 'columns'; readonly columns: readonly Column[] }
  | { readonly kind: 'value'; readonly path: PathExpression }
  | { readonly kind: 'count' }
  /** `SELECT c.a, COUNT(1) AS n … GROUP BY c.a`: how many there are with each value. */
  | { readonly kind: 'count-by'; readonly column: Column; readonly countName: string };

export interface SortKey {
  readonly steps: readonly Step[];
  readonly descending: boolean;
}

export interface Query {
  readonly selection: Selection;
  readonly where?: Expression;
  readonly orderBy: readonly SortKey[];
  /** From TOP or OFFSET … LIMIT. */
  readonly skip: number;
  readonly take?: number;
}
