import { z } from 'zod';
import type { AuditMark } from '../../domain/audit.ts';
import type { AuditMarks } from '../../ports/audit-marks.ts';
import { defineKind } from './document-kind.ts';
import type { Documents } from './documents.ts';
import { InstantSchema } from './common-schemas.ts';
import { createSetting } from './setting.ts';

const MarkSchema: z.ZodType<AuditMark> = z.strictObject({
  state: z.enum(['read', 'refused']),
  at: InstantSchema,
  lastNewsAt: InstantSchema.exactOptional(),
  seen: z.array(z.string()),
});

const markKind = defineKind({ kind: 'audit-mark', schema: MarkSchema, upgrades: [] });

export const createCosmosAuditMarks = (relationships: Documents): AuditMarks =>
  createSetting(relationships, { kind: markKind, partition: 'events', id: 'audit-mark' });
