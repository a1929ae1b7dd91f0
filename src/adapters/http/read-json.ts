import type { IncomingMessage } from 'node:http';
import { readBody } from './read-body.ts';

/** A body as a JSON object, or the status that refuses it and a word for our log. */
export type ReadJson =
  | { readonly kind: 'read'; readonly value: Readonly<Record<string, unknown>>; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly status: number; readonly why: string };

export const refuse = (status: number, why: string) => ({ kind: 'refused', status, why }) as const;

function isJson(request: IncomingMessage): boolean {
  const type = request.headers['content-type'] ?? '';
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type.trim());
}

function isPlain(request: IncomingMessage): boolean {
  const encoding = request.headers['content-encoding'];
  return encoding === undefined || encoding.toLowerCase() === 'identity';
}

/** An escaped half of a character, most often beside its other half. */
const surrogate = /\\u[dD][89a-fA-F]/;

/** Half a character makes text that can be neither stored nor put into an address: the sign for it is taken instead. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

/** Far deeper than any message or card; what is deeper would break whatever copies or writes it. */
const deepest = 100;

function isShallow(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = surrogate.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && isShallow(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Takes nothing but plain JSON in UTF-8, up to so many bytes. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<ReadJson> {
  const body = await readBody(request, maxBytes);
  if (body.kind === 'too-large') return refuse(413, 'too-large');
  if (body.kind === 'broken-off') return refuse(400, 'broken-off');
  if (!isJson(request) || !isPlain(request)) return refuse(415, 'not-json');
  const value = parseObject(body.bytes.toString('utf8'));
  return value ? { kind: 'read', value, bytes: body.bytes } : refuse(400, 'malformed');
}
