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

const atOnce = 5;
/** What other instances left is looked for this often, beside the own bell. */
const lookEveryMs = 2_000;
const lookAgainMs = 500;

/** Performs what is due: woken by the bell right after a commit, and finding what others left by looking. */
export function startOutbox(deps: Dependencies): Worker {
  const { register, perform, bell, clock, leaseMs } = deps;
  return startLoop(deps, {
    name: 'outbox',
    woken: bell.heard,
    waitAfterFailureMs: lookEveryMs,
    async round(signal) {
      for (;;) {
        const dueBy = clock.now().toISOString();
        const entries = await register.takeDue({ dueBy, limit: atOnce, leaseMs });
        const outcomes = await Promise.allSettled(entries.map(perform));
        const failed = outcomes.find((outcome) => outcome.status === 'rejected');
        if (failed) throw failed.reason;
        if (entries.length === 0 || signal.aborted) return waitUntil(await register.nextDue(), clock.now());
      }
    },
  });
}

function waitUntil(due: string | undefined, now: Date): number {
  if (due === undefined) return lookEveryMs;
  const untilMs = Date.parse(due) - now.getTime();
  // Due, and yet not ours: another taker has it, and it comes back only when that lease ends.
  return untilMs <= 0 ? lookAgainMs : Math.min(lookEveryMs, untilMs);
}
