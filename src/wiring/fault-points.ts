import type { FaultPoint, FaultPoints } from '../ports/fault-points.ts';

/** Kills the process at the named line, as a power cut would: how a rehearsal shows that nothing is lost. */
export function createFaultPoints(crashAt: FaultPoint | undefined): FaultPoints {
  return {
    reach(point) {
      if (point === crashAt) process.kill(process.pid, 'SIGKILL');
    },
  };
}
