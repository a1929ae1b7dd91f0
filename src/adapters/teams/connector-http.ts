/**
 * The HTTP client under botbuilder's connector: one call is one request. Every failure leaves as a ConnectorError,
 * so that nothing above repeats it and nothing of the request is quoted (teams-and-graph-rules 2.2). On node:http,
 * which takes half the CPU of `fetch`: every answer to a message passes here.
 */
import * as http from 'node:http';
import * as https from 'node:https';
import { setImmediate as pass } from 'node:timers/promises';
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

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** A quiet connection is closed by ourselves: one that the other side just closed loses what is sent on it. */
const keepAliveMs = 4_000;

/** Lets everything be noticed that has arrived by now: what was fetched before this moment, and what came since. */
async function noticed(): Promise<void> {
  await pass();
  await pass();
}

/** Of an update or a removal the second is as good as the first; a second message would be seen. */
const repeatable: ReadonlySet<string> = new Set(['GET', 'PUT', 'DELETE']);

/** The other side closed a kept connection while we wrote on it; whether it read that nobody can tell. */
class StaleConnection extends ConnectorError {}

export function createConnectorHttp(options: ConnectorHttpOptions): ConnectorHttp {
  const { timeoutMs, mayCall, record, tokenRefused } = options;
  const keeping = { keepAlive: true, timeout: keepAliveMs };
  const agents = { http: new http.Agent(keeping), https: new https.Agent(keeping) };

  function send(request: ConnectorRequest): Promise<Answer> {
    const { protocol } = new URL(request.url);
    const body = request.body === undefined || request.body === null ? undefined : String(request.body);
    const headers = Object.fromEntries(
      Object.entries(request.headers.toJson()).filter(([name]) => !ownHeaders.has(name.toLowerCase())),
    );
    if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
    return new Promise((resolve, reject) => {
      const { method } = request;
      const call =
        protocol === 'https:'
          ? https.request(request.url, { method, headers, agent: agents.https })
          : http.request(request.url, { method, headers, agent: agents.http });
      const giveUp = setTimeout(() => {
        const wasSent = call.socket?.connecting === false;
        call.destroy(new ConnectorError({ code: 'ETIMEDOUT', effect: wasSent ? 'unknown' : 'none' }));
      }, timeoutMs);
      call.on('close', () => clearTimeout(giveUp));
      call.on('error', (error) => {
        const failed = toNetworkError(error);
        reject(call.reusedSocket && isHangUp(failed) ? new StaleConnection(failed.failure) : failed);
      });
      call.on('response', (response) => {
        const { statusCode: status = 0, headers } = response;
        const chunks: Buffer[] = [];
        const end = () => resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') });
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', end);
        // Of an answer that breaks off the status is known, which says whether the call had its effect.
        response.on('error', end);
      });
      call.end(body);
    });
  }

  return {
    async sendRequest(request) {
      if (!mayCall(request.url)) throw new ConnectorError({ code: 'FOREIGN_HOST', effect: 'none' });
      // A kept connection that was closed meanwhile is not taken once that is known.
      if (Object.keys(agents.http.freeSockets).length + Object.keys(agents.https.freeSockets).length > 0) {
        await noticed();
      }
      const answer = await send(request)
        .catch((error: unknown) => {
          if (error instanceof StaleConnection && repeatable.has(request.method)) return send(request);
          throw error;
        })
        .catch((error: unknown) => {
          record?.failed(new Fault('teams/unavailable', { cause: error }));
          throw error;
        });
      const { status } = answer;
      if (status >= 500) record?.failed(new Fault('teams/unavailable', { status }));
      else record?.answered();
      if (status === 401) tokenRefused?.();
      if (status < 200 || status > 299) throw toError(answer);
      return toConnectorResponse(request, answer);
    },
  };
}

const isHangUp = ({ failure }: ConnectorError) => failure.code === 'ECONNRESET' || failure.code === 'EPIPE';

function toNetworkError(error: Error): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'NETWORK';
  return new ConnectorError({ code, effect: beforeSending.has(code) ? 'none' : 'unknown' });
}

function toError({ status, headers, text }: Answer): ConnectorError {
  const code = codeOf(text);
  const retryAfterMs = parseRetryAfter(headers['retry-after']);
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

function parseRetryAfter(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,6}$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 1000)) : undefined;
}

function toConnectorResponse(request: ConnectorRequest, { status, text }: Answer): ConnectorResponse {
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  headers.set('content-type', 'application/json');
  return { request, status, headers, bodyAsText: isJson(text) ? text : '{}' };
}

/** The call succeeded, so an answer that cannot be read must not make a failure of it. */
function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
