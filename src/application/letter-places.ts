/**
 * The letters of many texts in one long row, without their blanks, and the places of each pair of letters: wherever a
 * piece stands is read off the places of its rarest pair.
 */
export interface LetterPlaces {
  /** Each line ends with a line break. */
  readonly letters: string;
  /** 1 where a word begins, 2 where a line does, 0 within a word. */
  readonly begins: Uint8Array;
  /** Where each text begins. */
  readonly firstOf: Uint32Array;
  /** Every place where the piece stands and the text that it is in, in order; of a single letter, where words begin. */
  each(piece: string, see: (place: number, text: number) => void): void;
}

export function createLetterPlaces(texts: readonly string[]): LetterPlaces {
  const letters = texts.map((text) => `${text.replaceAll(' ', '')}\n`).join('');
  const begins = new Uint8Array(letters.length);
  const firstOf = new Uint32Array(texts.length);
  let next = 0;
  texts.forEach((text, number) => {
    firstOf[number] = next;
    for (let at = 0; at < text.length; at += 1) {
      if (text.charCodeAt(at) !== blank) next += 1;
      else begins[next] = at === 0 || text.charCodeAt(at - 1) === lineBreak ? 2 : 1;
    }
    next += 1;
  });
  const placesOf = createPlaces(letters, begins);
  // One or two letters are there for sure.
  const isAt = (piece: string, place: number) => {
    for (let at = 0; at < piece.length && piece.length > 2; at += 1) {
      if (letters.charCodeAt(place + at) !== piece.charCodeAt(at)) return false;
    }
    return true;
  };
  return {
    letters,
    begins,
    firstOf,
    each(piece, see) {
      const { places, offset } = rarestOf(piece, placesOf);
      let text = 0;
      for (let nth = 0; nth < places.length; nth += 1) {
        const place = (places[nth] ?? 0) - offset;
        if (!isAt(piece, place)) continue;
        text = textAt(firstOf, place, text);
        see(place, text);
      }
    },
  };
}

type PlacesOf = (gram: number) => Uint32Array;

function rarestOf(piece: string, placesOf: PlacesOf) {
  if (piece.length === 1) return { places: placesOf(gramOfOne(piece.charCodeAt(0))), offset: 0 };
  let rarest = { places: placesOf(gramAt(piece, 0)), offset: 0 };
  for (let offset = 1; offset < piece.length - 1; offset += 1) {
    const places = placesOf(gramAt(piece, offset));
    if (places.length < rarest.places.length) rarest = { places, offset };
  }
  return rarest;
}

/** The text that a place is in, which is this one or one behind it; by steps that double. */
function textAt(firstOf: Uint32Array, place: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < firstOf.length && (firstOf[low + step] ?? 0) <= place) {
    low += step;
    step *= 2;
  }
  for (; step >= 1; step /= 2) {
    if (low + step < firstOf.length && (firstOf[low + step] ?? 0) <= place) low += step;
  }
  return low;
}

const blank = 0x20;
export const lineBreak = 0x0a;
const firstIdeograph = 0x2e80;

const gramAt = (text: string, at: number) => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
/** A letter by itself is looked for where a word begins, an ideograph anywhere. */
const gramOfOne = (code: number) => (code < firstIdeograph ? (blank << 16) | code : code);

/** Sorts the places by what stands there: pairs, letters with which words begin, and ideographs. */
function createPlaces(letters: string, begins: Uint8Array): PlacesOf {
  const grams = createGramIds();
  function eachGram(see: (gram: number, place: number) => void): void {
    for (let place = 0; place < letters.length; place += 1) {
      const code = letters.charCodeAt(place);
      if (code === lineBreak) continue;
      if (code >= firstIdeograph || begins[place] !== 0) see(gramOfOne(code), place);
      if (letters.charCodeAt(place + 1) !== lineBreak) see(gramAt(letters, place), place);
    }
  }
  const counts: number[] = [];
  eachGram((gram) => {
    const id = grams.idOf(gram);
    counts[id] = (counts[id] ?? 0) + 1;
  });
  const ends: number[] = [];
  let total = 0;
  for (const count of counts) {
    ends.push(total);
    total += count;
  }
  const places = new Uint32Array(total);
  eachGram((gram, place) => {
    const id = grams.idOf(gram);
    const end = ends[id] ?? 0;
    places[end] = place;
    ends[id] = end + 1;
  });
  return (gram) => {
    const id = grams.find(gram);
    const end = id === undefined ? 0 : (ends[id] ?? 0);
    return places.subarray(id === undefined ? 0 : end - (counts[id] ?? 0), end);
  };
}

interface GramIds {
  /** Gives a new gram the next number. */
  idOf(gram: number): number;
  find(gram: number): number | undefined;
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
  };
}
