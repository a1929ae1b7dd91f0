/** Every row of the benchmark by its number; each is loaded when it is run. */
import type { Row } from './row.ts';

export const rows: ReadonlyMap<number, () => Promise<Row>> = new Map([
  [1, async () => (await import('./rows/turns.ts')).turns],
  [2, async () => (await import('./rows/search.ts')).search],
  [3, async () => (await import('./rows/directory-sync.ts')).directorySync],
  [4, async () => (await import('./rows/fan-out.ts')).fanOut],
  [5, async () => (await import('./rows/start.ts')).start],
  [6, async () => (await import('./rows/outside-calls.ts')).outsideCalls],
  [7, async () => (await import('./rows/cards.ts')).cards],
  [8, async () => (await import('./rows/local-store.ts')).localStore],
  [9, async () => (await import('./rows/day.ts')).day],
  [10, async () => (await import('./rows/flood.ts')).flood],
]);
