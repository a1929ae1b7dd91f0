/** Microsoft Graph through its own client, with our time limits, identities and faults around it. */
import { randomUUID } from 'node:crypto';
import {
  AuthenticationHandler,
  AuthenticationHandlerOptions,
  Client,
  type GraphRequest,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import { Fault, type FaultCode } from '../../ports/faults.ts';
import type { RecentCalls } from '../../ports/health.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { withDeadline } from '../deadline.ts';
import { createOutbound, ForeignAddress } from '../outbound.ts';
import { createGuard, type GuardOptions, guardDefaults } from '../guard.ts';
import { detailsOf, faultOf, type GraphAnswer, type Refusal, refusalOf } from './graph-faults.ts';
import { createLoopbackAuthentication, isLoopback } from './loopback-authentication.ts';

export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the version, with each part percent-encoded. */
  readonly path: string;
  /** Values as they are meant; they are encoded here. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** With this person's token; absent means as the application. */
  readonly as?: PersonId;
  /**
   * `reads` may be asked again when the answer is lost; `acts` is called once; `probes` is called once too, whatever
   * became of other calls.
   */
  readonly kind: 'reads' | 'acts' | 'probes';
  /** What to call a lost answer; `graph/unavailable` when not said. */
  readonly whenLost?: FaultCode;
  /** The answer is taken as it is, not as JSON. */
  readonly isText?: true;
  /** Refusals that mean "there is none": the call then comes back with `undefined`. */
  readonly isAbsence?: (refusal: Refusal) => boolean;
}

/** Answers with the parsed body, `null` where it is empty, `undefined` for an absence; throws a `Fault`. */
export interface GraphClient {
  readonly baseUrl: string;
  call(call: GraphCall): Promise<unknown>;
  /** What became of the calls of late. */
  recent(): RecentCalls;
}

interface Dependencies {
  /** Ends before `/v1.0`. */
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly newId?: () => string;
  readonly timeoutMs?: number;
  readonly guard?: Partial<GuardOptions>;
}

export function createGraphClient(deps: Dependencies): GraphClient {
  const { newId = randomUUID, timeoutMs = 15_000 } = deps;
  const baseUrl = deps.baseUrl.replace(/\/+$/, '');
  const client = createSdkClient(baseUrl);
  const guard = createGuard(
    { name: 'graph', outages: ['graph/unavailable', 'mail/outcome-unknown'] },
    { ...guardDefaults, ...deps.guard },
  );
  const context: Context = { client, tokens: deps.tokens, newId, timeoutMs };
  return {
    baseUrl,
    call: (call) => {
      const work = () => ask(context, call);
      if (call.kind === 'probes') return work();
      return call.kind === 'reads' ? guard.repeatedly(work) : guard.once(work);
    },
    recent: guard.recent,
  };
}

interface Context {
  readonly client: Client;
  readonly tokens: Tokens;
  readonly newId: () => string;
  readonly timeoutMs: number;
}

function createSdkClient(baseUrl: string): Client {
  const url = new URL(baseUrl);
  if (url.protocol !== 'https:' && !isLoopback(url)) throw new Error('Graph is spoken to over https only.');
  const nobody = { getAccessToken: () => Promise.reject(new Error('Each call brings its own token.')) };
  const authentication =
    url.protocol === 'https:' ? new AuthenticationHandler(nobody) : createLoopbackAuthentication();
  return Client.initWithMiddleware({
    baseUrl,
    defaultVersion: 'v1.0',
    customHosts: new Set([url.hostname]),
    fetchOptions: { redirect: 'error' },
    middleware: [createPlaceCheck(baseUrl), authentication, new RetryHandler(), new HTTPMessageHandler()],
  });
}

/** The SDK takes a whole address for a path, and calls it. */
function createPlaceCheck(baseUrl: string): Middleware {
  const { mayReach } = createOutbound([baseUrl]);
  let following: Middleware | undefined;
  return {
    setNext: (middleware) => {
      following = middleware;
    },
    execute: async (context) => {
      const { request } = context;
      if (!mayReach(typeof request === 'string' ? request : request.url)) throw new ForeignAddress();
      await following?.execute(context);
    },
  };
}

async function ask(context: Context, call: GraphCall): Promise<unknown> {
  let answer = await exchange(context, call);
  if (answer.status === 401) {
    // Refused before anything happened: with a new token even a send may be asked once more.
    context.tokens.forget('graph', call.as);
    answer = await exchange(context, call);
  }
  if (answer.status < 200 || answer.status > 299) {
    if (call.isAbsence?.(refusalOf(answer))) return undefined;
    if (answer.status === 401 && call.as) {
      throw new Fault('sign-in/needed', { ...detailsOf(answer), person: call.as, system: 'graph' });
    }
    throw faultOf(answer, call.whenLost ?? 'graph/unavailable');
  }
  if (call.isText) return answer.body;
  if (answer.status === 202 || answer.body.trim() === '') return null;
  try {
    return JSON.parse(answer.body);
  } catch (cause) {
    throw new Fault('graph/bad-response', { ...detailsOf(answer), cause });
  }
}

async function exchange(context: Context, call: GraphCall): Promise<GraphAnswer> {
  const { client, tokens, timeoutMs } = context;
  const token = call.as ? await tokens.forPerson(call.as, 'graph') : await tokens.forApp('graph');
  const requestId = context.newId();
  const query = Object.entries(call.query ?? {}).map(([name, value]) => [name, encodeURIComponent(value)]);
  try {
    return await withDeadline({ timeoutMs }, async (signal) => {
      const request = client
        .api(call.path)
        .query(Object.fromEntries(query))
        .headers({ ...call.headers, 'client-request-id': requestId })
        .option('signal', signal)
        .responseType(ResponseType.RAW)
        .middlewareOptions([
          new AuthenticationHandlerOptions({ getAccessToken: async () => token }),
          // The SDK repeats silently, sends too (rules 6.3): repeating is decided here, for reads alone.
          new RetryHandlerOptions(0, 0),
        ]);
      const response = await byMethod(request, call);
      return { status: response.status, headers: response.headers, body: await response.text() };
    });
  } catch (cause) {
    throw new Fault(call.whenLost ?? 'graph/unavailable', { requestId, cause });
  }
}

function byMethod(request: GraphRequest, { method, body }: GraphCall): Promise<Response> {
  if (method === 'GET') return request.get();
  if (method === 'PATCH') return request.patch(body);
  return method === 'DELETE' ? request.delete() : request.post(body);
}

export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Fault('graph/bad-response', { cause: parsed.error });
  return parsed.data;
}
