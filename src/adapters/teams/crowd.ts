/** How many turns of one person, and of all together, go on at once and wait; what is over is told, and not each time. */
import { createPlaces, type Full, type Place, type PlacesOptions } from '../places.ts';
import { pause } from './pace.ts';
import { createSeenMessages } from './seen-messages.ts';

export interface Crowd {
  enter(person: string): Place | Full;
  /** False where the same was told there a moment ago. */
  isToBeTold(conversationId: string, full: Full): boolean;
  /** It did not get there after all. */
  wasNotTold(conversationId: string, full: Full): void;
  /** Lets whoever was turned away wait for the answer: it comes again as soon as it has one. */
  hold(): Promise<void>;
}

export interface CrowdOptions extends PlacesOptions {
  readonly holdMs: number;
}

/**
 * Of one person few go on at once, and others get their turns between them. What waits is more than anybody types or
 * presses within the seconds that an answer takes.
 */
export const usualCrowd: CrowdOptions = {
  each: { atOnce: 4, waiting: 16 },
  all: { atOnce: 100, waiting: 400 },
  rest: { busyMs: () => performance.eventLoopUtilization().active, times: 4, longestMs: 100 },
  holdMs: 1_000,
};

const heldAtMost = 500;
const tellEveryMs = 30_000;
const rememberedTellings = 1_000;

export function createCrowd({ holdMs, ...places }: CrowdOptions, now: () => number): Crowd {
  const { take } = createPlaces(places);
  const told = createSeenMessages({ windowMs: tellEveryMs, capacity: rememberedTellings, now });
  let held = 0;
  return {
    enter: take,
    isToBeTold: told.take,
    wasNotTold: told.forget,
    async hold() {
      if (held >= heldAtMost) return;
      held += 1;
      // Many who were turned away at once do not come again at once.
      await pause(holdMs * (0.5 + Math.random()));
      held -= 1;
    },
  };
}
