/** How much is tried, and with which numbers: `FUZZ_CASES`, `FUZZ_SEED`, and `FUZZ_LOOK_EVERY` to find a culprit. */
function wholeNumber(name: string, fallback: number): number {
  const value = Number(process.env[name] ?? '');
  return Number.isInteger(value) && value > 0 ? value : fallback;
}

/** The usual run tries the same cases each time, so that it fails only for what was changed; longer ones try others. */
const usualSeed = process.env.FUZZ_CASES ? Math.floor(Math.random() * 0x7fffffff) + 1 : 1;

export const fuzz = {
  cases: wholeNumber('FUZZ_CASES', 20_000),
  /** Printed by the suite; the same seed tries the same cases. */
  seed: wholeNumber('FUZZ_SEED', usualSeed),
  /** After so many cases the register is looked at; 1 finds the very case that moved something. */
  lookEvery: wholeNumber('FUZZ_LOOK_EVERY', 1_000),
  atOnce: wholeNumber('FUZZ_AT_ONCE', 16),
} as const;
