/** 1 s, 2 s, 4 s … up to five minutes, by the number of attempts made. */
export function backOffMs(attempts: number): number {
  return Math.min(1_000 * 2 ** Math.max(0, attempts - 1), 5 * 60_000);
}
