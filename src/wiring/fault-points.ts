import { writeSync } from 'node:fs';
import type { FaultPoint, FaultPoints } from '../ports/fault-points.ts';

interface Wanted {
  readonly crashAt?: FaultPoint;
  readonly pauseAt?: readonly FaultPoint[];
}

const standardError = 2;

/**
 * Kills the process at the named line, as a power cut would, or holds it there, as a machine does that is put to sleep:
 * how a rehearsal shows that nothing is lost, and nothing done twice.
 */
export function createFaultPoints({ crashAt, pauseAt = [] }: Wanted = {}): FaultPoints {
  const pauses = new Set(pauseAt);
  return {
    reach(point) {
      if (point === crashAt) process.kill(process.pid, 'SIGKILL');
      if (!pauses.delete(point)) return;
      writeSync(standardError, `held at ${point}\n`);
      process.kill(process.pid, 'SIGSTOP');
    },
  };
}
