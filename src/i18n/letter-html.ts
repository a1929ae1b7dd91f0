import type { InvitationLink } from '../domain/invitation-link.ts';
import type { Letter, LetterLanguage } from '../domain/letter.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * What no mail may hold: control characters other than line ends and tabs, halves of characters, and characters that
 * turn the direction of reading: a name that ends with one would show the link behind it backwards.
 */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e]/gu, '');
}

/** One line end is a line break, two are a new paragraph, each further one is an empty line. */
function markUp(text: string): string {
  return escapeHtml(clean(text)).replace(/\n+/g, (run) =>
    run.length === 1 ? '<br>\n' : `</p>\n<p>${'<br>\n'.repeat(run.length - 2)}`,
  );
}

/**
 * The mail as HTML. The only tags are ours, and the only link is the kept one: decoded, both its target and its
 * visible text are that very string.
 */
export function letterHtml(letter: Letter, link: InvitationLink, language: LetterLanguage): string {
  const shown = escapeHtml(link);
  const before = letter.before.replace(/^\s+/u, '');
  const after = letter.after.trimEnd();
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}"><head><meta charset="utf-8"></head>`,
    '<body style="font-family: Segoe UI, Arial, sans-serif; font-size: 11pt">',
    `<p>${markUp(before)}<a href="${shown}">${shown}</a>${markUp(after)}</p>`,
    '</body></html>',
    '',
  ].join('\n');
}

/** A mail of words alone: no link and no tag of anybody's. */
export function plainHtml(text: string, language: LetterLanguage): string {
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}"><head><meta charset="utf-8"></head>`,
    '<body style="font-family: Segoe UI, Arial, sans-serif; font-size: 11pt">',
    `<p>${markUp(text.trim())}</p>`,
    '</body></html>',
    '',
  ].join('\n');
}
