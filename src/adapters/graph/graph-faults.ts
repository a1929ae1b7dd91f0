/** Tells what Graph answered as a fault. */
import { z } from 'zod';
import { Fault, type FaultCode, type FaultDetails } from '../../ports/faults.ts';
import { retryAfterMs } from '../retry-after.ts';

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** An answer that refuses, by what it may be told apart. */
export interface Refusal {
  readonly status: number;
  readonly vendorCode?: string;
}

const ErrorBody = z.object({ error: z.object({ code: z.string() }) });

export function refusalOf({ status, body }: GraphAnswer): Refusal {
  try {
    const parsed = ErrorBody.safeParse(JSON.parse(body));
    return parsed.success ? { status, vendorCode: parsed.data.error.code } : { status };
  } catch {
    return { status };
  }
}

/** Configuration: the address is no mailbox in the cloud (supplement 4), or nobody's at all. */
export const notAMailbox: ReadonlySet<string | undefined> = new Set([
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
  'ErrorInvalidUser',
  'Request_ResourceNotFound',
  'ResourceNotFound',
]);

function codeOf({ status, vendorCode }: Refusal, whenLost: FaultCode): FaultCode {
  if (vendorCode === 'ErrorInvalidRecipients') return 'mail/refused';
  // A mailbox that has sent too much is told by a code whose status nobody has written down (supplement 4).
  if (status === 429 || vendorCode === 'ErrorExceededMessageLimit') return 'graph/throttled';
  if (status === 401 || status === 403 || notAMailbox.has(vendorCode)) return 'graph/not-allowed';
  if (status === 501) return 'graph/bad-response';
  if (status === 408 || status >= 500) return whenLost;
  return 'graph/bad-response';
}

/** `whenLost` is what to call an answer after which nobody knows whether the call had its effect. */
export function faultOf(answer: GraphAnswer, whenLost: FaultCode): Fault {
  const refusal = refusalOf(answer);
  const { vendorCode } = refusal;
  return new Fault(codeOf(refusal, whenLost), {
    ...detailsOf(answer),
    ...(vendorCode === undefined ? {} : { vendorCode }),
  });
}

export function detailsOf({ status, headers }: GraphAnswer): FaultDetails {
  const requestId = headers.get('request-id');
  const waitMs = retryAfterMs(headers);
  return {
    status,
    ...(requestId === null ? {} : { requestId }),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  };
}
