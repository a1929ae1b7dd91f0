import { z } from 'zod';
import type { AuditMark } from '../../domain/audit.ts';
import type { AuditMarks } from '../../ports/audit-marks.ts';
import { defineKind } from './document-kind.ts';
import type { Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { InstantSchema } from './common-schemas.ts';

const MarkSchema: z.ZodType<AuditMark> = z.strictObject({
  state: z.enum(['read', 'refused']),
  at: InstantSchema,
  lastNewsAt: InstantSchema.exactOptional(),
  seen: z.array(z.string()),
});

const markKind = defineKind({ kind: 'audit-mark', schema: MarkSchema, upgrades: [] });
const markKey: Key = { partition: 'events', id: 'audit-mark' };

export function createCosmosAuditMarks(relationships: Documents): AuditMarks {
  return {
    async read() {
      const stored = await relationships.read(markKey);
      return stored && { value: markKind.unwrap(stored.resource), version: stored.etag };
    },
    async put(mark, over) {
      const body = markKind.wrap(mark);
      const outcome = over
        ? await relationships.replace(markKey, body, over.version)
        : await relationships.create(markKey, body);
      return outcome.kind;
    },
  };
}
