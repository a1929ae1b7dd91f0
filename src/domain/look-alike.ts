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
const mistaken: Readonly<Record<string, string>> = {
  rn: 'm',
  vv: 'w',
  cl: 'd',
  '0': 'o',
  '1': 'l',
  i: 'l',
  '3': 'e',
  '5': 's',
};
const signs = /rn|vv|cl|[01i35]/g;

/** What the eye sees of a domain at a glance: domains with one and the same picture are easily taken for one another. */
export function pictureOf(domain: string): string {
  return inLatin(domain.toLowerCase()).replace(signs, (sign) => mistaken[sign] ?? sign);
}

/** Most domains are plain, and a search goes over all of them. */
function inLatin(domain: string): string {
  if (!domain.includes('xn--') && /^[a-z0-9.-]*$/.test(domain)) return domain;
  const letters = [
    ...readableDomain(domain)
      .normalize('NFKD')
      .replace(/\p{M}+/gu, ''),
  ];
  return letters.map((letter) => latinOf.get(letter) ?? letter).join('');
}

/** In a short name one letter makes another company; in a longer one it makes a mistake. */
const shortestForSlips = 5;

const nameIn = (domain: string) => domain.split('.')[0] ?? '';

function isSlip(one: string, two: string): boolean {
  if (Math.abs(one.length - two.length) > 1) return false;
  return isOneSlip(one, two) && [one, two].every((text) => nameIn(text).length >= shortestForSlips);
}

/** With what a plain domain of that picture can begin: most of a long list is passed over by its first letter. */
function beginningsOf(picture: string): string {
  const [first = ''] = picture;
  const begin = Object.entries(mistaken).flatMap(([sign, seen]) => (seen === first ? sign.slice(0, 1) : []));
  return [first, ...begin].join('');
}

const isPlainAtFirst = (domain: string) => /^(?!xn--)[a-z0-9.-]/.test(domain);

/** Whose domain this one could be taken for; none where it is one of theirs. */
export function findLookAlike(domain: string, known: Iterable<NamedDomain>): NamedDomain | undefined {
  const wanted = domain.toLowerCase();
  const picture = pictureOf(wanted);
  const beginnings = beginningsOf(picture);
  const looksLike = (theirs: string) =>
    (beginnings.includes(theirs.charAt(0)) || !isPlainAtFirst(theirs)) && pictureOf(theirs) === picture;
  let found: NamedDomain | undefined;
  for (const one of known) {
    const theirs = one.domain.toLowerCase();
    if (theirs === wanted) return undefined;
    if (found || theirs === '') continue;
    if (looksLike(theirs) || isSlip(wanted, theirs)) found = one;
  }
  return found;
}
