const usuallyMost = 20_000;

/** Remembers what came last, and forgets the oldest. */
export function createMemory<T>(mostRemembered = usuallyMost) {
  const kept = new Map<string, T>();
  return {
    get: (key: string) => kept.get(key),
    set(key: string, value: T) {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > mostRemembered && oldest !== undefined) kept.delete(oldest);
    },
  };
}
