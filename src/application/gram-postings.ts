/** Which texts hold two letters side by side: the narrow door before the exact check of a search. */
export interface GramPostings {
  /** Numbers of all texts, in order, that can hold this piece; a single letter narrows nothing. */
  candidates(piece: string): Uint32Array | undefined;
}

/** Each text is a number of lines; a pair never spans two of them, and blanks do not count. */
export type Lines = readonly string[];

export function createGramPostings(texts: readonly Lines[]): GramPostings {
  const grams = createGramIds();
  const counts = countTexts(texts, grams);
  const ends = new Uint32Array(counts.length);
  let total = 0;
  counts.forEach((count, id) => {
    ends[id] = total;
    total += count;
  });
  const postings = new Uint32Array(total);
  const seenIn = new Uint32Array(counts.length);
  texts.forEach((lines, text) => {
    eachGram(lines, (gram) => {
      const id = grams.idOf(gram);
      if (seenIn[id] === text + 1) return;
      seenIn[id] = text + 1;
      const at = ends[id] ?? 0;
      postings[at] = text;
      ends[id] = at + 1;
    });
  });
  const postingOf = (gram: number): Uint32Array => {
    const id = grams.find(gram);
    const end = id === undefined ? 0 : (ends[id] ?? 0);
    return postings.subarray(id === undefined ? 0 : end - (counts[id] ?? 0), end);
  };
  return {
    candidates(piece) {
      const wanted = new Set<number>();
      eachGram([piece], (gram) => wanted.add(gram));
      if (wanted.size === 0) return undefined;
      const lists = [...wanted].map(postingOf).sort((a, b) => a.length - b.length);
      // Three are enough: what is left is checked letter by letter.
      return lists.slice(0, 3).reduce(intersect);
    },
  };
}

interface GramIds {
  /** Gives a new gram the next number. */
  idOf(gram: number): number;
  find(gram: number): number | undefined;
  count(): number;
}

/** Pairs of ASCII letters, which are nearly all, by a table; the rest by a map. */
function createGramIds(): GramIds {
  const table = new Int32Array(1 << 14);
  const others = new Map<number, number>();
  let next = 0;
  const isAscii = (gram: number) => (gram & ~0x7f_007f) === 0;
  const placeOf = (gram: number) => ((gram >> 16) << 7) | (gram & 0x7f);
  const find = (gram: number) => {
    if (!isAscii(gram)) return others.get(gram);
    const known = table[placeOf(gram)] ?? 0;
    return known === 0 ? undefined : known - 1;
  };
  return {
    find,
    idOf(gram) {
      const known = find(gram);
      if (known !== undefined) return known;
      next += 1;
      if (isAscii(gram)) table[placeOf(gram)] = next;
      else others.set(gram, next - 1);
      return next - 1;
    },
    count: () => next,
  };
}

/** In how many texts each gram is, by its number. */
function countTexts(texts: readonly Lines[], grams: GramIds): Uint32Array {
  let counts = new Uint32Array(1 << 12);
  let seenIn = new Uint32Array(1 << 12);
  texts.forEach((lines, text) => {
    eachGram(lines, (gram) => {
      const id = grams.idOf(gram);
      if (id >= counts.length) [counts, seenIn] = [doubled(counts), doubled(seenIn)];
      if (seenIn[id] === text + 1) return;
      seenIn[id] = text + 1;
      counts[id] = (counts[id] ?? 0) + 1;
    });
  });
  return counts.slice(0, grams.count());
}

function doubled(small: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const large = new Uint32Array(small.length * 2);
  large.set(small);
  return large;
}

const blank = 0x20;
const firstIdeograph = 0x2e80;

/** Pairs, and single ideographs, which are words. */
function eachGram(lines: Lines, see: (gram: number) => void): void {
  for (const line of lines) {
    let before = 0;
    for (let at = 0; at < line.length; at += 1) {
      const code = line.charCodeAt(at);
      if (code === blank) continue;
      if (before !== 0) see((before << 16) | code);
      if (code >= firstIdeograph) see(code);
      before = code;
    }
  }
}

/** What both hold, by steps that double, since one list is often much the longer. */
function intersect(short: Uint32Array, long: Uint32Array): Uint32Array {
  const both = new Uint32Array(short.length);
  let count = 0;
  let from = 0;
  for (const wanted of short) {
    from = seek(long, wanted, from);
    if (from === long.length) break;
    if (long[from] === wanted) {
      both[count] = wanted;
      count += 1;
    }
  }
  return both.subarray(0, count);
}

/** The first place from `from` on that holds `wanted` or more. */
function seek(list: Uint32Array, wanted: number, from: number): number {
  let step = 1;
  let high = from;
  while (high < list.length && (list[high] ?? 0) < wanted) {
    from = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, list.length);
  while (from < high) {
    const middle = (from + high) >> 1;
    if ((list[middle] ?? 0) < wanted) from = middle + 1;
    else high = middle;
  }
  return from;
}
