import { z } from 'zod';
import type { AggregateId } from '../../domain/ids.ts';
import { documentId } from './document-id.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Key } from './document-shape.ts';

const onceKind = defineKind({ kind: 'once', schema: z.string(), upgrades: [] });

/** That it is there says that it was done. */
export const onceKey = (aggregateId: AggregateId, name: string): Key => ({
  partition: aggregateId,
  id: documentId(`once:${name}`),
});

export const toOnceBody = (name: string): Body => onceKind.wrap(name);
