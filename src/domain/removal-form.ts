import type { NoticeText } from './removal.ts';
import { done, type Result, refused } from './result.ts';

const removalLimits = { reason: 2_000, subject: 250, text: 10_000 } as const;

/** What a person fills in in the removal room. */
export interface RemovalForm {
  readonly attested: boolean;
  readonly reason: string;
  readonly typedName: string;
  readonly notice: 'mail' | 'by-hand' | 'not-required';
  readonly to: string;
  readonly letter: NoticeText;
}

export type RemovalFormProblem =
  | 'not-attested'
  | 'no-reason'
  | 'reason-too-long'
  | 'other-name'
  | 'no-address'
  | 'no-letter'
  | 'letter-too-long';

const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

/** What a person can see of a name, and so type: neither what is invisible nor how many blanks there are. */
const visible = (name: string) => name.normalize('NFC').replace(unseen, ' ').replace(/\s+/g, ' ').trim();

/** Letter by letter, capitals included: the hand has to do what the head decided. */
function isSameName(typed: string, name: string): boolean {
  return visible(typed) === visible(name) && visible(typed) !== '';
}

/** Every problem at once. */
export function checkRemovalForm(
  form: RemovalForm,
  customerName: string,
): Result<RemovalForm, readonly RemovalFormProblem[]> {
  const { reason, letter, notice } = form;
  const isWritten = letter.subject.trim() !== '' && letter.text.trim() !== '';
  const isLong = letter.subject.length > removalLimits.subject || letter.text.length > removalLimits.text;
  const found: readonly (RemovalFormProblem | false)[] = [
    !form.attested && 'not-attested',
    reason.trim() === '' && 'no-reason',
    reason.length > removalLimits.reason && 'reason-too-long',
    !isSameName(form.typedName, customerName) && 'other-name',
    notice === 'mail' && !isAddress(form.to) && 'no-address',
    notice !== 'not-required' && !isWritten && 'no-letter',
    notice !== 'not-required' && isLong && 'letter-too-long',
  ];
  const problems = found.filter((one) => one !== false);
  return problems.length === 0 ? done(form) : refused(problems);
}

const isAddress = (text: string) =>
  /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text.trim()) && text.length <= 320;
