import type { InvitationLink } from './invitation-link.ts';
import { findRemains, mendCopies, withoutRemains } from './link-remains.ts';
import { done, type Result, refused } from './result.ts';

/**
 * A letter whose link cannot be edited: the text stands before and after the one place of the link, and the link
 * itself is kept apart. Whatever a person does to the text, the link that goes out is the one that was kept.
 */
export interface Letter {
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

export type LetterLanguage = 'en' | 'ru';

/** What a letter is written from. */
export interface LetterFacts {
  readonly language: LetterLanguage;
  readonly relationship:
    | { readonly kind: 'alone' }
    | { readonly kind: 'joint'; readonly providerName: string };
  readonly contactName?: string;
  /** The customer's company. */
  readonly company: string;
  /** Our company. */
  readonly resellerName: string;
  /** The agent, who signs. */
  readonly inviterName: string;
}

/** What became of the link while a person edited the text. */
export type LinkFate = 'untouched' | 'put-back' | 'repaired';

export type LetterRefusal = 'empty-subject' | 'empty-text' | 'subject-too-long' | 'text-too-long';

/** In characters, the link not counted: nobody can make it shorter. */
export const letterLimits = { subject: 250, text: 10_000 } as const;

/** The whole text as a person sees and edits it. */
export function letterText(letter: Letter, link: InvitationLink): string {
  return `${letter.before}${link}${letter.after}`;
}

interface Placed {
  readonly before: string;
  readonly after: string;
  readonly fate: LinkFate;
}

/** A link that runs on into more characters is another link: the kept one must begin and end where it stands. */
const mayPrecede = /(?:^|[\s<>"'(«“[:,;])$/u;
const mayFollow = /^(?:$|[\s<>"'.,;:!?)\]»”])/u;

const padEnd = (text: string) => (mayPrecede.test(text) ? text : `${text} `);
const padStart = (text: string) => (mayFollow.test(text) ? text : ` ${text}`);

/** Two texts between which the link can stand and end where it ends. */
export function setApart({ before, after }: { readonly before: string; readonly after: string }) {
  return { before: padEnd(before), after: padStart(after) };
}

/** The link at its place, and nothing like it on either side. */
function placeAt(text: string, place: { readonly from: number; readonly to: number }, link: InvitationLink) {
  return setApart({
    before: withoutRemains(text.slice(0, place.from), link),
    after: withoutRemains(text.slice(place.to), link),
  });
}

/** Where the kept link stands unharmed. */
function findKept(text: string, link: InvitationLink): { from: number; to: number } | undefined {
  for (let from = text.indexOf(link); from >= 0; from = text.indexOf(link, from + 1)) {
    const to = from + link.length;
    if (mayPrecede.test(text.slice(0, from)) && mayFollow.test(text.slice(to))) return { from, to };
  }
  return undefined;
}

/** Finds the link's place in an edited text, and gives the link back where it was cut or changed. */
function placeLink(text: string, link: InvitationLink): Placed {
  const mended = mendCopies(text, link);
  const place = findKept(mended, link) ?? findRemains(mended, link);
  if (!place) return { before: `${text.trimEnd()}\n\n`, after: '\n', fate: 'put-back' };
  const placed = placeAt(mended, place, link);
  const isSame = `${placed.before}${link}${placed.after}` === text;
  return { ...placed, fate: isSame ? 'untouched' : 'repaired' };
}

export interface EditedLetter {
  readonly letter: Letter;
  readonly fate: LinkFate;
}

/** On one line, without control characters and those that turn the direction of reading for all that follows. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Reads an edited letter; refuses what nobody would want to send. Line ends become `\n`. */
export function editLetter(
  input: { readonly subject: string; readonly text: string },
  link: InvitationLink,
): Result<EditedLetter, LetterRefusal> {
  const subject = oneLine(withoutRemains(oneLine(input.subject), link));
  if (subject === '') return refused('empty-subject');
  if (subject.length > letterLimits.subject) return refused('subject-too-long');
  const text = input.text.toWellFormed().replace(/\r\n?/g, '\n');
  const { before, after, fate } = placeLink(text, link);
  if (`${before}${after}`.trim() === '') return refused('empty-text');
  if (before.length + after.length > letterLimits.text) return refused('text-too-long');
  return done({ letter: { subject, before, after }, fate });
}
