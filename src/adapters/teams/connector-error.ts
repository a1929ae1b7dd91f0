/**
 * A failed call to Teams' connector, reduced to what may be kept: the SDK's own errors carry the whole request,
 * message text and token included.
 */
import type { UnreachableReason } from '../../domain/unreachable.ts';
import type { Delivery, UpdateOutcome } from '../../ports/conversations.ts';
import { Fault } from '../../ports/faults.ts';

export interface ConnectorFailure {
  readonly status?: number;
  /** The connector's word for it, such as `ConversationNotFound`, or the network's, such as `ECONNRESET`. */
  readonly code?: string;
  readonly retryAfterMs?: number;
  /** `none`: refused before it could have any effect. */
  readonly effect: 'none' | 'unknown';
}

/** A plain error without a system code: the SDK's pipeline repeats everything else by itself (three times). */
export class ConnectorError extends Error {
  readonly failure: ConnectorFailure;
  readonly statusCode: number | undefined;

  constructor(failure: ConnectorFailure) {
    super(`connector ${failure.status ?? failure.code ?? 'failed'}`);
    this.name = 'ConnectorError';
    this.failure = failure;
    this.statusCode = failure.status;
  }
}

export function failureOf(error: unknown): ConnectorFailure | undefined {
  return error instanceof ConnectorError ? error.failure : undefined;
}

/** What the refusals mean that no repeat mends (teams-and-graph-rules 2.2). */
const unreachableCodes: ReadonlyMap<string, UnreachableReason> = new Map([
  ['ConversationBlockedByUser', 'blocked'],
  ['MessageWritesBlocked', 'blocked'],
  ['BotDisabledByAdmin', 'disabled'],
  ['BotNotInConversationRoster', 'not-in-roster'],
  ['ForbiddenOperationException', 'not-installed'],
  ['ConversationNotFound', 'not-installed'],
]);

export function isSafeToRepeat({ effect, status }: ConnectorFailure): boolean {
  return effect === 'none' && (status === undefined || status === 429 || status === 412);
}

function toFault(error: unknown, failure?: ConnectorFailure): Fault {
  return new Fault('teams/unavailable', {
    cause: error,
    ...(failure?.status === undefined ? {} : { status: failure.status }),
    ...(failure?.code === undefined ? {} : { vendorCode: failure.code }),
  });
}

/** What a failed send means for whoever keeps the message; what no repeat can mend is thrown. */
export function toDelivery(error: unknown): Exclude<Delivery, { kind: 'delivered' }> {
  const failure = failureOf(error);
  if (!failure) throw toFault(error);
  const { status, code = '', retryAfterMs } = failure;
  if (status === 404) return { kind: 'unreachable', reason: 'not-installed' };
  const reason = status === 403 ? unreachableCodes.get(code) : undefined;
  if (reason) return { kind: 'unreachable', reason };
  if (failure.effect === 'unknown') return { kind: 'unknown' };
  if (!isSafeToRepeat(failure) && status !== 401 && status !== 403) throw toFault(error, failure);
  return { kind: 'later', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

export function toUpdateOutcome(error: unknown): Exclude<UpdateOutcome, 'updated'> {
  const failure = failureOf(error);
  if (!failure) throw toFault(error);
  const { status } = failure;
  if (status === 404 || status === 403) return 'gone';
  if (status === 400 || status === 413) throw toFault(error, failure);
  return 'later';
}
