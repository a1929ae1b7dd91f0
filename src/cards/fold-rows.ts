/** Shortens the rows of `status` where all that is wrong would not fit into one card. */
import { jsonLength, textCost } from './plain-text.ts';
import type { SemanticColor } from './view.ts';

export interface StatusRow {
  name: string;
  state: string;
  color: SemanticColor;
  details: { text: string }[];
}

export interface RowGroup {
  name: string;
  rows: StatusRow[];
  /** Rows that had to become one line. */
  folded: { text: string }[];
}

/** In characters of the card's JSON, with the elements around each text. */
const room = 9_150;
const rowCost = 350;

const foldedText = ({ name, state }: StatusRow) => `${name}: ${state}`;

function costOf(row: StatusRow): number {
  const { name, state, details } = row;
  return (
    rowCost +
    jsonLength(name) +
    jsonLength(state) +
    details.reduce((sum, { text }) => sum + textCost(text), 0)
  );
}

const isWell = ({ color }: StatusRow) => color === 'good' || color === 'default';

/**
 * What is well becomes one line first, from the end; where that does not suffice, the same advice is given once, and
 * then warnings and what is worse become lines too, which has to be said.
 */
export function foldRows(groups: readonly { readonly name: string; readonly rows: readonly StatusRow[] }[]): {
  readonly groups: RowGroup[];
  readonly isShortened: boolean;
} {
  const all = groups.flatMap(({ rows }) => rows).toReversed();
  const shown = new Map(all.toReversed().map((row) => [row, row] as const));
  const folded = new Set<StatusRow>();
  let left = room - all.reduce((sum, row) => sum + costOf(row), 0);
  const fold = (rows: readonly StatusRow[]) => {
    for (const row of rows) {
      if (left >= 0) return;
      left += costOf(shown.get(row) ?? row) - textCost(foldedText(row));
      folded.add(row);
    }
  };
  fold(all.filter(isWell));
  const isShortened = left < 0;
  if (isShortened) left += forgetRepeats(shown, folded);
  fold(all.filter(({ color }) => color === 'warning'));
  fold(all.filter(({ color }) => color === 'attention'));
  return {
    isShortened,
    groups: groups.map(({ name, rows }) => ({
      name,
      rows: rows.filter((row) => !folded.has(row)).map((row) => shown.get(row) ?? row),
      folded: rows.filter((row) => folded.has(row)).map((row) => ({ text: foldedText(row) })),
    })),
  };
}

/** The same advice is given once; answers how much that saves. */
function forgetRepeats(shown: Map<StatusRow, StatusRow>, folded: ReadonlySet<StatusRow>): number {
  const said = new Set<string>();
  let saved = 0;
  for (const row of shown.keys()) {
    if (folded.has(row)) continue;
    const details = row.details.filter(({ text }) => {
      if (!said.has(text)) return said.add(text);
      saved += textCost(text);
      return false;
    });
    shown.set(row, { ...row, details });
  }
  return saved;
}
