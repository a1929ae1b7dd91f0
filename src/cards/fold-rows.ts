/** Shortens the rows of `status` where all that is wrong would not fit into one card. */
import { jsonLength } from './plain-text.ts';
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
const lineCost = 95;

const textCost = (text: string) => lineCost + jsonLength(text);
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

/** What is well becomes one line first, then what is no more than a warning; each group from its end. */
const foldedFirst = { good: 0, default: 1, accent: 1, warning: 2, attention: 3 } as const;

export function foldRows(groups: readonly { readonly name: string; readonly rows: readonly StatusRow[] }[]): {
  readonly groups: RowGroup[];
  readonly isFolded: boolean;
} {
  const all = groups.flatMap(({ rows }) => rows);
  let left = room - all.reduce((sum, row) => sum + costOf(row), 0);
  const isFolded = left < 0;
  const shown = new Map(all.map((row) => [row, row] as const));
  if (isFolded) left += forgetRepeats(shown);
  const folded = new Set<StatusRow>();
  const order = all.toReversed().toSorted((one, other) => foldedFirst[one.color] - foldedFirst[other.color]);
  for (const row of order) {
    if (left >= 0) break;
    left += costOf(shown.get(row) ?? row) - textCost(foldedText(row));
    folded.add(row);
  }
  return {
    isFolded,
    groups: groups.map(({ name, rows }) => ({
      name,
      rows: rows.filter((row) => !folded.has(row)).map((row) => shown.get(row) ?? row),
      folded: rows.filter((row) => folded.has(row)).map((row) => ({ text: foldedText(row) })),
    })),
  };
}

/** The same advice is given once; answers how much that saves. */
function forgetRepeats(shown: Map<StatusRow, StatusRow>): number {
  const said = new Set<string>();
  let saved = 0;
  for (const row of shown.keys()) {
    const details = row.details.filter(({ text }) => {
      if (!said.has(text)) return said.add(text);
      saved += textCost(text);
      return false;
    });
    shown.set(row, { ...row, details });
  }
  return saved;
}
