import type { WorkerName } from '../domain/health.ts';
import type { PersonId } from '../domain/ids.ts';
import type { FaultCode } from './faults.ts';
import type { ConversationReference } from './people.ts';

/** What the calls of late said; times are on the machine's clock. */
export interface RecentCalls {
  /** Since when no call was answered; absent while the last one was. */
  readonly failingSince?: Date;
  readonly lastFault?: FaultCode;
  /** Too many calls failed in a row: for some seconds new ones are refused on our side. */
  readonly isHeldBack: boolean;
}

/** Who wants to know: some systems can only be asked as a person, or about one. */
export interface Asking {
  readonly person: PersonId;
  readonly reference: ConversationReference;
}

/** How well one outside system is. */
export interface Health {
  /** One cheap call, made now and not repeated, that changes nothing; throws when the system does not answer well. */
  probe(asking: Asking): Promise<void>;
  recent(): RecentCalls;
}

/** A worker's sign of life; times are on the machine's clock. */
export interface Heartbeat {
  readonly name: WorkerName;
  readonly startedAt: Date;
  /** When the last round ended well. */
  lastRoundAt(): Date | undefined;
  /** Since when every round has failed. */
  failingSince(): Date | undefined;
  /** Without a good round for so long, something is wrong. */
  readonly lateAfterMs: number;
}
