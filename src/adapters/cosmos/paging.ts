/** Pages of a list that is sorted by a moment and an id, newest first, and the ways from one to the next. */
import { z } from 'zod';

/** Where a page ended: the next one begins behind it. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

const PlaceText = z.tuple([z.string(), z.string()]);

/** As text that survives in a card. */
const write = ({ at, id }: Place) => Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** A text that is none begins at the newest. */
function read(text: string): Place | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const [at, id] = PlaceText.parse(json);
    return { at, id };
  } catch {
    return undefined;
  }
}

interface Asked {
  readonly size: number;
  readonly after: string | undefined;
  readonly before: string | undefined;
}

/** What a page has to ask for, and how it is cut out of what was found: one more than it holds, where more follows. */
export function paging({ size, after, before }: Asked) {
  const text = before ?? after;
  const from = text === undefined ? undefined : read(text);
  const isBack = before !== undefined && from !== undefined;
  return {
    limit: size + 1,
    /** `newer`: those before `from`, the nearest first. */
    wanted: { ...(from ? { from } : {}), towards: isBack ? 'newer' : 'older' } as const,
    cut<T>(found: readonly T[], placeOf: (item: T) => Place) {
      const isMore = found.length > size;
      // What was asked for from an older page always has that page behind it.
      const isMoreOn = isBack ? { older: true, newer: isMore } : { older: isMore, newer: from !== undefined };
      const shown = isBack ? found.slice(0, size).reverse() : found.slice(0, size);
      const [first, last] = [shown[0], shown.at(-1)];
      const next = last && isMoreOn.older ? { next: write(placeOf(last)) } : {};
      const previous = first && isMoreOn.newer ? { previous: write(placeOf(first)) } : {};
      return { shown, ways: { ...next, ...previous } };
    },
  };
}
