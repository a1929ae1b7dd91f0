import { z } from 'zod';
import { Fault, type FaultCode, type FaultDetails, isFault } from '../../ports/faults.ts';

/** What the client threw, read by its codes and never by its words. */
export interface StoreFailure {
  /** The same call may be sent again, whether or not it took effect: every write of ours is guarded or marked. */
  readonly mayRepeat: boolean;
  readonly status?: number;
  readonly substatus?: number;
  readonly vendorCode?: string;
  readonly retryAfterMs?: number;
  readonly requestId?: string;
  readonly cause: unknown;
}

const Thrown = z.object({
  code: z.union([z.number(), z.string()]).optional().catch(undefined),
  substatus: z.number().optional().catch(undefined),
  retryAfterInMs: z.number().optional().catch(undefined),
  activityId: z.string().optional().catch(undefined),
});

/** 404 with this sub-status: the replica is behind our session, which says nothing about the item. */
const sessionNotAvailable = 1002;

/** Time-out, gone (a partition moved), throttled, concurrent write, and the gateway's own troubles. */
const passing: ReadonlySet<number> = new Set([408, 410, 429, 449, 500, 502, 503, 504]);

/** Batches come wrapped in an error without a code, the real one beneath (seen in client 4.10.1). */
function unwrap(error: unknown): unknown {
  if (!(error instanceof Error) || 'code' in error || error.cause === undefined) return error;
  return unwrap(error.cause);
}

/**
 * Anything without a status is trouble on the way: a broken connection, a time-out, an answer that was no JSON or
 * had no body (on which the client trips with an error of its own).
 */
export function readFailure(thrown: unknown): StoreFailure {
  const error = unwrap(thrown);
  const read = Thrown.safeParse(error);
  const { code, substatus, retryAfterInMs, activityId } = read.success ? read.data : {};
  const status = typeof code === 'number' ? code : undefined;
  return {
    mayRepeat:
      status === undefined || passing.has(status) || (status === 404 && substatus === sessionNotAvailable),
    ...(status === undefined ? {} : { status }),
    ...(typeof code === 'string' ? { vendorCode: code } : {}),
    ...(substatus ? { substatus, vendorCode: `${status}/${substatus}` } : {}),
    ...(retryAfterInMs === undefined ? {} : { retryAfterMs: retryAfterInMs }),
    ...(activityId === undefined ? {} : { requestId: activityId }),
    cause: error,
  };
}

/** Id taken, another write came between, or nothing is there to change. */
export const conflicts: ReadonlySet<number> = new Set([404, 409, 412]);

/** With a sub-status, 404 speaks of the container or the replica and not of the item. */
export function isConflict({ status, substatus }: StoreFailure): boolean {
  return status !== undefined && conflicts.has(status) && !(status === 404 && substatus);
}

/** Too large or malformed: no repeat will make such a document fit. */
const refusedDocument: ReadonlySet<number> = new Set([400, 413]);

export function toFault(thrown: unknown, { isWrite }: { readonly isWrite: boolean }): Fault {
  if (isFault(thrown)) return thrown;
  const { status, vendorCode, retryAfterMs, requestId, cause } = readFailure(thrown);
  const isBad = isWrite && status !== undefined && refusedDocument.has(status);
  const code: FaultCode = isBad ? 'store/bad-document' : 'store/unavailable';
  const details: FaultDetails = {
    ...(status === undefined ? {} : { status }),
    ...(vendorCode === undefined ? {} : { vendorCode }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(requestId === undefined ? {} : { requestId }),
    cause: scrubbed(cause),
  };
  return new Fault(code, details);
}

/** The client's errors carry whole requests and answers: only their kind and first line go on. */
function scrubbed(cause: unknown): Error {
  if (!(cause instanceof Error)) return new Error('the client threw no error');
  const [line = ''] = cause.message.split('\n');
  return new Error(`${cause.name}: ${line.slice(0, 200)}`);
}
