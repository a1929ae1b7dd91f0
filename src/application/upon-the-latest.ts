/** So many others may come in between, each of whom got on. */
const mostAttempts = 6;

/** Takes a decision upon what is stored by then, `again` where somebody was faster; absent: somebody was each time. */
export async function uponTheLatest<T>(take: () => Promise<T | 'again'>): Promise<T | undefined> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const taken = await take();
    if (taken !== 'again') return taken;
  }
  return undefined;
}
