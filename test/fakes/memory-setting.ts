import type { Stored } from '../../src/ports/register.ts';

/** One value for the whole company, as capabilities, pasted links, marks and tests of events are kept. */
export function createMemorySetting<T>() {
  let stored: Stored<T> | undefined;
  let writes = 0;
  return {
    read: async (): Promise<Stored<T> | undefined> => structuredClone(stored),
    put: async (value: T, over: Stored<T> | undefined): Promise<'written' | 'conflict'> => {
      if (stored?.version !== over?.version) return 'conflict';
      stored = { value: structuredClone(value), version: `w${++writes}` };
      return 'written';
    },
  };
}
