import { fold } from './spelling.ts';
import { isOneSlip } from './one-slip.ts';

/** Legal forms as they stand before a name, folded; the longest first, so that none hides another. */
const before = [
  'obshchestvo s ogranichennoy otvetstvennostyu',
  'publichnoe aktsionernoe obshchestvo',
  'otkrytoe aktsionernoe obshchestvo',
  'zakrytoe aktsionernoe obshchestvo',
  'aktsionernoe obshchestvo',
  'tovarishchestvo s ogranichennoy otvetstvennostyu',
  'individualnyy predprinimatel',
  ...'ooo oao zao pao nao ao odo ip too tov chup uab sia pt the'.split(' '),
];

/** Legal forms as they stand behind a name. */
const behind = [
  'sp z oo',
  'private limited',
  ...'limited ltd llc llp lp incorporated inc corporation corp company co plc'.split(' '),
  ...'gmbh mbh kgaa ag kg ohg gbr ug ev eg se sa sas sarl sl slu srl spa snc'.split(' '),
  ...'bv nv vof oy oyj ab as asa aps hf ehf sro doo ood eood ad kft zrt bt pte pty kk'.split(' '),
  ...'ooo oao zao pao nao ao odo ip too tov uab sia ou and und i'.split(' '),
];

/** Dots and strokes stand inside forms (`z o.o.`, `A/S`) and go without a trace; all other signs part words. */
function wordsOf(name: string): string {
  return fold(name.replace(/[./'’]+/gu, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function withoutForm(words: string): string {
  const first = before.find((form) => words.startsWith(`${form} `));
  if (first !== undefined) return words.slice(first.length + 1);
  const last = behind.find((form) => words.endsWith(` ${form}`));
  return last === undefined ? words : words.slice(0, -last.length - 1);
}

/** A company's name as it is compared: folded, and without legal forms such as Ltd, GmbH or ООО around it. */
export function companyCore(name: string): string {
  let words = wordsOf(name);
  for (;;) {
    const shorter = withoutForm(words);
    if (shorter === words) return words;
    words = shorter;
  }
}

/** What is shorter says too little to tell companies by it. */
const shortestName = 3;
/** In a short name one letter makes another company; in a long one it makes a slip of the hand. */
const shortestForSlips = 8;

const figuresOf = (text: string) => text.replace(/\P{N}+/gu, ' ').trim();
const inOrder = (words: string) => words.split(' ').sort().join(' ');

/**
 * Whether two names may well be one company's. Sure it never is: companies share names, and so whoever asks this asks
 * a person next. Blanks and the order of words do not count; one slip is forgiven in a long name, never in a figure.
 */
export function isLikeCompany(one: string, other: string): boolean {
  const [a, b] = [companyCore(one), companyCore(other)];
  const [bareA, bareB] = [a.replaceAll(' ', ''), b.replaceAll(' ', '')];
  if (Math.min(bareA.length, bareB.length) < shortestName) return false;
  if (bareA === bareB || inOrder(a) === inOrder(b)) return true;
  const isLong = Math.min(bareA.length, bareB.length) >= shortestForSlips;
  return isLong && figuresOf(bareA) === figuresOf(bareB) && isOneSlip(bareA, bareB);
}
