/** How many turns of one person, and of all together, go on at once and wait; what is over is told, and not each time. */
import { createPlaces, type Full, type Place, type PlacesOptions } from '../places.ts';
import { createSeenMessages } from './seen-messages.ts';

export interface Crowd {
  enter(person: string): Place | Full;
  /** False where the same was told there a moment ago. */
  isToBeTold(conversationId: string, full: Full): boolean;
  /** It did not get there after all. */
  wasNotTold(conversationId: string, full: Full): void;
}

/**
 * Of one person few go on at once, and others get their turns between them. What waits is more than anybody types or
 * presses within the seconds that an answer takes.
 */
export const usualCrowd: PlacesOptions = {
  each: { atOnce: 4, waiting: 16 },
  all: { atOnce: 100, waiting: 400 },
};

const tellEveryMs = 30_000;
const rememberedTellings = 1_000;

export function createCrowd(places: PlacesOptions, now: () => number): Crowd {
  const { take } = createPlaces(places);
  const told = createSeenMessages({ windowMs: tellEveryMs, capacity: rememberedTellings, now });
  return { enter: take, isToBeTold: told.take, wasNotTold: told.forget };
}
