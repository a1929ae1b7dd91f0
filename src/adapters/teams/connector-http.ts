/**
 * The HTTP client under botbuilder's connector: one call is one request. Every failure leaves as a ConnectorError,
 * so that nothing above repeats it and nothing of the request is quoted (teams-and-graph-rules 2.2).
 */
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { Fault } from '../../ports/faults.ts';
import type { CallRecord } from '../call-record.ts';
import { ConnectorError } from './connector-error.ts';

export type ConnectorOptions = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]
>;
export type ConnectorHttp = NonNullable<ConnectorOptions['httpClient']>;
type ConnectorRequest = Parameters<ConnectorHttp['sendRequest']>[0];
type ConnectorResponse = Awaited<ReturnType<ConnectorHttp['sendRequest']>>;

/** Failures of the network that come before anything was sent. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Headers that the platform's own client sets. */
const ownHeaders = new Set(['content-length', 'host', 'connection', 'accept-encoding', 'transfer-encoding']);

/** Answers after which the call may have had its effect all the same. */
const doubtful = (status: number) => status === 408 || (status >= 500 && status !== 501);

export interface ConnectorHttpOptions {
  readonly timeoutMs: number;
  /** Checked again for each request: the bot's token goes with it. */
  readonly mayCall: (address: string) => boolean;
  readonly record?: CallRecord;
  /** The connector did not take our token: the next call needs another. */
  readonly tokenRefused?: () => void;
}

export function createConnectorHttp(options: ConnectorHttpOptions): ConnectorHttp {
  const { timeoutMs, mayCall, record, tokenRefused } = options;
  return {
    async sendRequest(request) {
      if (!mayCall(request.url)) throw new ConnectorError({ code: 'FOREIGN_HOST', effect: 'none' });
      const response = await send(request, timeoutMs).catch((error: unknown) => {
        record?.failed(new Fault('teams/unavailable', { cause: error }));
        throw error;
      });
      if (response.status >= 500) record?.failed(new Fault('teams/unavailable', { status: response.status }));
      else record?.answered();
      if (response.status === 401) tokenRefused?.();
      const text = await response.text().catch(() => '');
      if (!response.ok) throw toError(response, text);
      return toConnectorResponse(request, response, text);
    },
  };
}

async function send(request: ConnectorRequest, timeoutMs: number): Promise<Response> {
  const headers = Object.entries(request.headers.toJson()).filter(
    ([name]) => !ownHeaders.has(name.toLowerCase()),
  );
  try {
    return await fetch(request.url, {
      method: request.method,
      headers,
      ...(request.body === undefined || request.body === null ? {} : { body: String(request.body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    const code = networkCode(error);
    throw new ConnectorError({ code, effect: beforeSending.has(code) ? 'none' : 'unknown' });
  }
}

function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string') {
    return cause.code;
  }
  return error instanceof Error && error.name === 'TimeoutError' ? 'ETIMEDOUT' : 'NETWORK';
}

function toError(response: Response, text: string): ConnectorError {
  const { status } = response;
  const code = codeOf(text);
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'));
  return new ConnectorError({
    status,
    effect: doubtful(status) ? 'unknown' : 'none',
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/**
 * The code of `{error: {code}}`; a subCode inside the message names what a 209 means, which is documented without
 * the `error` around it.
 */
function codeOf(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : body;
    if (typeof error !== 'object' || error === null) return undefined;
    const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
    const subCode = /"subCode"\s*:\s*"(\w{1,60})"/.exec(message)?.[1];
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    return subCode ?? (code !== undefined && /^\w{1,60}$/.test(code) ? code : undefined);
  } catch {
    return undefined;
  }
}

function parseRetryAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  const seconds = /^\d{1,6}$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 1000)) : undefined;
}

function toConnectorResponse(request: ConnectorRequest, response: Response, text: string): ConnectorResponse {
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  headers.set('content-type', 'application/json');
  return { request, status: response.status, headers, bodyAsText: isJson(text) ? text : '{}' };
}

/** The call succeeded, so an answer that cannot be read must not make a failure of it. */
function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
