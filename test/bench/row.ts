/** What one row of the benchmark is: something measured beside what a user would otherwise run. */

/** `quick` shows that a row runs, and its figures say nothing; `full` takes as long as the longest run needs. */
export type Size = 'quick' | 'usual' | 'full';

export interface Figure {
  readonly what: string;
  readonly value: number;
  /** `x`: so many times what it is measured beside, in the same run. */
  readonly unit: 'x' | '%' | 'ms' | 'µs' | 's' | 'MB' | 'bytes' | 'calls' | 'power' | 'a second' | 'count';
  /** Absent where a figure is there to be read, not to be reached. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** What the value was made of. */
  readonly of?: string;
}

export interface Row {
  readonly title: string;
  /** What is measured beside what, and how to read it. */
  readonly meaning: string;
  readonly measure: (size: Size) => Promise<readonly Figure[]>;
}

export function isReached({ value, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}
