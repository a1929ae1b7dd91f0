/**
 * The form of every answer: charge, activity id, session token with the owner paths without which the client does
 * not keep it, and errors as `{code, message}`.
 */
import { randomUUID } from 'node:crypto';
import type { Answer, Exchange } from '../http-kit.ts';
import type { Container } from './catalogue.ts';
import { type JsonValue, parseJson } from './json.ts';
import { badRequest, notFound, type Refusal } from './refusal.ts';

/** The container that an answer speaks of, and its log sequence number: what a session token is made from. */
export interface Session {
  readonly container: Container;
  readonly lsn: number;
}

export interface Reply {
  readonly status: number;
  /** Request units; rough figures, they only need to be there. */
  readonly charge: number;
  /** Text is taken to be JSON already. */
  readonly body?: string | object;
  readonly etag?: string;
  readonly session?: Session;
  readonly headers?: Readonly<Record<string, string>>;
}

function sessionHeaders({ container, lsn }: Session): Readonly<Record<string, string>> {
  return {
    'x-ms-session-token': `0:-1#${lsn}`,
    'x-ms-alt-content-path': encodeURI(`dbs/${container.database}/colls/${container.id}`),
    'x-ms-content-path': container.rid,
  };
}

export function reply({ status, charge, body, etag, session, headers }: Reply): Answer {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  return {
    status,
    ...(text === undefined ? {} : { body: text }),
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      'x-ms-activity-id': randomUUID(),
      'x-ms-request-charge': charge.toFixed(2),
      'x-ms-gatewayversion': 'version=2.14.0',
      'x-ms-serviceversion': 'version=2.14.0',
      ...(etag === undefined ? {} : { etag }),
      ...(session ? sessionHeaders(session) : {}),
      ...headers,
    },
  };
}

export function replyRefused({ status, code, message, substatus }: Refusal, session?: Session): Answer {
  const activityId = randomUUID();
  return reply({
    status,
    charge: 1,
    body: { code, message: `Message: ${message}\r\nActivityId: ${activityId}` },
    ...(session ? { session } : {}),
    headers: {
      'x-ms-activity-id': activityId,
      ...(substatus === undefined ? {} : { 'x-ms-substatus': String(substatus) }),
    },
  });
}

export function header(exchange: Exchange, name: string): string | undefined {
  const value = exchange.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function isTrue(exchange: Exchange, name: string): boolean {
  return header(exchange, name)?.toLowerCase() === 'true';
}

export function jsonBody(exchange: Exchange): JsonValue {
  const parsed = parseJson(exchange.body.toString());
  if (parsed === undefined) throw badRequest('The request body is not valid JSON.');
  return parsed;
}

/** A session token from the future means that this replica is behind: 404 with sub-status 1002. */
export function checkSession(exchange: Exchange, lsn: number): void {
  const token = header(exchange, 'x-ms-session-token') ?? '';
  for (const part of token.split(',')) {
    const wanted = Number(/^0:-?\d+#(\d+)/.exec(part.trim())?.[1] ?? 0);
    if (wanted > lsn) throw notFound('The read session is not available for the input session token.', 1002);
  }
}
