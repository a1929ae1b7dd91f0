import type { LookBell } from '../application/look-bell.ts';
import type { Clock } from '../ports/clock.ts';
import type { CustomerDirectory } from '../ports/customer-directory.ts';
import type { Leases } from '../ports/leases.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { startLoop, type Worker } from './loop.ts';

interface Dependencies {
  readonly directory: Pick<CustomerDirectory, 'mark'>;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Takes in what any instance stored. */
  readonly refreshIndex: () => Promise<void>;
  readonly compareDirectory: (signal: AbortSignal) => Promise<void>;
  readonly noticeAcceptances: () => Promise<void>;
  readonly compareEveryMs: number;
  /** Asks for a comparison before its time. */
  readonly looks: LookBell;
  /** This instance, as a holder of leases. */
  readonly holder: string;
}

const leaseName = 'watch';
const leaseMs = 10_000;
/** When another instance compares right now, a look that was asked for comes after it. */
const waitForOtherMs = 3_000;

/**
 * Keeps the customer directory in step with Partner Center and looks for acceptances. One instance compares at a
 * time; all of them take in the result.
 */
export function startWatch(deps: Dependencies): Worker {
  const { compareEveryMs, looks } = deps;
  let isOwed = false;
  return startLoop(deps, {
    name: 'watch',
    woken: looks.heard,
    waitAfterFailureMs: Math.min(compareEveryMs, 15_000),
    async round(signal) {
      await deps.refreshIndex();
      if (looks.take()) isOwed = true;
      if (isOwed || (await isDue(deps))) {
        const hasCompared = await compareAlone(deps, signal);
        if (isOwed && !hasCompared) return waitForOtherMs;
        isOwed = false;
      }
      return Math.min(compareEveryMs, 30_000);
    },
  });
}

async function isDue({ directory, clock, compareEveryMs }: Dependencies): Promise<boolean> {
  const mark = await directory.mark();
  if (!mark) return true;
  const ageMs = clock.now().getTime() - Date.parse(mark.comparedAt);
  // A clock set back makes the age negative: then the mark says nothing, and a comparison is due.
  return ageMs < 0 || ageMs >= compareEveryMs - 500;
}

async function compareAlone(deps: Dependencies, signal: AbortSignal): Promise<boolean> {
  const { leases, holder } = deps;
  if (!(await leases.hold(leaseName, holder, leaseMs))) return false;
  const renewing = setInterval(() => {
    leases.hold(leaseName, holder, leaseMs).catch(() => undefined);
  }, leaseMs / 3);
  try {
    await deps.compareDirectory(signal);
    await deps.noticeAcceptances();
    return true;
  } finally {
    clearInterval(renewing);
    await leases.release(leaseName, holder);
  }
}
