/**
 * What a document must be to be stored, and how it is stored: checked ids, sizes and `ttl`, and with the system
 * properties at its end. Limits: learn.microsoft.com/azure/cosmos-db/concepts-limits.
 */
import type { ContainerDefinition } from './container-definition.ts';
import { isJsonObject, type JsonObject, type JsonValue, nestingOf } from './json.ts';
import { badRequest, tooLarge } from './refusal.ts';

const maxDocumentBytes = 2 * 1024 * 1024;
const maxIdBytes = 1023;
const maxNesting = 128;
const maxTtlSeconds = 2 ** 31 - 1;

export interface SystemProperties {
  readonly rid: string;
  readonly self: string;
  readonly etag: string;
  readonly tsSeconds: number;
}

const systemNames: ReadonlySet<string> = new Set(['_rid', '_self', '_etag', '_ts', '_attachments']);

export function isSystemProperty(name: string): boolean {
  return systemNames.has(name);
}

/** The document's id, or a refusal: it is checked here for everything that writes. */
export function idOf(document: JsonObject): string {
  const { id } = document;
  if (id === undefined || id === '') {
    throw badRequest(`The input content is invalid because the required properties - 'id; ' - are missing`);
  }
  if (typeof id !== 'string') throw badRequest('The input content is invalid: id must be a string.');
  if (Buffer.byteLength(id) > maxIdBytes) throw badRequest(`An id may have at most ${maxIdBytes} bytes.`);
  if (/[/\\#?]/.test(id) || !id.isWellFormed()) {
    throw badRequest(`The id ${JSON.stringify(id)} has characters that are not allowed: / \\ # ?`);
  }
  return id;
}

export function parseDocument(body: JsonValue | undefined): JsonObject {
  if (!isJsonObject(body)) throw badRequest('The request body must be a JSON object.');
  return body;
}

/** Joins the user's properties and the service's; what the user gave for the latter is dropped. */
export function documentText(document: JsonObject, system: SystemProperties): string {
  const own = Object.fromEntries(Object.entries(document).filter(([name]) => !isSystemProperty(name)));
  if (Buffer.byteLength(JSON.stringify(own)) > maxDocumentBytes) {
    throw tooLarge('Request size is too large: a document may have at most 2 MB.');
  }
  if (nestingOf(own) > maxNesting)
    throw badRequest(`A document may be nested at most ${maxNesting} levels deep.`);
  return JSON.stringify({
    ...own,
    _rid: system.rid,
    _self: system.self,
    _etag: system.etag,
    _attachments: 'attachments/',
    _ts: system.tsSeconds,
  });
}

/** When a document written now will vanish, in milliseconds; `null` for never. Each write counts anew. */
export function expiryOf(
  document: JsonObject,
  definition: ContainerDefinition,
  nowMs: number,
): number | null {
  const { ttl } = document;
  if (ttl !== undefined && ttl !== null) {
    const valid = typeof ttl === 'number' && Number.isInteger(ttl) && ttl !== 0 && ttl >= -1;
    if (!valid || ttl > maxTtlSeconds) {
      throw badRequest(
        `The input ttl ${JSON.stringify(ttl)} is invalid: -1 or a positive number was expected.`,
      );
    }
  }
  if (definition.defaultTtl === undefined) return null;
  const seconds = typeof ttl === 'number' ? ttl : definition.defaultTtl;
  return seconds === -1 ? null : nowMs + seconds * 1000;
}
