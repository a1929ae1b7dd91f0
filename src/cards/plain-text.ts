/**
 * Foreign text (names, addresses, mail text, error texts) on its way into a card. Cards show it in `TextRun`s, which
 * know no markdown, so nothing has to be escaped there and every client shows the very characters. What is taken out
 * here is what acts even so: control characters, bidirectional overrides, invisible characters, and the date
 * functions `{{DATE(…)}}` that clients evaluate in any text.
 */
const controls = /\p{Cc}+/gu;
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const dateFunction = /\{\{(?=\s*(?:DATE|TIME)\s*\()/giu;

/** What a text takes in JSON, where quotes and backslashes count twice: cards are limited by that. */
export function jsonLength(text: string): number {
  return text.length + (text.match(/["\\]/g)?.length ?? 0);
}

/** What the element around one line takes. */
export const lineCost = 95;

/** What one line takes on a card. */
export const textCost = (text: string): number => lineCost + jsonLength(text);

/** Cuts by whole characters as people count them, so that no emoji or accent is torn. */
function clip(text: string, max: number): string {
  if (jsonLength(text) <= max) return text;
  const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  let kept = '';
  let left = max - 1;
  for (const { segment } of characters.segment(text.slice(0, max + 64))) {
    left -= jsonLength(segment);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** One safe line that takes at most `max` in JSON. */
export function plainText(text: string, max = 200): string {
  const safe = text
    .toWellFormed()
    .replace(controls, ' ')
    .replace(invisible, '')
    .replace(dateFunction, '{ {')
    .replace(/ {2,}/g, ' ')
    .trim();
  return clip(safe, max);
}

/** For the one place where a client reads Markdown in foreign text: what it shows in place of a card it cannot. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_~[\]]/g, '\\$&').replace(/^(\s*)([#>+-])/, '$1\\$2');
}

/** Safe lines; an empty one stands for each blank line. */
export function plainLines(text: string): readonly string[] {
  return text.split(/\r\n?|\n/).map((line) => plainText(line, Number.POSITIVE_INFINITY));
}
