import { halfOf, isNear } from '../domain/customer-match.ts';

/** Every word that is in any text, so that each is compared once with what was typed, in however many texts it is. */
export interface Vocabulary {
  add(words: Iterable<string>): void;
  /** Words that are this one but for a slip. */
  near(typed: string): readonly string[];
}

/** The words of one search, whose levels all ask for the same. */
const mostKept = 20;

export function createVocabulary(): Vocabulary {
  const known = new Set<string>();
  let forward: readonly string[] = [];
  let backward: readonly string[] = [];
  const kept = new Map<string, readonly string[]>();
  return {
    add(words) {
      const fresh = [...new Set(words)].filter((word) => !known.has(word));
      if (fresh.length === 0) return;
      for (const word of fresh) known.add(word);
      // Two rows that are in order already: sorting them together takes one look at each.
      forward = [...forward, ...fresh.sort()].sort();
      backward = [...backward, ...fresh.map(reversed).sort()].sort();
      kept.clear();
    },
    near(typed) {
      const before = kept.get(typed);
      if (before) return before;
      const found = nearWords(typed, { forward, backward, known });
      if (kept.size === mostKept) kept.clear();
      kept.set(typed, found);
      return found;
    },
  };
}

const reversed = (word: string) => [...word].reverse().join('');

interface Sorted {
  readonly forward: readonly string[];
  readonly backward: readonly string[];
  readonly known: ReadonlySet<string>;
}

/**
 * One slip leaves one half of the word as it was, unless it swaps the two letters in the middle: so only words that
 * share a half, and that one other spelling, are compared letter by letter.
 */
function nearWords(typed: string, { forward, backward, known }: Sorted): readonly string[] {
  const half = halfOf(typed);
  const near = new Set<string>();
  const consider = (word: string) => {
    if (isNear(typed, word)) near.add(word);
  };
  for (const word of beginningWith(forward, typed.slice(0, half))) consider(word);
  const end = reversed(typed.slice(half));
  for (const word of beginningWith(backward, end)) {
    if (Math.abs(word.length - typed.length) <= 1) consider(reversed(word));
  }
  const swapped = `${typed.slice(0, half - 1)}${typed.charAt(half)}${typed.charAt(half - 1)}${typed.slice(half + 1)}`;
  if (known.has(swapped)) consider(swapped);
  return [...near];
}

function* beginningWith(sorted: readonly string[], piece: string): Generator<string> {
  for (let at = placeOf(sorted, piece); at < sorted.length; at += 1) {
    const word = sorted[at] ?? '';
    if (!word.startsWith(piece)) return;
    yield word;
  }
}

/** Where the text stands, or would stand. */
function placeOf(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
