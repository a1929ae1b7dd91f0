interface PairNumbers {
  /** Gives a new pair the next number. */
  numberOf(first: number, second: number): number;
  find(first: number, second: number): number | undefined;
}

/** Pairs of the first letters, which are nearly all, by a table; the rest by a map. */
export function createPairNumbers(): PairNumbers {
  const inTable = 128;
  const table = new Int32Array(inTable ** 2);
  const others = new Map<number, number>();
  let next = 0;
  const find = (first: number, second: number) => {
    if (first >= inTable || second >= inTable) return others.get(first * 0x1_0000 + second);
    const known = table[first * inTable + second] ?? 0;
    return known === 0 ? undefined : known - 1;
  };
  return {
    find,
    numberOf(first, second) {
      const known = find(first, second);
      if (known !== undefined) return known;
      next += 1;
      if (first >= inTable || second >= inTable) others.set(first * 0x1_0000 + second, next - 1);
      else table[first * inTable + second] = next;
      return next - 1;
    },
  };
}
