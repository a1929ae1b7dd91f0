import { halfOf, isNear } from '../domain/customer-match.ts';

/** In which texts the words are that are near to one that was mistyped. */
export interface WordPostings {
  /** Numbers of texts with a word that is this one but for a slip; not in order, some twice. */
  near(typed: string): readonly number[];
}

export function createWordPostings(texts: readonly (readonly string[])[]): WordPostings {
  const textsOf = new Map<string, number | number[]>();
  texts.forEach((words, text) => {
    for (const word of words) {
      const before = textsOf.get(word);
      // Most words of a long list are in one text only: a bare number takes a tenth of a list.
      if (before === undefined) textsOf.set(word, text);
      else if (typeof before !== 'number') addOnce(before, text);
      else if (before !== text) textsOf.set(word, [before, text]);
    }
  });
  const forward = [...textsOf.keys()].sort();
  const backward = forward.map(reversed).sort();
  function textsWith(words: Iterable<string>): readonly number[] {
    const all: number[] = [];
    for (const word of words) {
      const found = textsOf.get(word);
      if (typeof found === 'number') all.push(found);
      else if (found) for (const text of found) all.push(text);
    }
    return all;
  }
  return {
    near: (typed) => textsWith(nearWords(typed, { forward, backward })),
  };
}

function addOnce(list: number[], text: number): void {
  if (list.at(-1) !== text) list.push(text);
}

const reversed = (word: string) => [...word].reverse().join('');

interface Sorted {
  readonly forward: readonly string[];
  readonly backward: readonly string[];
}

/**
 * One slip leaves one half of the word as it was, unless it swaps the two letters in the middle: so only words that
 * share a half, and that one other spelling, are compared letter by letter.
 */
function nearWords(typed: string, { forward, backward }: Sorted): ReadonlySet<string> {
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
  if (forward[placeOf(forward, swapped)] === swapped) consider(swapped);
  return near;
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
