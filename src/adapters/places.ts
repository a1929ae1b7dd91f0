/**
 * Places for work that comes from many at once: so much goes on together, so much waits in line, and more is not taken
 * in. Each has an own share, and those who wait are let in one after the other, so that nobody's flood is in the way
 * of another. What is remembered is what goes on or waits, and nothing else.
 */
export interface Places {
  take(who: string): Place | Full;
}

/** Whose share is used up: of the one who asks, or of all together. */
export type Full = 'own-full' | 'all-full';

export interface Place {
  /** Resolves when the work may begin. */
  readonly turn: Promise<void>;
  /** The place stays taken until this is over too; it never rejects. */
  keepFor(work: Promise<unknown>): void;
  /** Once for each place. */
  leave(): void;
}

interface Share {
  readonly atOnce: number;
  readonly waiting: number;
}

export interface PlacesOptions {
  readonly each: Share;
  readonly all: Share;
  readonly rest?: Rest;
}

/**
 * Whoever asks without a pause goes on one after the other, with rests between: each a multiple of what the turn kept
 * the process busy, so that it holds on a slow machine as on a fast one, and a turn that waits outside costs nothing.
 */
export interface Rest {
  /** How long the process has been busy so far, in milliseconds. */
  readonly busyMs: () => number;
  readonly times: number;
  /** No rest is longer, and after so long the next goes on beside one that is not over. */
  readonly longestMs: number;
}

interface Guest {
  atWork: number;
  readonly line: (() => void)[];
  /** Until then whoever comes waits in line. */
  resting?: NodeJS.Timeout | undefined;
}

const begun = Promise.resolve();

export function createPlaces({ each, all, rest }: PlacesOptions): Places {
  /** Whoever is given a turn goes to the end. */
  const guests = new Map<string, Guest>();
  let atWork = 0;
  let waiting = 0;

  const begin = (who: string, guest: Guest) => {
    atWork += 1;
    guest.atWork += 1;
    guests.delete(who);
    guests.set(who, guest);
  };

  const next = () => {
    if (waiting === 0 || atWork >= all.atOnce) return;
    for (const [who, guest] of guests) {
      if (guest.resting || guest.atWork >= each.atOnce) continue;
      const call = guest.line.shift();
      if (!call) continue;
      waiting -= 1;
      begin(who, guest);
      if (rest) restFor(who, guest, rest.longestMs);
      return call();
    }
  };

  const forget = (who: string, guest: Guest) => {
    if (guest.atWork === 0 && guest.line.length === 0 && !guest.resting) guests.delete(who);
  };

  const restFor = (who: string, guest: Guest, ms: number) => {
    clearTimeout(guest.resting);
    guest.resting = setTimeout(() => {
      guest.resting = undefined;
      forget(who, guest);
      next();
    }, ms);
  };

  const end = (who: string, guest: Guest, busyMs: number) => {
    atWork -= 1;
    guest.atWork -= 1;
    const goesOn = guest.line.length > 0 || guest.atWork > 0;
    if (rest && goesOn) restFor(who, guest, Math.min(rest.longestMs, rest.times * busyMs));
    forget(who, guest);
    next();
  };

  const placeOf = (who: string, guest: Guest, turn: Promise<void>): Place => {
    let holders = 1;
    let busyBefore = 0;
    const busyMs = rest ? rest.busyMs : () => 0;
    void turn.then(() => {
      busyBefore = busyMs();
    });
    const letGo = () => {
      holders -= 1;
      if (holders > 0) return;
      void turn.then(() => end(who, guest, busyMs() - busyBefore));
    };
    return {
      turn,
      keepFor(work) {
        holders += 1;
        void work.finally(letGo);
      },
      leave: letGo,
    };
  };

  return {
    take(who) {
      const guest = guests.get(who) ?? { atWork: 0, line: [] };
      const isFull = guest.resting !== undefined || guest.atWork >= each.atOnce;
      if (!isFull && atWork < all.atOnce) {
        begin(who, guest);
        return placeOf(who, guest, begun);
      }
      if (isFull && guest.line.length >= each.waiting) return 'own-full';
      if (guest.line.length >= each.waiting || waiting >= all.waiting) return 'all-full';
      waiting += 1;
      guests.set(who, guest);
      const called = Promise.withResolvers<void>();
      guest.line.push(called.resolve);
      return placeOf(who, guest, called.promise);
    },
  };
}
