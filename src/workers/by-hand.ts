import type { Clock } from '../ports/clock.ts';
import type { Leases } from '../ports/leases.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { whenAlone } from './alone.ts';
import { startLoop, type Worker } from './loop.ts';

interface Dependencies {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly lookAtHandOvers: (signal: AbortSignal) => Promise<void>;
  readonly everyMs: number;
  /** This instance, as a holder of leases. */
  readonly holder: string;
}

const leaseName = 'by-hand';
const leaseMs = 30_000;

/** Looks for mails that agents send by hand. One instance looks at a time; a second look would do no harm. */
export function startByHand(deps: Dependencies): Worker {
  const { everyMs } = deps;
  return startLoop(deps, {
    name: 'by-hand',
    waitAfterFailureMs: Math.min(everyMs, 30_000),
    async round(signal) {
      await whenAlone({ ...deps, name: leaseName, leaseMs }, () => deps.lookAtHandOvers(signal));
      return Math.min(everyMs, 60_000);
    },
  });
}
