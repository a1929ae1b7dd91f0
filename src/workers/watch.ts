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
  /** Reads Partner Center's records and rings the bell for news; true when they were read just now. */
  readonly readRecords: (signal: AbortSignal) => Promise<boolean>;
  /** How long a comparison stays good, as things are now. */
  readonly comparisonGoodForMs: () => Promise<number>;
  readonly recordsEveryMs: number;
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
  const { compareEveryMs, recordsEveryMs, looks, clock } = deps;
  const restMs = Math.min(compareEveryMs, recordsEveryMs, 30_000);
  let isOwed = false;
  let noticedMs = Number.NEGATIVE_INFINITY;
  /** The provider's half of an invitation changes no list and stands in no record of ours. */
  const isNoticeDue = () => Math.abs(clock.now().getTime() - noticedMs) >= compareEveryMs - 500;
  return startLoop(deps, {
    name: 'watch',
    woken: looks.heard,
    waitAfterFailureMs: Math.min(compareEveryMs, 15_000),
    async round(signal) {
      await deps.refreshIndex();
      const hasRead = await deps.readRecords(signal);
      if (looks.take()) isOwed = true;
      if (isOwed || (await isDue(deps))) {
        const hasCompared = await alone(deps, () => deps.compareDirectory(signal));
        if (isOwed && !hasCompared) return waitForOtherMs;
        isOwed = false;
        if (hasCompared) noticedMs = clock.now().getTime();
      } else if (hasRead && isNoticeDue() && (await alone(deps, async () => undefined))) {
        noticedMs = clock.now().getTime();
      }
      return restMs;
    },
  });
}

async function isDue({ directory, clock, comparisonGoodForMs }: Dependencies): Promise<boolean> {
  const mark = await directory.mark();
  if (!mark) return true;
  const ageMs = clock.now().getTime() - Date.parse(mark.comparedAt);
  // A clock set back makes the age negative: then the mark says nothing, and a comparison is due.
  return ageMs < 0 || ageMs >= (await comparisonGoodForMs()) - 500;
}

/** Does the work and then looks for acceptances, while no other instance does. */
async function alone(deps: Dependencies, work: () => Promise<void>): Promise<boolean> {
  const { leases, holder } = deps;
  if (!(await leases.hold(leaseName, holder, leaseMs))) return false;
  const renewing = setInterval(() => {
    leases.hold(leaseName, holder, leaseMs).catch(() => undefined);
  }, leaseMs / 3);
  try {
    await work();
    await deps.noticeAcceptances();
    return true;
  } finally {
    clearInterval(renewing);
    await leases.release(leaseName, holder);
  }
}
