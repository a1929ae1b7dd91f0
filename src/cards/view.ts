import { z } from 'zod';

/**
 * Views hold what a template binds, and nothing else. A part that may be absent is a list of none or one: the
 * template repeats it, and an empty list leaves no trace (a missing field would stay on the card as `${field}`).
 */
export const lineView = z.strictObject({ text: z.string() });
export const factView = z.strictObject({ label: z.string(), value: z.string() });
export const choiceView = z.strictObject({ title: z.string(), value: z.string() });

export type LineView = z.output<typeof lineView>;
export type FactView = z.output<typeof factView>;
export type ChoiceView = z.output<typeof choiceView>;

export const semanticColor = z.enum(['default', 'accent', 'good', 'warning', 'attention']);
export type SemanticColor = z.output<typeof semanticColor>;

export function lines(...texts: readonly (string | undefined)[]): LineView[] {
  return texts.flatMap((text) => (text === undefined || text === '' ? [] : [{ text }]));
}

export function facts(...all: readonly (FactView | undefined)[]): FactView[] {
  return all.flatMap((fact) => (fact === undefined || fact.value === '' ? [] : [fact]));
}
