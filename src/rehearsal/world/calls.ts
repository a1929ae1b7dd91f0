/** Counts the calls to each system since the start or the last reset. */

export interface CallCount {
  readonly system: string;
  readonly method: string;
  readonly route: string;
  readonly count: number;
}

export interface Calls {
  count(system: string, method: string, route: string): void;
  list(): readonly CallCount[];
  reset(): void;
}

export function createCalls(): Calls {
  const counts = new Map<string, CallCount>();
  return {
    count: (system, method, route) => {
      const key = `${system} ${method} ${route}`;
      counts.set(key, { system, method, route, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: () => [...counts.values()],
    reset: () => counts.clear(),
  };
}
