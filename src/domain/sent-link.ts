import { foreignLinksIn } from './foreign-links.ts';
import type { InvitationLink } from './invitation-link.ts';
import { findRemains } from './link-remains.ts';

/** The text of a mail as a mailbox keeps it. */
export interface MailBody {
  readonly contentType: 'html' | 'text';
  readonly content: string;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  num: '#',
  equals: '=',
  quest: '?',
  colon: ':',
  sol: '/',
  period: '.',
  lowbar: '_',
};

/** Once, as a mail program does: `&amp;amp;` is `&amp;`. */
function decoded(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function visibleText(html: string): string {
  const bare = html
    .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<br\b[^>]*>|<\/(?:p|div|li|tr|td|th|h\d|table|blockquote)\s*>/gi, '\n')
    .replace(/<wbr\b[^>]*>/gi, '')
    .replace(/<[a-z/!][^>]*>/gi, '');
  return decoded(bare.replace(/[ \t]*[\r\n]+[ \t]*/g, '\n'));
}

function targets(html: string): readonly string[] {
  const anchors = html.matchAll(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi);
  return [...anchors].map(([, double, single, bare]) => decoded(double ?? single ?? bare ?? '').trim());
}

/**
 * Whether a mail that a person sent by hand holds the kept link, byte for byte once decoded, where a click goes and
 * where it is read, and nothing beside it that could be taken for it.
 */
export function linkInMail({ contentType, content }: MailBody, link: InvitationLink): 'intact' | 'broken' {
  const isHtml = contentType === 'html';
  const hrefs = isHtml ? targets(content) : [];
  const text = isHtml ? visibleText(content) : content;
  const clickable = hrefs.filter((href) => href === link || isInvitation(href, link));
  const isClickIntact = clickable.length === 0 || clickable.every((href) => href === link);
  const isThere = clickable.length > 0 || stands(text, link);
  const besides = withoutLink(text, link);
  const isAlone = foreignLinksIn(besides, link).length === 0 && findRemains(besides, link) === undefined;
  return isThere && isClickIntact && isAlone ? 'intact' : 'broken';
}

const isInvitation = (href: string, link: InvitationLink) =>
  /^https?:/i.test(href) && findRemains(href, link) !== undefined;

/** A link that runs on is another one. */
const runsOn = /[\p{L}\p{N}&?#=/%_~+-]/u;

function placesOf(text: string, link: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(link); at >= 0; at = text.indexOf(link, at + link.length)) {
    if (!runsOn.test(text[at + link.length] ?? ' ')) places.push(at);
  }
  return places;
}

const stands = (text: string, link: InvitationLink) => placesOf(text, link).length > 0;

function withoutLink(text: string, link: InvitationLink): string {
  let rest = '';
  let from = 0;
  for (const at of placesOf(text, link)) {
    rest += `${text.slice(from, at)}\n`;
    from = at + link.length;
  }
  return rest + text.slice(from);
}
