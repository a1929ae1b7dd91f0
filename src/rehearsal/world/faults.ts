/** Faults on demand: which calls fail next, how, and how many times more. */
import type { WorldDatabase } from './database.ts';

export const faultySystems = ['partner-center', 'graph', 'login', 'cosmos'] as const;

export interface Fault {
  readonly system: (typeof faultySystems)[number];
  readonly method: string;
  /** A prefix of the path below the system's mount. */
  readonly path: string;
  readonly status?: number | undefined;
  readonly delayMs?: number | undefined;
  readonly drop?: 'before' | 'after' | undefined;
  readonly retryAfter?: number | undefined;
  /** Only for Partner Center: which of its errors it is, such as 1002. */
  readonly code?: number | undefined;
  /** Only for Cosmos: what `x-ms-substatus` says. */
  readonly substatus?: number | undefined;
}

export interface Faults {
  add(fault: Fault, times: number): void;
  clear(): void;
  list(): readonly (Fault & { readonly times: number })[];
  /** The first fault for this call, counted down; undefined where none applies. */
  take(call: { readonly system: string; readonly method: string; readonly path: string }): Fault | undefined;
}

function pathMatches(prefix: string, path: string): boolean {
  if (path.startsWith(prefix)) return true;
  try {
    return decodeURIComponent(path).startsWith(prefix);
  } catch {
    return false;
  }
}

export function createFaults(database: WorldDatabase): Faults {
  const insert = database.prepare('INSERT INTO faults (remaining, fault) VALUES (?, ?)');
  const select = database.prepare(
    'SELECT seq, remaining, fault FROM faults WHERE remaining > 0 ORDER BY seq',
  );
  const countDown = database.prepare('UPDATE faults SET remaining = remaining - 1 WHERE seq = ?');
  const spent = database.prepare('DELETE FROM faults WHERE remaining <= 0');
  const clear = database.prepare('DELETE FROM faults');
  const load = () =>
    select.all().map((row) => ({
      seq: Number(row.seq),
      remaining: Number(row.remaining),
      fault: JSON.parse(String(row.fault)) as Fault,
    }));
  let waiting = load();
  const reload = () => {
    waiting = load();
  };
  return {
    add: (fault, times) => {
      insert.run(times, JSON.stringify(fault));
      reload();
    },
    clear: () => {
      clear.run();
      reload();
    },
    list: () => waiting.map(({ fault, remaining }) => ({ ...fault, times: remaining })),
    take: ({ system, method, path }) => {
      const found = waiting.find(
        ({ fault }) => fault.system === system && fault.method === method && pathMatches(fault.path, path),
      );
      if (!found) return undefined;
      countDown.run(found.seq);
      spent.run();
      reload();
      return found.fault;
    },
  };
}
