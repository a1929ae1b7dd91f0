import { z } from 'zod';
import type { EventTest, EventTests } from '../../ports/event-tests.ts';
import { defineKind } from './document-kind.ts';
import type { Documents } from './documents.ts';
import { InstantSchema } from './common-schemas.ts';
import { createSetting } from './setting.ts';

const TestSchema: z.ZodType<EventTest> = z.strictObject({
  startedAt: InstantSchema,
  id: z.string().exactOptional(),
  outcome: z.enum(['arrived', 'failed', 'unregistered', 'too-many']).exactOptional(),
  code: z.string().exactOptional(),
});

const testKind = defineKind({ kind: 'event-test', schema: TestSchema, upgrades: [] });

export const createCosmosEventTests = (relationships: Documents): EventTests =>
  createSetting(relationships, { kind: testKind, id: 'event-test' });
