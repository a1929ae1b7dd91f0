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
  /** A place stays empty so long where its guest has a line: whoever asks without a pause does not get all the time. */
  readonly restMs?: number;
}

interface Guest {
  atWork: number;
  readonly line: (() => void)[];
}

const begun = Promise.resolve();

export function createPlaces({ each, all, restMs = 0 }: PlacesOptions): Places {
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
      if (guest.atWork >= each.atOnce) continue;
      const call = guest.line.shift();
      if (!call) continue;
      waiting -= 1;
      begin(who, guest);
      return call();
    }
  };

  const end = (who: string, guest: Guest) => {
    atWork -= 1;
    guest.atWork -= 1;
    if (guest.atWork === 0 && guest.line.length === 0) guests.delete(who);
    next();
  };

  const placeOf = (who: string, guest: Guest, turn: Promise<void>): Place => {
    let holders = 1;
    const letGo = () => {
      holders -= 1;
      if (holders > 0) return;
      void turn.then(() => {
        if (restMs > 0 && guest.line.length > 0) setTimeout(() => end(who, guest), restMs);
        else end(who, guest);
      });
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
      if (guest.atWork < each.atOnce && atWork < all.atOnce) {
        begin(who, guest);
        return placeOf(who, guest, begun);
      }
      if (guest.atWork >= each.atOnce && guest.line.length >= each.waiting) return 'own-full';
      if (guest.line.length >= each.waiting || waiting >= all.waiting) return 'all-full';
      waiting += 1;
      guests.set(who, guest);
      const called = Promise.withResolvers<void>();
      guest.line.push(called.resolve);
      return placeOf(who, guest, called.promise);
    },
  };
}
