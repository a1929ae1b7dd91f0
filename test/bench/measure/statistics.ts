/** Few numbers out of many. On a machine that others use, medians and ratios of one run are all that can be said. */

export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

export interface Pair {
  readonly ours: number;
  readonly beside: number;
}

/** The median of the rounds' own ratios: what slows the machine down for a while slows both sides of a round. */
export function ratioOf(rounds: readonly Pair[]): number {
  return median(rounds.map(({ ours, beside }) => ours / beside));
}

export const mediansOf = (rounds: readonly Pair[]): Pair => ({
  ours: median(rounds.map(({ ours }) => ours)),
  beside: median(rounds.map(({ beside }) => beside)),
});

/** Runs both sides in turns, the first one changing, so that neither always comes behind the other. */
export async function inTurns(
  rounds: number,
  sides: { readonly [Side in keyof Pair]: () => number | Promise<number> },
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const ours = await sides.ours();
      pairs.push({ ours, beside: await sides.beside() });
    } else {
      const beside = await sides.beside();
      pairs.push({ ours: await sides.ours(), beside });
    }
  }
  return pairs;
}

/** With which power of the size something grows: 1 is in step with it, 0.5 like its square root. */
export function powerOf(
  small: { readonly size: number; readonly value: number },
  large: typeof small,
): number {
  return Math.log(large.value / small.value) / Math.log(large.size / small.size);
}

export const rounded = (value: number, digits = 3) => Number(value.toPrecision(digits));
