import type { z } from 'zod';

export interface Variable {
  /** What it is for, as one sentence without the full stop. */
  readonly meaning: string;
  readonly schema: z.ZodType<unknown, string>;
  /** Taken when nothing is set; as text, so that it passes through the schema too. */
  readonly fallback?: string | { readonly real?: string; readonly rehearsal?: string };
  /** A value for `env.sample` where there is no fallback. */
  readonly example?: string;
  readonly isSecret?: true;
  /** Refused beside credentials: only a rehearsal knows what to do with it. */
  readonly rehearsalOnly?: true;
}

/** What stands together in `env.sample`. */
export interface Section {
  readonly title: string;
  readonly variables: Readonly<Record<string, Variable>>;
}
