/** Finds names in the environment that were probably meant to be ours; the rest of the environment is not our business. */

/** Edits between two words: letters put in, left out, changed, or two neighbours swapped. */
export function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        at(row - 1, column) + 1,
        (current[column - 1] ?? 0) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(one.length, other.length);
}

const bare = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Long names bear more slips; a short one must be the same but for case and separators. */
function allowedEdits(name: string): number {
  if (name.length >= 12) return 2;
  return name.length >= 8 ? 1 : 0;
}

export interface NearMiss<Name extends string> {
  readonly found: string;
  readonly meant: Name;
}

/** What was set under a name that is nearly one of `names`, where the right one is not set. */
export function findNearMisses<Name extends string>(
  found: readonly string[],
  names: readonly Name[],
): readonly NearMiss<Name>[] {
  const known = new Set<string>(names);
  const missing = names.filter((name) => !found.includes(name));
  return found
    .filter((name) => !known.has(name))
    .flatMap((name) => {
      const meant = missing.find((one) => editDistance(bare(name), bare(one)) <= allowedEdits(one));
      return meant ? [{ found: name, meant }] : [];
    });
}
