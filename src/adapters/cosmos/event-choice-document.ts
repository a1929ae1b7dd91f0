import { z } from 'zod';
import { type EventChoice, eventFailures, eventModes } from '../../domain/event-choice.ts';
import { house } from '../../domain/ids.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import { InstantSchema, NamedPersonSchema } from './common-schemas.ts';

const whole = z.strictObject({ url: z.string(), events: z.array(z.string()) });

const common = {
  revision: z.int().min(1),
  mode: z.enum(eventModes),
  chosenAt: InstantSchema,
  chosenBy: NamedPersonSchema,
  expects: z.string().exactOptional(),
  former: whole.exactOptional(),
};

const ChoiceSchema: z.ZodType<EventChoice> = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('settled') }),
  z.strictObject({
    ...common,
    state: z.literal('writing'),
    wanted: z.strictObject({ url: z.string(), events: z.array(z.string()).exactOptional() }),
    over: whole.exactOptional(),
  }),
  z.strictObject({
    ...common,
    state: z.literal('failed'),
    failedAt: InstantSchema,
    why: z.enum(eventFailures),
  }),
  z.strictObject({
    ...common,
    state: z.literal('lost'),
    noticedAt: InstantSchema,
    holder: z.string().exactOptional(),
  }),
]);

const choiceKind = defineKind({ kind: 'event-choice', schema: ChoiceSchema, upgrades: [] });

/** There is one registration for a tenant, and so one choice. */
export const eventChoiceKey: Key = { partition: house, id: 'event-choice' };

export const toEventChoiceBody = (choice: EventChoice): Body => choiceKind.wrap(choice);

export const toEventChoice = ({ resource }: Document): EventChoice => choiceKind.unwrap(resource);
