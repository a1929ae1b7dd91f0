import type { EventTest, EventTests } from '../../src/ports/event-tests.ts';
import type { Stored } from '../../src/ports/register.ts';

export function createMemoryEventTests(): EventTests {
  let stored: Stored<EventTest> | undefined;
  let writes = 0;
  return {
    read: async () => structuredClone(stored),
    put: async (value, over) => {
      if (stored?.version !== over?.version) return 'conflict';
      stored = { value: structuredClone(value), version: `w${++writes}` };
      return 'written';
    },
  };
}
