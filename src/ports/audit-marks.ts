import type { AuditMark } from '../domain/audit.ts';
import type { Stored } from './register.ts';

export interface AuditMarks {
  read(): Promise<Stored<AuditMark> | undefined>;
  /** Writes when nobody wrote since `over` was read (absent: when there is none). */
  put(mark: AuditMark, over: Stored<AuditMark> | undefined): Promise<'written' | 'conflict'>;
}
