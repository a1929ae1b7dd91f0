import type { AuditMark } from '../../src/domain/audit.ts';
import type { AuditMarks } from '../../src/ports/audit-marks.ts';
import type { Stored } from '../../src/ports/register.ts';

export function createMemoryAuditMarks(): AuditMarks {
  let stored: Stored<AuditMark> | undefined;
  let writes = 0;
  return {
    read: async () => structuredClone(stored),
    put: async (value, over) => {
      if (stored?.version !== over?.version) return 'conflict';
      stored = { value: structuredClone(value), version: `w${++writes}` };
      return 'written';
    },
  };
}
