import { within } from '../../application/within.ts';

/** How long people and Teams are kept waiting. */
export interface Pace {
  /** After this long the person sees that the bot is at work, and again after each `typingEveryMs`. */
  readonly typingAfterMs: number;
  readonly typingEveryMs: number;
  /** A message is acknowledged after this long, answered or not: Teams gives up at 10 to 15 s and sends it again. */
  readonly messageWithinMs: number;
  /** The same for a pressed button, whose person looks at a waiting card. */
  readonly invokeWithinMs: number;
  /** How long one call to Teams may take. */
  readonly sendTimeoutMs: number;
}

export const usualPace: Pace = {
  typingAfterMs: 1_000,
  typingEveryMs: 3_000,
  messageWithinMs: 9_000,
  invokeWithinMs: 2_500,
  sendTimeoutMs: 8_000,
};

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Calls `show` now and then until stopped; stopping waits a moment for a call that is on its way. */
export function keepShowing(show: () => Promise<void>, pace: Pace): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const round = () => {
    // That someone is at work is worth showing, and never worth failing for.
    running = show().catch(() => undefined);
    timer = setTimeout(round, pace.typingEveryMs);
  };
  let timer = setTimeout(round, pace.typingAfterMs);
  return {
    async stop() {
      clearTimeout(timer);
      await within(500, running);
    },
  };
}
