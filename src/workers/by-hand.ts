import type { LookBell } from '../application/look-bell.ts';
import type { Clock } from '../ports/clock.ts';
import type { Leases } from '../ports/leases.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { whenAlone } from './alone.ts';
import { startLoop, type Worker } from './loop.ts';

interface Dependencies {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** Each looks for something of its own. */
  readonly looks: readonly ((signal: AbortSignal) => Promise<void>)[];
  readonly everyMs: number;
  /** Somebody waits for what a mailbox shows. */
  readonly bell: Pick<LookBell, 'heard' | 'take'>;
  /** This instance, as a holder of leases. */
  readonly holder: string;
}

const leaseName = 'by-hand';
const leaseMs = 60_000;

/**
 * Looks into mailboxes: for what agents sent by hand, for answers, and for what came back. One instance looks at a
 * time; a second look would do no harm.
 */
export function startByHand(deps: Dependencies): Worker {
  const { everyMs, bell } = deps;
  return startLoop(deps, {
    name: 'by-hand',
    woken: bell.heard,
    waitAfterFailureMs: Math.min(everyMs, 30_000),
    async round(signal) {
      bell.take();
      await whenAlone({ ...deps, name: leaseName, leaseMs }, async () => {
        const outcomes = await Promise.allSettled(deps.looks.map((look) => look(signal)));
        const failed = outcomes.find(({ status }) => status === 'rejected');
        if (failed?.status === 'rejected') throw failed.reason;
      });
      return Math.min(everyMs, 60_000);
    },
  });
}
