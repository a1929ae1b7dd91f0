/** One call to Partner Center: headers, time limit, renewed token, and errors told as faults. */
import type { PersonId } from '../../domain/ids.ts';
import { Fault, type FaultDetails } from '../../ports/faults.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { withDeadline } from '../deadline.ts';
import type { Guard } from '../guard.ts';
import { retryAfterMs } from '../retry-after.ts';
import { parseJson, readErrorBody } from './answers.ts';

export interface Call {
  /** Below the base address, from `/v1` on, with the query. */
  readonly path: string;
  /** A change of this resource, called once; absent means that it is read. */
  readonly change?: object;
  /** How it is changed. */
  readonly method?: 'POST' | 'PUT' | 'PATCH';
  /** One for all calls of one operation. */
  readonly correlationId: string;
  /** Where the caller keeps it. */
  readonly requestId?: string;
  /** With this person's token; absent means as the application. */
  readonly as?: PersonId;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Made once, whatever became of other calls. */
  readonly isProbe?: boolean;
  /** Refusals that mean "there is none": the call then comes back with `undefined`. */
  readonly isAbsence?: (refusal: Refusal) => boolean;
}

/** An answer that refuses, by what it may be told apart: status, code, and where it was asked. */
export interface Refusal {
  readonly status: number;
  readonly vendorCode?: string;
  /** False when the body is not one of Partner Center's. */
  readonly isReadable: boolean;
}

interface Dependencies {
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly fetch: typeof fetch;
  readonly newId: () => string;
  readonly timeoutMs: number;
  readonly guard: Guard;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export type PartnerCenterHttp = (call: Call) => Promise<unknown>;

/** Answers with the parsed body, names folded; throws a `Fault`, or the signal's reason when the caller gave up. */
export function createPartnerCenterHttp(deps: Dependencies): PartnerCenterHttp {
  return (call) => {
    // The id names one intent: kept while no answer came, new after any answer (reference 2.5).
    const intent = { requestId: call.requestId ?? deps.newId() };
    const work = () => ask(deps, call, intent);
    if (call.isProbe) return work();
    return call.change ? deps.guard.once(work) : deps.guard.repeatedly(work, call.signal);
  };
}

interface Intent {
  requestId: string;
}

async function ask(deps: Dependencies, call: Call, intent: Intent): Promise<unknown> {
  let answer = await exchange(deps, call, intent);
  if (answer.status === 401) {
    deps.tokens.forget('partner-center', call.as);
    answer = await exchange(deps, call, intent);
  }
  if (answer.status < 200 || answer.status > 299) return refuse(answer, call);
  try {
    return parseJson(answer.body);
  } catch (cause) {
    throw new Fault('partner-center/bad-response', { ...detailsOf(answer), cause });
  }
}

async function exchange(deps: Dependencies, call: Call, intent: Intent): Promise<Answer> {
  const { tokens, timeoutMs } = deps;
  const token = call.as
    ? await tokens.forPerson(call.as, 'partner-center')
    : await tokens.forApp('partner-center');
  const headers = {
    ...call.headers,
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'ms-requestid': intent.requestId,
    'ms-correlationid': call.correlationId,
    'ms-contract-version': 'v1',
    ...(call.change ? { 'content-type': 'application/json' } : {}),
  };
  try {
    const answer = await withDeadline({ timeoutMs, signal: call.signal }, async (signal) => {
      const response = await deps.fetch(`${deps.baseUrl}${call.path}`, {
        headers,
        signal,
        ...(call.change ? { method: call.method ?? 'PATCH', body: JSON.stringify(call.change) } : {}),
      });
      return { status: response.status, headers: response.headers, body: await response.text() };
    });
    intent.requestId = deps.newId();
    return answer;
  } catch (cause) {
    call.signal?.throwIfAborted();
    throw new Fault('partner-center/unavailable', { requestId: intent.requestId, cause });
  }
}

function refuse(answer: Answer, call: Call): undefined {
  const { status } = answer;
  const error = readErrorBody(answer.body);
  const refusal: Refusal = { status, isReadable: error !== undefined, ...error };
  if (call.isAbsence?.(refusal)) return undefined;
  const whose = call.as ? ({ person: call.as, system: 'partner-center' } as const) : {};
  throw new Fault(faultCode(status), { ...detailsOf(answer), ...error, ...whose });
}

function faultCode(status: number) {
  if (status === 401) return 'partner-center/sign-in-needed';
  if (status === 403) return 'partner-center/not-allowed';
  if (status === 429) return 'partner-center/throttled';
  // 501 says that the call itself is not known there; asking again changes nothing.
  if (status === 408 || (status >= 500 && status !== 501)) return 'partner-center/unavailable';
  return 'partner-center/bad-response';
}

function detailsOf({ status, headers }: Answer): FaultDetails {
  const requestId = headers.get('ms-requestid');
  const waitMs = retryAfterMs(headers);
  return {
    status,
    ...(requestId === null ? {} : { requestId }),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  };
}
