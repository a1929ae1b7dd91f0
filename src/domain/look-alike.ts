import { isOneSlip } from './one-slip.ts';
import { readableDomain } from './punycode.ts';

export interface NamedDomain {
  readonly name: string;
  readonly domain: string;
}

/** Letters of other scripts that look like Latin ones, each beside its double. */
const doubles =
  'аaвbеeзeіiјjкkмmнhоoрpсcтtуyхxһhѕsԁdԛqԝwѵvпnгrдdлnіiїiёeѐe' + 'αaβbεeηnιiκkνvοoρpτtυuχxωwγyζz' + 'ıi';
const latinOf: ReadonlyMap<string, string> = new Map(
  (doubles.match(/../gu) ?? []).map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
/** Figures and pairs of letters that the eye takes for others. */
const mistaken: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/0/g, 'o'],
  [/[1il|]/g, 'l'],
  [/3/g, 'e'],
  [/5/g, 's'],
];

/** What the eye sees of a domain at a glance: domains with one and the same picture are easily taken for one another. */
export function pictureOf(domain: string): string {
  const letters = [
    ...readableDomain(domain)
      .normalize('NFKD')
      .replace(/\p{M}+/gu, ''),
  ];
  const latin = letters.map((letter) => latinOf.get(letter) ?? letter).join('');
  return mistaken.reduce((picture, [seen, as]) => picture.replace(seen, as), latin);
}

/** In a short name one letter makes another company; in a longer one it makes a mistake. */
const shortestForSlips = 5;

export function isLookAlike(domain: string, other: string): boolean {
  const [one, two] = [domain.toLowerCase(), other.toLowerCase()];
  if (one === two || two === '') return false;
  if (pictureOf(one) === pictureOf(two)) return true;
  const shortest = Math.min(...[one, two].map((text) => text.split('.')[0]?.length ?? 0));
  return shortest >= shortestForSlips && isOneSlip(one, two);
}

/** Whose domain this one could be taken for; none where it is one of theirs. */
export function findLookAlike(domain: string, known: Iterable<NamedDomain>): NamedDomain | undefined {
  const wanted = domain.toLowerCase();
  const picture = pictureOf(wanted);
  let found: NamedDomain | undefined;
  for (const one of known) {
    const theirs = one.domain.toLowerCase();
    if (theirs === wanted) return undefined;
    // What differs much in length is neither a slip nor a double, and most differ: they cost nothing here.
    if (found || Math.abs(theirs.length - wanted.length) > 16) continue;
    if (isLookAlikeOf({ wanted, picture }, theirs)) found = one;
  }
  return found;
}

function isLookAlikeOf(
  { wanted, picture }: { readonly wanted: string; readonly picture: string },
  theirs: string,
): boolean {
  return (theirs !== '' && pictureOf(theirs) === picture) || isLookAlike(wanted, theirs);
}
