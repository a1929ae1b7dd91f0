import {
  type Fit,
  fitCount,
  fits,
  isForgiven,
  isLoneLetter,
  isShort,
  type Spelled,
} from '../domain/customer-match.ts';
import { beginIn, beginOf, createLetterPlaces } from './letter-places.ts';
import type { Vocabulary } from './vocabulary.ts';
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

interface SpellingIndexDeps {
  readonly vocabulary: Vocabulary;
  /** Whether a better way is known in which the text fits, so that nobody need look at it. */
  readonly isSettled: (text: number) => boolean;
}

export function createSpellingIndex(
  texts: readonly string[],
  { vocabulary, isSettled }: SpellingIndexDeps,
): SpellingIndex {
  const { find, isDivided, endsLine } = createLetterPlaces(texts);
  const words = createWordPostings(texts.map(wordsOf), vocabulary);
  const inEach = createInEach(texts.length);

  /** As it is typed in one go; `inside` is how well it fits where no word begins with it, if it does. */
  function together({ words: typed, joined }: Spelled, inside: Fit, see: SeeFit): void {
    if (joined === '') return;
    const division = typed.flatMap(beginsIn);
    const fitAt = (place: number): Fit => {
      const begin = beginIn(place);
      if (begin === beginOf.nothing || !isDivided(place, division)) return inside;
      if (begin === beginOf.word) return fits.wordBegins;
      const isWhole = endsLine(place, joined.length);
      if (begin === beginOf.text) return isWhole ? fits.exact : fits.begins;
      return isWhole ? fits.begins : fits.wordBegins;
    };
    const { count, places, texts: inTexts } = find(joined);
    for (let nth = 0; nth < count; ) {
      const text = inTexts[nth] ?? 0;
      const isOpen = !isSettled(text);
      let best: Fit = none;
      for (; nth < count && inTexts[nth] === text; nth += 1) {
        if (isOpen) best = Math.min(best, fitAt(places[nth] ?? 0));
      }
      if (best !== none) see(text, best);
    }
  }

  /** Texts of which a word holds it, or begins with it where it is short. */
  function holding(word: string): readonly number[] {
    const mustBegin = isShort(word);
    const found: number[] = [];
    const inOneWord = beginsIn(word);
    const { count, places, texts: inTexts } = find(word);
    for (let nth = 0; nth < count; nth += 1) {
      const text = inTexts[nth] ?? 0;
      const place = places[nth] ?? 0;
      if (found.at(-1) === text || (mustBegin && beginIn(place) === beginOf.nothing)) continue;
      if (isDivided(place, inOneWord)) found.push(text);
    }
    return found;
  }
  const holdingNearly = (word: string) => {
    const nearly: number[] = [];
    if (isForgiven(word)) words.near(word, (text) => nearly.push(text));
    return [holding(word), nearly];
  };

  return {
    beginning: (wanted, see) => together(wanted, none, see),
    firm(wanted, see) {
      together(wanted, isLoneLetter(wanted.joined) ? none : fits.anywhere, see);
      if (wanted.words.length < 2) return;
      for (const text of inEach(wanted.words.map((word) => [holding(word)]))) see(text, fits.apart);
    },
    withSlips({ words: typed }, see) {
      if (!typed.some(isForgiven)) return;
      const [word, ...more] = typed;
      // Those that hold a single word need no slip.
      if (word !== undefined && more.length === 0) words.near(word, see);
      else inEach(typed.map(holdingNearly)).forEach(see);
    },
    behindStem(stem, see) {
      const { count, places, texts: inTexts } = find(stem);
      for (let nth = 0; nth < count; nth += 1) {
        if (!isShort(stem) || beginIn(places[nth] ?? 0) !== beginOf.nothing) see(inTexts[nth] ?? 0);
      }
      if (isForgiven(stem)) words.near(stem, see);
    },
  };
}

/** For each letter, whether a word begins with it. */
const beginsIn = ({ length }: string) => Array.from({ length }, (_, at) => at === 0);
const wordsOf = (text: string) => text.split(/[ \n]+/).filter((word) => word !== '');

/** Worse than any. */
const none: Fit = fitCount;

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
