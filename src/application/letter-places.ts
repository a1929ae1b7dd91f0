import { type Numbers, numbersFor } from './numbers.ts';
import { createPairNumbers } from './pair-numbers.ts';

/**
 * The letters of many texts in one long row, without their blanks, and the places of each pair of letters: wherever a
 * piece stands is read off the places of its rarest pair. What is asked of a place most often lies beside it, in the
 * order in which places are gone through: with long lists, looking elsewhere is what takes the time.
 */
export interface LetterPlaces {
  /** Where the piece stands, in order; of a single letter, where words begin. */
  find(piece: string): Standing;
  /** Whether words begin in a piece that stands there just where they do in the one that was typed. */
  isDivided(packed: number, beginsInPiece: readonly boolean[]): boolean;
  /** Whether nothing stands behind so many letters in the line. */
  endsLine(packed: number, length: number): boolean;
}

/** Good until the next question, which may be answered in the same memory. */
export interface Standing {
  readonly count: number;
  /** Each place, with what begins there: see `beginIn`. */
  readonly places: Uint32Array;
  /** Which text each one is in. */
  readonly texts: Numbers;
}

export const beginOf = { nothing: 0, word: 1, line: 2, text: 3 } as const;
const beginBits = 2;
const beginMask = 3;
export const beginIn = (packed: number) => packed & beginMask;
/** Set where a word begins with the second letter of a pair. */
const isParted = 1 << beginBits;
const placeShift = beginBits + 1;

export function createLetterPlaces(texts: readonly string[]): LetterPlaces {
  const row = rowOf(texts);
  const { letters, numbers } = row;
  const standings = createStandings(row);
  const { placeIn, nextIn } = standings;
  const begin = (place: number) => (letters[place] ?? 0) & beginMask;
  /** There is room for the whole number of each letter beside a place. */
  const isNextWhole = numbers.size <= standings.nextMask;
  let places = new Uint32Array(0);
  let inTexts: Numbers = new Uint16Array(0);

  function isAt(place: number, piece: readonly number[]): boolean {
    for (let at = 0; at < piece.length; at += 1) {
      if ((letters[place + at] ?? 0) >>> beginBits !== piece[at]) return false;
    }
    return true;
  }

  function narrowed(piece: readonly number[]): Standing {
    const { standing, offset } = rarestOf(piece, standings.of);
    const third = piece[offset + 2];
    const wanted = third === undefined ? undefined : third & standings.nextMask;
    const isAllKnown = piece.length === 3 && third !== undefined && isNextWhole;
    if (places.length < standing.count) {
      places = new Uint32Array(standing.count);
      inTexts = new (numbersFor(texts.length))(standing.count);
    }
    let found = 0;
    for (let nth = 0; nth < standing.count; nth += 1) {
      const packed = standing.places[nth] ?? 0;
      if (wanted !== undefined && nextIn(packed) !== wanted) continue;
      const place = placeIn(packed) - offset;
      if (!isAllKnown && !isAt(place, piece)) continue;
      places[found] = (place << placeShift) | (offset === 0 ? beginIn(packed) : begin(place));
      inTexts[found] = standing.texts[nth] ?? 0;
      found += 1;
    }
    return { count: found, places, texts: inTexts };
  }

  return {
    find(text) {
      const piece = Array.from({ length: text.length }, (_, at) => numbers.get(text.charCodeAt(at)) ?? 0);
      const [first = 0, second = 0] = piece;
      if (piece.includes(0)) return nothing;
      if (piece.length > 2) return narrowed(piece);
      return piece.length === 1 ? standings.of(lineBreak, first) : standings.of(first, second);
    },
    isDivided(packed, begins) {
      if (begins.length < 3) return begins.length < 2 || begins[1] === ((packed & isParted) !== 0);
      const place = placeIn(packed);
      for (let at = 1; at < begins.length; at += 1) {
        if ((begin(place + at) !== beginOf.nothing) !== begins[at]) return false;
      }
      return true;
    },
    endsLine: (packed, length) =>
      length < 3 && isNextWhole
        ? nextIn(packed) === lineBreak
        : (letters[placeIn(packed) + length] ?? 0) === lineBreak,
  };
}

const nothing: Standing = { count: 0, places: new Uint32Array(0), texts: new Uint16Array(0) };

interface LetterRow {
  /** Each letter's number, from one on, with what begins there; each line ends with a zero. */
  readonly letters: Numbers;
  /** By the code of a letter. */
  readonly numbers: ReadonlyMap<number, number>;
  /** The numbers of letters that are words by themselves. */
  readonly ideographs: ReadonlySet<number>;
  /** Where each text ends. */
  readonly ends: readonly number[];
}

const blank = 0x20;
const lineBreakCode = 0x0a;
const firstIdeograph = 0x2e80;
const lineBreak = 0;

function rowOf(texts: readonly string[]): LetterRow {
  const numbers = new Map<number, number>();
  const ideographs = new Set<number>();
  let count = 0;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === blank) continue;
      count += 1;
      if (code === lineBreakCode || numbers.has(code)) continue;
      numbers.set(code, numbers.size + 1);
      if (code >= firstIdeograph) ideographs.add(numbers.size);
    }
    count += 1;
  }
  const letters = new (numbersFor((numbers.size + 1) << beginBits))(count);
  const ends: number[] = [];
  let next = 0;
  for (const text of texts) {
    let begins: number = beginOf.nothing;
    for (let at = 0; at <= text.length; at += 1) {
      const code = at === text.length ? lineBreakCode : text.charCodeAt(at);
      if (code === blank) {
        const isInLine = at > 0 && text.charCodeAt(at - 1) !== lineBreakCode;
        begins = at === 0 ? beginOf.text : isInLine ? beginOf.word : beginOf.line;
      } else {
        letters[next] = ((numbers.get(code) ?? lineBreak) << beginBits) | begins;
        begins = beginOf.nothing;
        next += 1;
      }
    }
    ends.push(next);
  }
  return { letters, numbers, ideographs, ends };
}

type StandingOf = (first: number, second: number) => Standing;

/** Behind the last pair stands no letter that would tell its places apart, so that each is looked at. */
const priceOfLooking = 8;

function rarestOf(piece: readonly number[], standingOf: StandingOf) {
  let [standing, offset, lowest] = [nothing, 0, Number.POSITIVE_INFINITY];
  for (let at = 0; at < piece.length - 1; at += 1) {
    const here = standingOf(piece[at] ?? 0, piece[at + 1] ?? 0);
    const price = here.count * (at + 2 < piece.length ? 1 : priceOfLooking);
    if (price < lowest) [standing, offset, lowest] = [here, at, price];
  }
  return { standing, offset };
}

/**
 * Sorts the places by what stands there: pairs, letters with which words begin, and ideographs, which come after a line
 * break in their pair. A place is packed with what begins there, whether a word begins within the pair and, in the bits
 * that are left, with the letter that comes next.
 */
function createStandings({ letters, ideographs, ends }: LetterRow) {
  const nextShift = Math.min(31, placeShift + Math.ceil(Math.log2(letters.length + 1)));
  const placeMask = 2 ** nextShift - 1;
  const nextMask = 2 ** (32 - nextShift) - 1;
  const pairs = createPairNumbers();
  const letterAt = (place: number) => (letters[place] ?? 0) >>> beginBits;
  function eachPair(see: (pair: number, place: number, length: 1 | 2) => void): void {
    for (let place = 0; place < letters.length; place += 1) {
      const letter = letterAt(place);
      if (letter === lineBreak) continue;
      // A letter by itself is looked for where a word begins, an ideograph anywhere.
      const begins = (letters[place] ?? 0) & beginMask;
      if (begins !== beginOf.nothing || ideographs.has(letter))
        see(pairs.numberOf(lineBreak, letter), place, 1);
      const following = letterAt(place + 1);
      if (following !== lineBreak) see(pairs.numberOf(letter, following), place, 2);
    }
  }
  const counts: number[] = [];
  eachPair((pair) => {
    counts[pair] = (counts[pair] ?? 0) + 1;
  });
  const afterLast: number[] = [];
  let total = 0;
  for (const count of counts) {
    afterLast.push(total);
    total += count;
  }
  const places = new Uint32Array(total);
  const inTexts = new (numbersFor(ends.length))(total);
  let text = 0;
  eachPair((pair, place, length) => {
    while (place >= (ends[text] ?? place + 1)) text += 1;
    const end = afterLast[pair] ?? 0;
    const begins = (letters[place] ?? 0) & beginMask;
    const parted = length === 2 && ((letters[place + 1] ?? 0) & beginMask) !== beginOf.nothing ? isParted : 0;
    const next = letterAt(place + length) & nextMask;
    places[end] = (next << nextShift) | (place << placeShift) | parted | begins;
    inTexts[end] = text;
    afterLast[pair] = end + 1;
  });
  return {
    of: (first: number, second: number): Standing => {
      const pair = pairs.find(first, second);
      const end = pair === undefined ? 0 : (afterLast[pair] ?? 0);
      const count = pair === undefined ? 0 : (counts[pair] ?? 0);
      return { count, places: places.subarray(end - count, end), texts: inTexts.subarray(end - count, end) };
    },
    placeIn: (packed: number) => (packed & placeMask) >>> placeShift,
    /** As much as there is room for of the number of the letter that comes next. */
    nextIn: (packed: number) => packed >>> nextShift,
    nextMask,
  };
}
