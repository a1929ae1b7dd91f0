/** How Microsoft Graph answers: errors with an inner part, request ids on everything. */
import { randomUUID } from 'node:crypto';
import type { Answer, Exchange } from '../http-kit.ts';

export interface GraphError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown inside a handler and answered in the documented form. */
export class GraphRefusal extends Error {
  readonly answer: GraphError;
  constructor(answer: GraphError) {
    super(answer.code);
    this.answer = answer;
  }
}

export function refuse(status: number, code: string, message: string): never {
  throw new GraphRefusal({ status, code, message });
}

/** 501 with the name of what the imitation would have to obey and cannot. */
export function refuseUnmodelled(what: string): never {
  return refuse(501, 'NotModelled', `Rehearsal does not model ${what}.`);
}

/** `date` in the inner error has no zone, as the service writes it. */
export function errorAnswer({ status, code, message, headers }: GraphError, now: Date): Answer {
  const requestId = randomUUID();
  return {
    status,
    headers: { 'request-id': requestId, ...headers },
    body: {
      error: {
        code,
        message,
        innerError: {
          date: now.toISOString().slice(0, 19),
          'request-id': requestId,
          'client-request-id': requestId,
        },
      },
    },
  };
}

const codesByStatus: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadRequest', 'The request is malformed or incorrect.'],
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  404: ['ErrorItemNotFound', 'The specified object was not found in the store.'],
  409: ['Conflict', 'The request conflicts with the current state of the resource.'],
  410: ['syncStateNotFound', 'The sync state generation is not found.'],
  412: ['ErrorIrresolvableConflict', 'The send or update operation could not be performed.'],
  429: ['ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'],
  500: ['InternalServerError', 'The server encountered an internal error.'],
  502: ['BadGateway', 'The server received an invalid response from an upstream server.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
  504: ['UnknownError', ''],
};

/** The body that belongs to a status when a fault asks for it. */
export function faultAnswer(status: number, retryAfterS: number | undefined, now: Date): Answer {
  const [code, message] = codesByStatus[status] ?? ['generalException', 'An error has occurred.'];
  const wait = retryAfterS ?? (status === 429 ? 10 : undefined);
  const headers = wait === undefined ? {} : { 'retry-after': String(wait) };
  return errorAnswer({ status, code, message, headers }, now);
}

const header = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export function withTracing(exchange: Exchange, answer: Answer): Answer {
  const requestId = answer.headers?.['request-id'] ?? randomUUID();
  const clientId = header(exchange.headers['client-request-id']) ?? requestId;
  return {
    ...answer,
    headers: { ...answer.headers, 'request-id': requestId, 'client-request-id': clientId },
  };
}
