/**
 * Continuations: where a query goes on, as a key and not as an offset, so that documents that come and go between
 * two pages shift nothing. Opaque for the client, and good only for the query that it came from.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type JsonValue, parseJson } from '../json.ts';
import { badRequest, notModelled } from '../refusal.ts';

export interface Position {
  readonly partition: string;
  readonly id: string;
  /** The values of the last document that ORDER BY looks at; a one-element list each, empty for undefined. */
  readonly sortValues: readonly (readonly JsonValue[])[];
  /** What is left of OFFSET and LIMIT. */
  readonly skip: number;
  readonly take?: number;
}

const Token = z.strictObject({
  q: z.string(),
  p: z.string(),
  i: z.string(),
  s: z.array(z.array(z.unknown())),
  o: z.number(),
  t: z.number().optional(),
});

/** A header has to carry it, so sort values may not be of any size. */
const maxTokenBytes = 8 * 1024;

export function queryDigest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

export function writeContinuation(digest: string, position: Position): string {
  const { partition, id, sortValues, skip, take } = position;
  const text = JSON.stringify({ q: digest, p: partition, i: id, s: sortValues, o: skip, t: take });
  const token = Buffer.from(text).toString('base64url');
  if (token.length > maxTokenBytes)
    throw notModelled('continuation after a sort value of more than a few kilobytes');
  return token;
}

export function readContinuation(digest: string, token: string): Position {
  const parsed = Token.safeParse(parseJson(Buffer.from(token, 'base64url').toString()));
  if (!parsed.success || parsed.data.q !== digest) throw badRequest('Invalid continuation token.');
  const { p, i, s, o, t } = parsed.data;
  return {
    partition: p,
    id: i,
    sortValues: s as JsonValue[][],
    skip: o,
    ...(t === undefined ? {} : { take: t }),
  };
}
