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
  readonly tellDigests: (signal: AbortSignal) => Promise<void>;
  /** Somebody can be reached again. */
  readonly bell: Pick<OutboxBell, 'heard'>;
  /** This instance, as a holder of leases. */
  readonly holder: string;
}

const leaseName = 'digests';
export const digestsLeaseMs = 30_000;
const lookEveryMs = 30_000;

/** Brings people what waited for their hours. One instance looks at a time; the digest's own write decides. */
export function startDigests(deps: Dependencies): Worker {
  const { bell } = deps;
  return startLoop(deps, {
    name: 'digests',
    woken: bell.heard,
    waitAfterFailureMs: lookEveryMs,
    async round(signal) {
      await whenAlone({ ...deps, name: leaseName, leaseMs: digestsLeaseMs }, () => deps.tellDigests(signal));
      return lookEveryMs;
    },
  });
}
