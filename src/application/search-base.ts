import {
  fitCount,
  isTooShortToHear,
  type Searchable,
  type Wanted,
  type WayToFit,
  wayNames,
  waysToFit,
} from '../domain/customer-match.ts';
import { createCandidates, type Places } from './candidates.ts';

/** A large number of texts, prepared once: each is known by its place in the list. */
export interface SearchBase {
  /** Places by how well they fit, the best first, each list in order. */
  find(wanted: Wanted): readonly (readonly number[])[];
}

export function createSearchBase(texts: readonly Searchable[]): SearchBase {
  const inPlain = createCandidates(texts.map(({ plain }) => plain));
  const inLoose = createCandidates(texts.map(({ loose }) => loose));
  // One long text, so that a piece of an id is found by one sweep of the machine's own search.
  const ids = texts.map(({ id }) => id).join(' ');
  const candidates: Readonly<Record<WayToFit, (wanted: Wanted) => readonly Places[]>> = {
    asSpelled: ({ plain }) => inPlain.firm(plain),
    byId: ({ idPiece }) => (idPiece === undefined ? [] : [placesInIds(ids, idPiece)]),
    asHeard: ({ loose }) => (isTooShortToHear(loose) ? inLoose.beginning(loose) : inLoose.firm(loose)),
    withSlips: ({ plain }) => inPlain.withSlips(plain),
    heardWithSlips: ({ loose }) => inLoose.withSlips(loose),
  };
  // The last search that looked at a place, and the last that found it.
  const looked = new Float64Array(texts.length);
  const fitted = new Float64Array(texts.length);
  let turn = 0;
  let search = 0;

  return {
    find(wanted) {
      search += 1;
      const found: number[][] = Array.from({ length: fitCount }, () => []);
      for (const way of wayNames) {
        turn += 1;
        for (const list of candidates[way](wanted)) {
          for (const place of list) {
            if (looked[place] === turn || fitted[place] === search) continue;
            looked[place] = turn;
            const text = texts[place];
            const fit = text && waysToFit[way](text, wanted);
            if (fit === undefined) continue;
            fitted[place] = search;
            found[fit]?.push(place);
          }
        }
      }
      return found.map(inOrder);
    },
  };
}

/** Cut anew from one long text, the strings lie in memory as they are gone through: several times as fast. */
export function sideBySide(texts: readonly Searchable[]): readonly Searchable[] {
  const plain = cutAnew(texts.map((text) => text.plain));
  const loose = cutAnew(texts.map((text) => text.loose));
  return texts.map((text, at) => ({ ...text, plain: plain[at] ?? '', loose: loose[at] ?? '' }));
}

function cutAnew(texts: readonly string[]): readonly string[] {
  const whole = texts.join('');
  let end = 0;
  return texts.map((text) => {
    end += text.length;
    return whole.slice(end - text.length, end);
  });
}

function inOrder(places: readonly number[]): readonly number[] {
  const isInOrder = places.every((place, at) => at === 0 || (places[at - 1] ?? 0) < place);
  return isInOrder ? places : [...Uint32Array.from(places).sort()];
}

const idLength = 32;

function* placesInIds(ids: string, piece: string): Generator<number> {
  for (let at = ids.indexOf(piece); at >= 0; at = ids.indexOf(piece, at + 1)) {
    yield Math.floor(at / (idLength + 1));
  }
}
