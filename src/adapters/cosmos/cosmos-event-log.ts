import { z } from 'zod';
import { Fault } from '../../ports/faults.ts';
import type { EventLog, EventNote, EventRecord } from '../../ports/event-log.ts';
import { defineKind } from './document-kind.ts';
import type { Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { InstantSchema } from './common-schemas.ts';

const RecordSchema: z.ZodType<EventRecord> = z.strictObject({
  lastEventAt: InstantSchema,
  lastEventName: z.string(),
  lastNewsAt: InstantSchema.exactOptional(),
  lastTest: z.strictObject({ id: z.string(), at: InstantSchema }).exactOptional(),
  marks: z.array(z.string()),
});

const recordKind = defineKind({ kind: 'event-log', schema: RecordSchema, upgrades: [] });

/** One document: what it holds is small, and events are rare. */
const logKey: Key = { partition: 'events', id: 'event-log' };
const mostMarks = 300;
/** Other instances take in events at the same moment. */
const mostTries = 8;

export function createCosmosEventLog(relationships: Documents): EventLog {
  return {
    async read() {
      const stored = await relationships.read(logKey);
      return stored && recordKind.unwrap(stored.resource);
    },
    async note(event) {
      for (let turn = 0; turn < mostTries; turn += 1) {
        const stored = await relationships.read(logKey);
        const before = stored && recordKind.unwrap(stored.resource);
        if (before?.marks.includes(event.mark)) return 'known';
        const body = recordKind.wrap(noted(before, event));
        const outcome = await relationships.put(logKey, body, stored?.etag);
        if (outcome.kind === 'written') return 'new';
      }
      throw new Fault('store/unavailable', { cause: new Error('other events kept coming between') });
    },
  };
}

function noted(before: EventRecord | undefined, { at, name, mark, isNews, testId }: EventNote): EventRecord {
  return {
    ...before,
    lastEventAt: at,
    lastEventName: name,
    ...(isNews ? { lastNewsAt: at } : {}),
    ...(testId === undefined ? {} : { lastTest: { id: testId, at } }),
    marks: [...(before?.marks ?? []), mark].slice(-mostMarks),
  };
}
