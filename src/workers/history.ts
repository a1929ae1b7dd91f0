import { hourMs } from '../domain/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { Leases } from '../ports/leases.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { whenAlone } from './alone.ts';
import { startLoop, type Worker } from './loop.ts';

interface Dependencies {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly dropOldHistory: (signal: AbortSignal) => Promise<void>;
  /** This instance, as a holder of leases. */
  readonly holder: string;
}

const leaseName = 'history';
const leaseMs = 10 * 60_000;
/** What is kept for years may wait for hours. */
const everyMs = 6 * hourMs;
const waitAfterFailureMs = 10 * 60_000;

/** Lets go of entries whose years are over. One instance does it at a time; a second one would do no harm. */
export function startHistory(deps: Dependencies): Worker {
  return startLoop(deps, {
    name: 'history',
    waitAfterFailureMs,
    lateAfterMs: 2 * everyMs,
    async round(signal) {
      await whenAlone({ ...deps, name: leaseName, leaseMs }, () => deps.dropOldHistory(signal));
      return everyMs;
    },
  });
}
