import type { InvitationLink } from './invitation-link.ts';

/**
 * A letter whose link cannot be edited: the text stands before and after the one place of the link, and the link
 * itself is kept apart. Whatever a person does to the text, the link that goes out is the one that was kept.
 */
export interface Letter {
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

/** What became of the link while a person edited the text. */
export type LinkFate = 'untouched' | 'put-back' | 'repaired';

export type LetterRefusal = 'empty-subject' | 'empty-text' | 'subject-too-long' | 'text-too-long';

export const letterLimits = { subject: 250, text: 10_000 } as const;

/** The whole text as a person sees and edits it. */
export function letterText(letter: Letter, link: InvitationLink): string {
  return `${letter.before}${link}${letter.after}`;
}

/** Things in a text that were this link once, or try to stand in its place: cut, changed or wrapped. */
const linkLike =
  /(?:https?:\/\/)?(?:admin\.microsoft\.com|admin\.cloud\.microsoft|portal\.office\.com|businessstore\.microsoft\.com)[^\s<>"']*|[^\s<>"']*(?:invType=|indirectCSPId=|msppId=|partner-invitation)[^\s<>"']*/gi;

interface Placed {
  readonly before: string;
  readonly after: string;
  readonly fate: LinkFate;
}

function withoutImpostors(text: string): string {
  return text.replace(linkLike, '');
}

function placeByExactLink(text: string, link: InvitationLink): Placed | undefined {
  const at = text.indexOf(link);
  if (at < 0) return undefined;
  const rest = text.slice(at + link.length);
  // A link that runs on into more characters is another link: the kept one must end where it stands.
  const runsOn = /^[^\s<>"'.,;:!?)\]»”]/u.test(rest) || /[^\s<>"'(«“[:,;]$/u.test(text.slice(0, at));
  if (runsOn) return undefined;
  const before = withoutImpostors(text.slice(0, at));
  const after = withoutImpostors(rest.replaceAll(link, ''));
  const clean = before === text.slice(0, at) && after === rest;
  return { before, after, fate: clean ? 'untouched' : 'repaired' };
}

function placeByImpostor(text: string): Placed | undefined {
  const found = new RegExp(linkLike.source, 'i').exec(text);
  if (!found || found[0] === '') return undefined;
  const before = text.slice(0, found.index);
  const after = withoutImpostors(text.slice(found.index + found[0].length));
  return { before: padEnd(before), after: padStart(after), fate: 'repaired' };
}

const padEnd = (text: string) => (text === '' || /\s$/.test(text) ? text : `${text} `);
const padStart = (text: string) => (text === '' || /^[\s.,;:!?)]/.test(text) ? text : ` ${text}`);

/** Finds the link's place in an edited text, and gives the link back where it was cut or changed. */
function placeLink(text: string, link: InvitationLink): Placed {
  return (
    placeByExactLink(text, link) ??
    placeByImpostor(text) ?? { before: `${text.trimEnd()}\n\n`, after: '\n', fate: 'put-back' }
  );
}

export interface EditedLetter {
  readonly letter: Letter;
  readonly fate: LinkFate;
}

/** Reads an edited letter; refuses what nobody would want to send. Line ends become `\n`. */
export function editLetter(
  input: { readonly subject: string; readonly text: string },
  link: InvitationLink,
):
  | { readonly ok: true; readonly value: EditedLetter }
  | { readonly ok: false; readonly refusal: LetterRefusal } {
  const subject = input.subject.replace(/\s+/gu, ' ').trim();
  const text = input.text.replace(/\r\n?/g, '\n');
  if (subject === '') return { ok: false, refusal: 'empty-subject' };
  if (subject.length > letterLimits.subject) return { ok: false, refusal: 'subject-too-long' };
  if (text.length > letterLimits.text) return { ok: false, refusal: 'text-too-long' };
  const placed = placeLink(text, link);
  if (`${placed.before}${placed.after}`.trim() === '') return { ok: false, refusal: 'empty-text' };
  return {
    ok: true,
    value: { letter: { subject, before: placed.before, after: placed.after }, fate: placed.fate },
  };
}
