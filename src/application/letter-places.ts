/**
 * The letters of many texts in one long row, without their blanks, and the places of each pair of letters: wherever a
 * piece stands is read off the places of its rarest pair. What is asked of a place most often lies beside it, in the
 * order in which places are gone through: with long lists, looking elsewhere is what takes the time.
 */
export interface LetterPlaces {
  /** The letters by their codes; each line ends with a line break. */
  readonly codes: Uint16Array;
  /** What begins at each place. */
  readonly begins: Uint8Array;
  /** Where the piece stands, in order; of a single letter, where words begin. */
  find(piece: string): Standing;
}

/** Good until the next question, which may be answered in the same memory. */
export interface Standing {
  readonly count: number;
  /** Each place, with what begins there: see `placeIn` and `beginIn`. */
  readonly places: Uint32Array;
  /** Which text each one is in. */
  readonly texts: Uint16Array | Uint32Array;
}

export const beginOf = { nothing: 0, word: 1, line: 2, text: 3 } as const;
export const placeIn = (packed: number) => packed >>> 2;
export const beginIn = (packed: number) => packed & 3;
const packed = (place: number, begin: number) => (place << 2) | begin;

export function createLetterPlaces(texts: readonly string[]): LetterPlaces {
  const count = texts.reduce((sum, text) => sum + text.replaceAll(' ', '').length + 1, 0);
  const codes = new Uint16Array(count);
  const begins = new Uint8Array(count);
  const ends: number[] = [];
  let next = 0;
  for (const text of texts) {
    for (let at = 0; at <= text.length; at += 1) {
      const code = at === text.length ? lineBreak : text.charCodeAt(at);
      if (code === blank) {
        const isInLine = at > 0 && text.charCodeAt(at - 1) !== lineBreak;
        begins[next] = at === 0 ? beginOf.text : isInLine ? beginOf.word : beginOf.line;
      } else {
        codes[next] = code;
        next += 1;
      }
    }
    ends.push(next);
  }
  const standingOf = createStandings({ codes, begins, ends });
  let places = new Uint32Array(0);
  let inTexts: Standing['texts'] = new Uint16Array(0);
  return {
    codes,
    begins,
    find(piece) {
      const { standing, offset } = rarestOf(piece, standingOf);
      // One or two letters are there for sure.
      if (piece.length < 3) return standing;
      if (places.length < standing.count) {
        places = new Uint32Array(standing.count);
        inTexts = new (kindFor(texts.length))(standing.count);
      }
      let found = 0;
      for (let nth = 0; nth < standing.count; nth += 1) {
        const place = placeIn(standing.places[nth] ?? 0) - offset;
        if (!isAt(codes, place, piece)) continue;
        places[found] = packed(place, begins[place] ?? 0);
        inTexts[found] = standing.texts[nth] ?? 0;
        found += 1;
      }
      return { count: found, places, texts: inTexts };
    },
  };
}

const kindFor = (count: number) => (count > 0xffff ? Uint32Array : Uint16Array);

function isAt(codes: Uint16Array, place: number, piece: string): boolean {
  for (let at = 0; at < piece.length; at += 1) {
    if (codes[place + at] !== piece.charCodeAt(at)) return false;
  }
  return true;
}

type StandingOf = (gram: number) => Standing;

function rarestOf(piece: string, standingOf: StandingOf) {
  if (piece.length === 1) return { standing: standingOf(gramOfOne(piece.charCodeAt(0))), offset: 0 };
  let rarest = { standing: standingOf(gramAt(piece, 0)), offset: 0 };
  for (let offset = 1; offset < piece.length - 1; offset += 1) {
    const standing = standingOf(gramAt(piece, offset));
    if (standing.count < rarest.standing.count) rarest = { standing, offset };
  }
  return rarest;
}

const blank = 0x20;
export const lineBreak = 0x0a;
const firstIdeograph = 0x2e80;

const gramOf = (first: number, second: number) => (first << 16) | second;
const gramAt = (text: string, at: number) => gramOf(text.charCodeAt(at), text.charCodeAt(at + 1));
/** A letter by itself is looked for where a word begins, an ideograph anywhere. */
const gramOfOne = (code: number) => (code < firstIdeograph ? (blank << 16) | code : code);

interface Letters extends Pick<LetterPlaces, 'codes' | 'begins'> {
  /** Where each text ends. */
  readonly ends: readonly number[];
}

/** Sorts the places by what stands there: pairs, letters with which words begin, and ideographs. */
function createStandings({ codes, begins, ends }: Letters): StandingOf {
  const grams = createGramIds();
  function eachGram(see: (gram: number, place: number, text: number) => void): void {
    let text = 0;
    for (let place = 0; place < codes.length; place += 1) {
      const code = codes[place] ?? lineBreak;
      if (place === ends[text]) text += 1;
      if (code === lineBreak) continue;
      if (code >= firstIdeograph || begins[place] !== beginOf.nothing) see(gramOfOne(code), place, text);
      const following = codes[place + 1] ?? lineBreak;
      if (following !== lineBreak) see(gramOf(code, following), place, text);
    }
  }
  const counts: number[] = [];
  eachGram((gram) => {
    const id = grams.idOf(gram);
    counts[id] = (counts[id] ?? 0) + 1;
  });
  const afterLast: number[] = [];
  let total = 0;
  for (const count of counts) {
    afterLast.push(total);
    total += count;
  }
  const places = new Uint32Array(total);
  const inTexts = new (kindFor(ends.length))(total);
  eachGram((gram, place, text) => {
    const id = grams.idOf(gram);
    const end = afterLast[id] ?? 0;
    places[end] = packed(place, begins[place] ?? 0);
    inTexts[end] = text;
    afterLast[id] = end + 1;
  });
  return (gram) => {
    const id = grams.find(gram);
    const end = id === undefined ? 0 : (afterLast[id] ?? 0);
    const count = id === undefined ? 0 : (counts[id] ?? 0);
    return { count, places: places.subarray(end - count, end), texts: inTexts.subarray(end - count, end) };
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
