import type { InvitationLink } from './invitation-link.ts';

const hosts = String.raw`(?:admin\.microsoft\.com|admin\.cloud\.microsoft|portal\.office\.com|businessstore\.microsoft\.com)`;
/** What only an invitation's address holds, encoded or not: its hosts in an address, its parameters, its paths. */
const marks = new RegExp(
  [
    String.raw`(?:\/\/|%2f%2f)${hosts}`,
    `${hosts}(?:[/?#:]|%2f|%3f|%23)`,
    '(?:invtype|indirectcspid|msppid)(?:=|%3d)',
    String.raw`(?:[/#]|%2f|%23)(?:partner-invitation|partners(?:\/|%2f)invitation|relationshiprequest)`,
  ].join('|'),
  'i',
);

/** An unbroken row of characters that may stand in an address. */
const runs = /[!#-&(-;=?-~]+/g;

/** Between the characters of an address that was wrapped or escaped on its way. */
const wrapping = String.raw`[\s\\\u00ad\u200b-\u200d\u2060]*`;
/** An `&` of an address, escaped for HTML as often as it was. */
const ampersand = `&(?:${wrapping}${[...'amp;'].join(wrapping)})*`;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The address within a run, without the words and brackets that were written right at it. */
function addressIn(run: string): Span {
  const scheme = run.search(/https?:\/\//i);
  const from =
    scheme > 0 && !marks.test(run.slice(0, scheme)) ? scheme : (/^[([:,;]+/.exec(run)?.[0].length ?? 0);
  return { from, to: run.length - (/[.,;:!?)\]]+$/.exec(run)?.[0].length ?? 0) };
}

/** Does a text hold an invitation's address, whoever's it is? */
export function holdsInvitation(text: string): boolean {
  return marks.test(text);
}

/**
 * The first thing in a text that was this link once or tries to stand in its place: cut, changed, or another one.
 * Without a link: the first that is an invitation's address, whoever's it is.
 */
export function findRemains(text: string, link?: InvitationLink): Span | undefined {
  for (const { 0: run, index } of text.matchAll(runs)) {
    const { from, to } = addressIn(run);
    const address = run.slice(from, to);
    const isBeginning = address.length > 'https://'.length && link?.startsWith(address) === true;
    if (isBeginning || marks.test(run)) return { from: index + from, to: index + to };
  }
  return undefined;
}

/** The same text, in which a copy of the link that was broken over lines, or whose `&` was escaped, is whole again. */
export function mendCopies(text: string, link: InvitationLink): string {
  const letters = [...link].map((letter) =>
    letter === '&' ? ampersand : letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
  );
  return text.replace(new RegExp(letters.join(wrapping), 'gi'), () => link);
}

/** The text without any of those; what was taken out may leave new ones behind, so it goes on until none is left. */
export function withoutRemains(text: string, link: InvitationLink): string {
  let rest = text;
  for (;;) {
    const mended = mendCopies(rest, link);
    const found = findRemains(mended, link);
    if (!found) return rest;
    rest = mended.slice(0, found.from) + mended.slice(found.to);
  }
}
