import {
  type Fit,
  fitCount,
  fitOf,
  fits,
  isTooShortToHear,
  type Searchable,
  type Wanted,
} from '../domain/customer-match.ts';
import { createSpellingIndex, type SeeFit } from './spelling-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A large number of texts, prepared once: each is known by its place in the list. */
export interface SearchBase {
  /** Places by how well they fit, the best first, each list in order. */
  find(wanted: Wanted): readonly (readonly number[])[];
}

/** The words of all bases that are searched together. */
export interface Vocabularies {
  readonly plain: Vocabulary;
  readonly loose: Vocabulary;
}

/** Finds what `fitOf` finds, without looking at every text; the first way that holds is the one that counts. */
export function createSearchBase(texts: readonly Searchable[], vocabularies: Vocabularies): SearchBase {
  const inPlain = createSpellingIndex(
    texts.map(({ plain }) => plain),
    vocabularies.plain,
  );
  const inLoose = createSpellingIndex(
    texts.map(({ loose }) => loose),
    vocabularies.loose,
  );
  // One long text, so that a piece of an id is found by one sweep of the machine's own search.
  const ids = texts.map(({ id }) => id).join(' ');
  // The last search that settled a place.
  const settled = new Float64Array(texts.length);
  let search = 0;

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
    find(wanted) {
      const { plain, loose } = wanted;
      search += 1;
      const found: number[][] = Array.from({ length: fitCount }, () => []);
      const settle = (place: number, fit: Fit | undefined) => {
        settled[place] = search;
        if (fit !== undefined) found[fit]?.push(place);
      };
      if (plain.stem === undefined || loose.stem === undefined) {
        everyWay(wanted, (place, fit) => {
          if (settled[place] !== search) settle(place, fit);
        });
      } else {
        // Endings of domains are in no index: whatever may fit is looked at by itself.
        const look = (place: number) => {
          const text = texts[place];
          if (text && settled[place] !== search) settle(place, fitOf(text, wanted));
        };
        everyWay(wanted, look);
        inPlain.behindStem(plain.stem, look);
        inLoose.behindStem(loose.stem, look);
      }
      return found.map(inOrder);
    },
  };
}

function inOrder(places: readonly number[]): readonly number[] {
  for (let at = 1; at < places.length; at += 1) {
    if ((places[at - 1] ?? 0) > (places[at] ?? 0)) return [...Uint32Array.from(places).sort()];
  }
  return places;
}

const idLength = 32;

function eachInIds(ids: string, piece: string, see: SeeFit): void {
  for (let at = ids.indexOf(piece); at >= 0; at = ids.indexOf(piece, at + 1)) {
    const begins = piece.length === idLength ? fits.exact : fits.begins;
    see(Math.floor(at / (idLength + 1)), at % (idLength + 1) === 0 ? begins : fits.anywhere);
  }
}
