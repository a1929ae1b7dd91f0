import type { Instant } from './ids.ts';
import { dayMs } from './instants.ts';

/** What an event of Partner Center may have changed, and so where to look. */
const eventTopics = ['customers', 'delegations', 'test', 'other', 'unknown'] as const;
export type EventTopic = (typeof eventTopics)[number];

/** One event, as it says of itself. Even a genuine one is no more than a reason to look. */
export interface PartnerEvent {
  /** One of the documented names, else `unknown`. */
  readonly name: string;
  readonly topic: EventTopic;
  /** The same for an event that comes again: events have no id of their own. */
  readonly mark: string;
  /** When the thing that it speaks of changed; absent where it does not say, or nothing that can be read. */
  readonly changedAt?: Instant;
  /** Which test it belongs to. */
  readonly testId?: string;
}

/** Ten attempts of a delivery are over long before; what is older is an old event that somebody sends again. */
const oldAfterMs = 3 * dayMs;

export function isOld({ changedAt }: PartnerEvent, now: Date): boolean {
  return changedAt !== undefined && now.getTime() - Date.parse(changedAt) > oldAfterMs;
}
