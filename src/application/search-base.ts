import {
  type Fit,
  fitCount,
  fitOf,
  fits,
  isTooShortToHear,
  type Searchable,
  type Wanted,
} from '../domain/customer-match.ts';
import { type Numbers, numbersFor } from './numbers.ts';
import { createSpellingIndex, type SeeFit } from './spelling-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A large number of texts, prepared once: each is known by its place in the list. */
export interface SearchBase {
  /** Sees the places that fit equally well, in order, the best first; they are good until the next search. */
  find(wanted: Wanted, see: (places: Numbers, fit: Fit) => void): void;
}

/** The words of all bases that are searched together. */
export interface Vocabularies {
  readonly plain: Vocabulary;
  readonly loose: Vocabulary;
}

/** Finds what `fitOf` finds, without looking at every text; the first way that holds is the one that counts. */
export function createSearchBase(texts: readonly Searchable[], vocabularies: Vocabularies): SearchBase {
  // One long text, so that a piece of an id is found by one sweep of the machine's own search.
  const ids = texts.map(({ id }) => id).join(' ');
  // The last search that settled a place, and how; nothing is made anew for each of many hits.
  const settled = new Uint32Array(texts.length);
  const fitsOf = new Uint8Array(texts.length);
  const Kind = numbersFor(texts.length);
  const seen = new Kind(texts.length);
  const found = new Kind(texts.length);
  let search = 0;
  const isSettled = (place: number) => settled[place] === search;
  const inPlain = createSpellingIndex(
    texts.map(({ plain }) => plain),
    { vocabulary: vocabularies.plain, isSettled },
  );
  const inLoose = createSpellingIndex(
    texts.map(({ loose }) => loose),
    { vocabulary: vocabularies.loose, isSettled },
  );

  function everyWay({ plain, loose, idPiece }: Wanted, see: SeeFit): void {
    const seeHeard: SeeFit = (place, fit) => see(place, fit + 1);
    inPlain.firm(plain, see);
    if (idPiece !== undefined) eachInIds(ids, idPiece, see);
    if (isTooShortToHear(loose)) inLoose.beginning(loose, seeHeard);
    else inLoose.firm(loose, seeHeard);
    inPlain.withSlips(plain, (place) => see(place, fits.slip));
    inLoose.withSlips(loose, (place) => seeHeard(place, fits.slip));
  }

  return {
    find(wanted, seeFit) {
      const { plain, loose } = wanted;
      if (search === lastSearch) {
        settled.fill(0);
        search = 0;
      }
      search += 1;
      const counts = Array<number>(fitCount).fill(0);
      let count = 0;
      const settle = (place: number, fit: Fit | undefined) => {
        settled[place] = search;
        if (fit === undefined) return;
        fitsOf[place] = fit;
        seen[count] = place;
        count += 1;
        counts[fit] = (counts[fit] ?? 0) + 1;
      };
      if (plain.stem === undefined || loose.stem === undefined) {
        everyWay(wanted, (place, fit) => {
          if (!isSettled(place)) settle(place, fit);
        });
      } else {
        // Endings of domains are in no index: whatever may fit is looked at by itself.
        const look = (place: number) => {
          const text = texts[place];
          if (text && !isSettled(place)) settle(place, fitOf(text, wanted));
        };
        everyWay(wanted, look);
        inPlain.behindStem(plain.stem, look);
        inLoose.behindStem(loose.stem, look);
      }
      const ends: number[] = [];
      let before = 0;
      for (const length of counts) {
        ends.push(before);
        before += length;
      }
      for (let nth = 0; nth < count; nth += 1) {
        const place = seen[nth] ?? 0;
        const fit = fitsOf[place] ?? 0;
        const at = ends[fit] ?? 0;
        found[at] = place;
        ends[fit] = at + 1;
      }
      counts.forEach((length, fit) => {
        const end = ends[fit] ?? 0;
        if (length > 0) seeFit(inOrder(found.subarray(end - length, end)), fit);
      });
    },
  };
}

function inOrder(places: Numbers): Numbers {
  for (let at = 1; at < places.length; at += 1) {
    if ((places[at - 1] ?? 0) > (places[at] ?? 0)) return places.sort();
  }
  return places;
}

const idLength = 32;
/** Then they are counted anew. */
const lastSearch = 0xffff_ffff;

function eachInIds(ids: string, piece: string, see: SeeFit): void {
  for (let at = ids.indexOf(piece); at >= 0; at = ids.indexOf(piece, at + 1)) {
    const begins = piece.length === idLength ? fits.exact : fits.begins;
    see(Math.floor(at / (idLength + 1)), at % (idLength + 1) === 0 ? begins : fits.anywhere);
  }
}
