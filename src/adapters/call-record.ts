/** Remembers of the calls to one outside system what `status` tells: whether they are answered, else since when not. */
import { type FaultCode, isFault } from '../ports/faults.ts';
import type { RecentCalls } from '../ports/health.ts';

export interface CallRecord {
  answered(): void;
  /** Only a fault that means "no answer" counts; whatever else was thrown was an answer. */
  failed(error: unknown): void;
  recent(): Omit<RecentCalls, 'isHeldBack'>;
}

export function createCallRecord(isOutage: (code: FaultCode) => boolean): CallRecord {
  let failing: { readonly since: Date; readonly code: FaultCode } | undefined;
  return {
    answered() {
      failing = undefined;
    },
    failed(error) {
      if (!isFault(error)) return;
      if (!isOutage(error.code)) failing = undefined;
      else failing = { since: failing?.since ?? new Date(), code: error.code };
    },
    recent: () => (failing ? { failingSince: failing.since, lastFault: failing.code } : {}),
  };
}
