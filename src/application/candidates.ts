import { isForgiven, isLoneLetter, isShort, type Spelled } from '../domain/customer-match.ts';
import { createGramPostings } from './gram-postings.ts';
import { createWordPostings } from './word-postings.ts';

/** Numbers of texts, which may come more than once. */
export type Places = Iterable<number>;

/** Which texts of one spelling are worth an exact look; whatever fits is among them. */
export interface Candidates {
  firm(wanted: Spelled): readonly Places[];
  /** Those only in which a word begins with it. */
  beginning(wanted: Spelled): readonly Places[];
  withSlips(wanted: Spelled): readonly Places[];
}

export function createCandidates(texts: readonly string[]): Candidates {
  const grams = createGramPostings(texts.map((text) => text.split('\n')));
  const words = createWordPostings(texts.map(wordsOf));
  const inEach = createInEach(texts.length);

  const inside = (piece: string): Places => grams.candidates(piece) ?? texts.keys();
  const holding = (word: string): Places => (isShort(word) ? words.beginning(word) : inside(word));
  const holdingNearly = (word: string): readonly Places[] =>
    isForgiven(word) ? [holding(word), words.near(word)] : [holding(word)];
  const behindStem = ({ stem }: Spelled) => (stem === undefined ? [] : holdingNearly(stem));

  return {
    firm(wanted) {
      if (wanted.joined === '') return [];
      const apart = wanted.words.length > 1 ? [inEach(wanted.words.map((word) => [holding(word)]))] : [];
      const { joined } = wanted;
      const together = isLoneLetter(joined) ? words.beginning(joined) : inside(joined);
      return [together, ...apart, ...behindStem(wanted)];
    },
    beginning(wanted) {
      const [word] = wanted.words;
      return word === undefined ? [] : [words.beginning(word), ...behindStem(wanted)];
    },
    withSlips(wanted) {
      if (!wanted.words.some(isForgiven)) return [];
      return [inEach(wanted.words.map(holdingNearly)), ...behindStem(wanted)];
    },
  };
}

export const wordsOf = (text: string) => text.split(/[ \n]+/).filter((word) => word !== '');

/** Finds places that are in one list or another of each group. */
function createInEach(count: number): (groups: readonly (readonly Places[])[]) => readonly number[] {
  // A mark for each place; they rise from search to search, so that nothing is ever wiped.
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
        for (const place of list) {
          const before = marks[place] ?? 0;
          if (group === 0 ? before === mark : before !== mark - 1) continue;
          marks[place] = mark;
          found.push(place);
        }
      }
    });
    return found;
  };
}
