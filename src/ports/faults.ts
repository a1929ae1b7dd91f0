import type { PersonId } from '../domain/ids.ts';
import type { PersonSystem } from '../domain/sign-in.ts';

/** A fault of an outside system, as its adapter tells it; anything else that is thrown is a bug of ours. */
export const faultCodes = [
  'partner-center/throttled',
  'partner-center/unavailable',
  'partner-center/not-allowed',
  'partner-center/sign-in-needed',
  'partner-center/bad-response',
  'graph/throttled',
  'graph/unavailable',
  'graph/not-allowed',
  'graph/bad-response',
  'mail/refused',
  'mail/outcome-unknown',
  'teams/unavailable',
  'store/unavailable',
  'store/bad-document',
  'sign-in/unavailable',
  'sign-in/refused',
  'sign-in/needed',
  'sign-in/second-factor',
  'sign-in/consent',
  'sign-in/blocked',
  'sign-in/other-account',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface FaultDetails {
  /** In whose name the call was made, or should have been, and to which system. */
  readonly person?: PersonId;
  readonly system?: PersonSystem;
  /** The vendor's own id of the request, for their support. */
  readonly requestId?: string;
  readonly status?: number;
  /** The vendor's own code, kept for the log. */
  readonly vendorCode?: string;
  /** How long the vendor asked to wait. */
  readonly retryAfterMs?: number;
  /** The system was not asked at all: too many calls before had failed, and it is left alone for so long. */
  readonly heldBackMs?: number;
  readonly cause?: unknown;
}

export class Fault extends Error {
  readonly code: FaultCode;
  readonly details: FaultDetails;

  constructor(code: FaultCode, details: FaultDetails = {}) {
    super(code, { cause: details.cause });
    this.name = 'Fault';
    this.code = code;
    this.details = details;
  }
}

export function isFault(error: unknown): error is Fault {
  return error instanceof Fault;
}

/** How the log names what was thrown. */
export const codeOf = (error: unknown): FaultCode | 'bug' => (isFault(error) ? error.code : 'bug');
