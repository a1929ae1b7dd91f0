import type { AggregateId } from '../domain/ids.ts';

/** Wakes the outbox in this process right after a commit, and tells who waits when an invitation's mail is settled. */
export interface OutboxBell {
  ring(): void;
  /** Resolves at the next ring; an earlier unheard ring counts. */
  heard(): Promise<void>;
  settle(id: AggregateId): void;
  /** Resolves when `settle` is called for it, or after `withinMs`. */
  settled(id: AggregateId, withinMs: number): Promise<void>;
}

export function createOutboxBell(): OutboxBell {
  let rung = false;
  let listener: (() => void) | undefined;
  const waiting = new Map<AggregateId, Set<() => void>>();

  return {
    ring() {
      rung = true;
      listener?.();
    },
    heard: () =>
      new Promise((resolve) => {
        listener = () => {
          rung = false;
          listener = undefined;
          resolve();
        };
        if (rung) listener();
      }),
    settle(id) {
      for (const tell of waiting.get(id) ?? []) tell();
    },
    settled: (id, withinMs) =>
      new Promise((resolve) => {
        const tellers = waiting.get(id) ?? new Set();
        waiting.set(id, tellers);
        const tell = () => {
          clearTimeout(timer);
          tellers.delete(tell);
          if (tellers.size === 0) waiting.delete(id);
          resolve();
        };
        const timer = setTimeout(tell, withinMs);
        tellers.add(tell);
      }),
  };
}
