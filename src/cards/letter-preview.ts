import { z } from 'zod';
import type { Letter } from '../domain/letter.ts';
import { lineCost, plainLines, plainText, textCost } from './plain-text.ts';

/** A line of the letter; blank lines have become the space above the next one. */
export const letterLineView = z.strictObject({
  text: z.string(),
  spacing: z.enum(['none', 'medium']),
});
export type LetterLineView = z.output<typeof letterLineView>;

const letterPartView = z.strictObject({ lines: z.array(letterLineView) });

export const letterPreviewView = z.strictObject({
  before: z.array(letterLineView),
  /** None or one: the hidden rest of what stands before the link. */
  moreBefore: z.array(letterPartView),
  after: z.array(letterLineView),
  moreAfter: z.array(letterPartView),
});

export interface LetterPreview {
  readonly view: z.output<typeof letterPreviewView>;
  /** Characters that the preview does not hold at all. */
  readonly left: number;
}

/** In characters of the finished card's JSON, where nothing else needs the room. */
export const largestPreview = 5_600;
/** How the room is parted; what one part leaves over the others do not get. */
const shares = { before: 0.32, moreBefore: 0.25, after: 0.3, moreAfter: 0.13 } as const;

/** As much of the letter as fits into `room` characters of JSON. */
export function previewLetter(letter: Letter, room: number = largestPreview): LetterPreview {
  const before = take(toLines(letter.before), room * shares.before);
  const moreBefore = take(before.rest, room * shares.moreBefore);
  const after = take(toLines(letter.after), room * shares.after);
  const moreAfter = take(after.rest, room * shares.moreAfter);
  const left = [...moreBefore.rest, ...moreAfter.rest].reduce((sum, line) => sum + line.text.length, 0);
  return {
    view: {
      before: before.taken,
      moreBefore: part(moreBefore.taken),
      after: after.taken,
      moreAfter: part(moreAfter.taken),
    },
    left,
  };
}

/** As much of the whole letter as fits into `room` characters of JSON; `left` counts the characters that do not. */
export function letterLines(letter: Letter, room: number) {
  const before = take(toLines(letter.before), room * 0.6);
  const used = before.taken.reduce((sum, line) => sum + textCost(line.text), 0);
  const after = take(toLines(letter.after), room - used);
  const left = [...before.rest, ...after.rest].reduce((sum, line) => sum + line.text.length, 0);
  return { before: before.taken, after: after.taken, left };
}

/** The whole text, parted into pieces that each fit into `room` characters of JSON. */
export function letterParts(text: string, room: number): readonly (readonly LetterLineView[])[] {
  const parts: (readonly LetterLineView[])[] = [];
  for (let rest: readonly LetterLineView[] = toLines(text); rest.length > 0; ) {
    const next = take(rest, room);
    if (next.taken.length === 0) break;
    parts.push(next.taken);
    rest = next.rest;
  }
  return parts;
}

function part(taken: LetterLineView[]) {
  return taken.length === 0 ? [] : [{ lines: taken }];
}

function toLines(text: string): LetterLineView[] {
  const made: LetterLineView[] = [];
  let spacing: LetterLineView['spacing'] = 'none';
  for (const line of plainLines(text)) {
    if (line === '') {
      spacing = 'medium';
    } else {
      made.push({ text: line, spacing });
      spacing = 'none';
    }
  }
  return made;
}

/** Takes whole lines while they fit; a line longer than the whole budget is broken at a blank. */
function take(lines: readonly LetterLineView[], budget: number) {
  const taken: LetterLineView[] = [];
  const rest = [...lines];
  let left: number = budget;
  for (let next = rest[0]; next !== undefined; next = rest[0]) {
    if (textCost(next.text) > left) {
      const piece = firstPiece(next.text, left - lineCost);
      if (piece === '') break;
      taken.push({ ...next, text: piece });
      rest[0] = { text: plainText(next.text.slice(piece.length), Number.POSITIVE_INFINITY), spacing: 'none' };
      break;
    }
    taken.push(next);
    rest.shift();
    left -= textCost(next.text);
  }
  return { taken, rest: rest.filter((line) => line.text !== '') };
}

/** Worth breaking only where a good part fits; JSON at most doubles a safe character. */
function firstPiece(text: string, room: number): string {
  const length = Math.floor(room / 2) - 2;
  if (length < 200) return '';
  const blank = text.lastIndexOf(' ', length);
  const end = blank > length / 2 ? blank : length;
  return text.slice(0, end).toWellFormed();
}
