/**
 * How often Partner Center may be called (API reference 2.6): documented are 500 calls a minute per tenant id of the
 * Customer and of the Subscription resources, and two tests of events. UNCONFIRMED is whose tenant that is, from when a
 * minute counts, and whether the list of customers belongs to the resource: here the partner's, so that its calls for
 * all of its customers count together; from the first call on, those that are refused among them; and the list does
 * not, for only the single customer and the subscriptions are named.
 */
import type { Answer } from '../http-kit.ts';
import { throttledAnswer } from './answers.ts';

export interface RateLimit {
  /** Counts a call; answers the refusal where it is one too many. */
  refusal(): Answer | undefined;
}

const minuteMs = 60_000;

export function createRateLimit(most: number, now: () => Date): RateLimit {
  let beganMs = Number.NEGATIVE_INFINITY;
  let calls = 0;
  return {
    refusal() {
      const nowMs = now().getTime();
      // A clock that was set back begins anew as well.
      if (nowMs < beganMs || nowMs >= beganMs + minuteMs) {
        beganMs = nowMs;
        calls = 0;
      }
      calls += 1;
      return calls > most ? throttledAnswer(Math.ceil((beganMs + minuteMs - nowMs) / 1000)) : undefined;
    },
  };
}

const mostOfResource = 500;

export type LimitedResource = 'customer' | 'subscription';
export type RateLimits = Readonly<Record<LimitedResource, RateLimit>>;

export const createRateLimits = (now: () => Date): RateLimits => ({
  customer: createRateLimit(mostOfResource, now),
  subscription: createRateLimit(mostOfResource, now),
});
