import { type Fit, fits, isForgiven, isLoneLetter, isShort, type Spelled } from '../domain/customer-match.ts';
import { createLetterPlaces, lineBreak } from './letter-places.ts';
import { createWordPostings } from './word-postings.ts';

export type SeeFit = (text: number, fit: Fit) => void;

/** Which texts of one spelling fit, by the rules of `customer-match.ts`; endings of domains are not in it. */
export interface SpellingIndex {
  /** Those in which a word begins with it, in order. */
  beginning(wanted: Spelled, see: SeeFit): void;
  /** Those that fit without a slip; a text may come twice, the better fit first. */
  firm(wanted: Spelled, see: SeeFit): void;
  withSlips(wanted: Spelled, see: (text: number) => void): void;
  /** Those to which an ending counts, for what was typed before the dot. */
  behindStem(stem: string, see: (text: number) => void): void;
}

export function createSpellingIndex(texts: readonly string[]): SpellingIndex {
  const { letters, begins, firstOf, each } = createLetterPlaces(texts);
  const words = createWordPostings(texts.map((text) => text.split(/[ \n]+/).filter((word) => word !== '')));
  const inEach = createInEach(texts.length);

  /** As it is typed in one go; `inside` is how well it fits where no word begins with it, if it does. */
  function together({ words: typed, joined }: Spelled, inside: Fit, see: SeeFit): void {
    if (joined === '') return;
    const beginsInIt = typed.flatMap((word) => [true, ...Array<boolean>(word.length - 1).fill(false)]);
    let last = -1;
    let best: Fit = none;
    const fitAt = (place: number, text: number): Fit => {
      for (let at = 0; at < joined.length; at += 1) {
        if ((begins[place + at] !== 0) !== beginsInIt[at]) return inside;
      }
      if (begins[place] !== 2) return fits.wordBegins;
      const isWhole = letters.charCodeAt(place + joined.length) === lineBreak;
      if (place === firstOf[text]) return isWhole ? fits.exact : fits.begins;
      return isWhole ? fits.begins : fits.wordBegins;
    };
    each(joined, (place, text) => {
      if (text !== last) {
        if (best !== none) see(last, best);
        [last, best] = [text, none];
      }
      best = Math.min(best, fitAt(place, text));
    });
    if (best !== none) see(last, best);
  }

  /** Texts of which a word holds it, or begins with it where it is short. */
  function holding(word: string): readonly number[] {
    const mustBegin = isShort(word);
    const found: number[] = [];
    each(word, (place, text) => {
      if (found.at(-1) === text || (mustBegin && begins[place] === 0)) return;
      for (let at = 1; at < word.length; at += 1) if (begins[place + at] !== 0) return;
      found.push(text);
    });
    return found;
  }
  const holdingNearly = (word: string) =>
    isForgiven(word) ? [holding(word), words.near(word)] : [holding(word)];

  return {
    beginning: (wanted, see) => together(wanted, none, see),
    firm(wanted, see) {
      together(wanted, isLoneLetter(wanted.joined) ? none : fits.anywhere, see);
      if (wanted.words.length < 2) return;
      for (const text of inEach(wanted.words.map((word) => [holding(word)]))) see(text, fits.apart);
    },
    withSlips({ words: typed }, see) {
      if (typed.some(isForgiven)) inEach(typed.map(holdingNearly)).forEach(see);
    },
    behindStem(stem, see) {
      each(stem, (place, text) => {
        if (!isShort(stem) || begins[place] !== 0) see(text);
      });
      if (isForgiven(stem)) words.near(stem).forEach(see);
    },
  };
}

const none: Fit = Number.POSITIVE_INFINITY;

/** Finds texts that are in one list or another of each group. */
function createInEach(count: number): (groups: readonly (readonly number[])[][]) => readonly number[] {
  // A mark for each text; they rise from search to search, so that nothing is ever wiped.
  const marks = new Float64Array(count);
  let last = 0;
  return (groups) => {
    const first = last;
    last += groups.length;
    let found: number[] = [];
    groups.forEach((lists, group) => {
      const mark = first + group + 1;
      found = [];
      for (const list of lists) {
        for (const text of list) {
          const before = marks[text] ?? 0;
          if (group === 0 ? before === mark : before !== mark - 1) continue;
          marks[text] = mark;
          found.push(text);
        }
      }
    });
    return found;
  };
}
