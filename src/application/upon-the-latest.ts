import { Fault } from '../ports/faults.ts';

/** So many others may come in between, each of whom got on. */
const usuallyMost = 8;

/** Takes a decision upon what is stored by then, `again` where somebody was faster; absent: somebody was each time. */
export async function uponTheLatest<T>(
  take: () => Promise<T | 'again'>,
  mostAttempts = usuallyMost,
): Promise<T | undefined> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const taken = await take();
    if (taken !== 'again') return taken;
  }
  return undefined;
}

/** Writes upon what is stored by then, `written` too where it is right already; a fault where somebody was faster each time. */
export async function writeUponTheLatest(
  write: () => Promise<'written' | 'conflict'>,
  mostAttempts?: number,
): Promise<void> {
  const outcome = await uponTheLatest(
    async () => ((await write()) === 'written' ? 'written' : 'again'),
    mostAttempts,
  );
  if (outcome) return;
  throw new Fault('store/unavailable', { cause: new Error('others write the same all the time') });
}
