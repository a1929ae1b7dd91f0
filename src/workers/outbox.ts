import type { OutboxBell } from '../application/outbox-bell.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutboxEntry, Register } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { startLoop, type Worker } from './loop.ts';

interface Dependencies {
  readonly register: Pick<Register, 'takeDue' | 'nextDue'>;
  readonly perform: (entry: OutboxEntry) => Promise<void>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly leaseMs: number;
}

/** News to many go as fast as Teams takes them: fifty a second, where each takes a fifth of a second and more. */
const atOnce = 16;
/** With fewer hands free the store is not asked for more. */
const worthALook = 4;
/** What other instances left is looked for this often, beside the own bell. */
const lookEveryMs = 2_000;
const lookAgainMs = 500;

/**
 * Performs what is due: woken by the bell right after a commit, and finding what others left by looking. A round begins
 * acts and does not wait for them: one that takes long holds nothing back that is due meanwhile.
 */
export function startOutbox(deps: Dependencies): Worker {
  const { register, perform, bell, clock, leaseMs } = deps;
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  /** What was begun has come to its end, or has led to more. */
  let ended: readonly Promise<unknown>[] = [];
  const begin = (entry: OutboxEntry) => {
    const one = perform(entry)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  };
  const loop = startLoop(deps, {
    name: 'outbox',
    woken: () => Promise.race([bell.heard(), ...ended]).then(() => undefined),
    waitAfterFailureMs: lookEveryMs,
    async round(signal) {
      while (failures.length === 0 && !signal.aborted) {
        const limit = atOnce - underWay.size;
        const dueBy = clock.now().toISOString();
        const entries = await register.takeDue({ dueBy, limit, leaseMs });
        entries.forEach(begin);
        ended = underWay.size > 0 ? [Promise.all(underWay)] : [];
        if (entries.length < limit)
          return ended.length > 0 ? lookEveryMs : waitUntil(await register.nextDue(), clock.now());
        while (underWay.size > atOnce - worthALook) await Promise.race(underWay);
      }
      if (failures.length > 0) throw failures.splice(0)[0];
      return 0;
    },
  });
  return {
    ...loop,
    async stop() {
      await loop.stop();
      await Promise.all(underWay);
    },
  };
}

function waitUntil(due: string | undefined, now: Date): number {
  if (due === undefined) return lookEveryMs;
  const untilMs = Date.parse(due) - now.getTime();
  // Due, and yet not ours: another taker has it, and it comes back only when that lease ends.
  return untilMs <= 0 ? lookAgainMs : Math.min(lookEveryMs, untilMs);
}
