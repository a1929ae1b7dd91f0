import type { OutboxBell } from '../application/outbox-bell.ts';
import type { Clock } from '../ports/clock.ts';
import type { Leases } from '../ports/leases.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { whenAlone } from './alone.ts';
import { startLoop, type Worker } from './loop.ts';

interface Dependencies {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Looks whether the registration, the credentials and delegated rights are as they were. */
  readonly lookAround: () => Promise<void>;
  /** Something came that is a reason to look. */
  readonly bell: Pick<OutboxBell, 'heard'>;
  readonly everyMs: number;
  /** This instance, as a holder of leases. */
  readonly holder: string;
}

const leaseName = 'upkeep';
const leaseMs = 60_000;

/** Notices slowly what changes rarely. One instance looks at a time; what is told once is settled by the store. */
export function startUpkeep(deps: Dependencies): Worker {
  const { everyMs, bell } = deps;
  return startLoop(deps, {
    name: 'upkeep',
    woken: bell.heard,
    waitAfterFailureMs: Math.min(everyMs, 5 * 60_000),
    lateAfterMs: 2 * everyMs + 60_000,
    async round() {
      await whenAlone({ ...deps, name: leaseName, leaseMs }, deps.lookAround);
      return everyMs;
    },
  });
}
