/** What a person may do here, from least to most; each includes what stands before it. */
export const accessLevels = ['viewer', 'drafter', 'agent'] as const;
/**
 * `viewer` looks at customers and invitations, `drafter` prepares letters too, and `agent` does everything: sends, hands
 * over, decides.
 */
export type Access = (typeof accessLevels)[number];

export function suffices(held: Access | undefined, needed: Access): boolean {
  return held !== undefined && accessLevels.indexOf(held) >= accessLevels.indexOf(needed);
}

export function highestOf(levels: Iterable<Access>): Access | undefined {
  const held = new Set(levels);
  return accessLevels.findLast((level) => held.has(level));
}
