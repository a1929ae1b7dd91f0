/** What a mail is that came into the thread of an invitation, by the marks that machines put on what they write. */
import type { BounceReason } from './invitation.ts';

export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

export interface IncomingMarks {
  /** As Outlook classes it: `IPM.Note` for what people write. */
  readonly messageClass: string;
  readonly headers: readonly MailHeader[];
}

/**
 * `report`: of a mail server, about one of our mails, good or bad. `automatic`: nobody wrote it, so it answers nothing.
 * `answer`: everything else, so that no person is overlooked.
 */
export type IncomingKind = 'report' | 'automatic' | 'answer';

const reports = /^REPORT\./i;
const templates = /^IPM\.Note\.Rules\.(Oof|Reply)Template\./i;

/** By RFC 3834 and RFC 3464, and by the classes of Outlook; names of headers in any case. */
export function kindOfIncoming({ messageClass, headers }: IncomingMarks): IncomingKind {
  const values = (name: string) =>
    headers.filter((one) => one.name.toLowerCase() === name).map(({ value }) => value.trim().toLowerCase());
  const isReport = values('content-type').some((value) => /^multipart\/report\b/.test(value));
  if (reports.test(messageClass) || isReport) return 'report';
  const isAutomatic =
    values('auto-submitted').some((value) => !/^no\b/.test(value)) ||
    values('precedence').some((value) => /^(bulk|auto_reply|list)\b/.test(value)) ||
    values('x-autoreply').some((value) => value !== '' && value !== 'no');
  return isAutomatic || templates.test(messageClass) ? 'automatic' : 'answer';
}

/** The message ids in a line of a mail's head; more than a thread has are not looked at. */
export const mailsNamedIn = (text: string): readonly string[] =>
  [...text.slice(0, 20_000).matchAll(/<[^<>\s]{3,500}>/g)].map(([id]) => id);

/** Which mails this one says it is about. */
export const mailsNamedBy = ({ headers }: IncomingMarks): readonly string[] =>
  headers
    .filter(({ name }) => ['in-reply-to', 'references'].includes(name.toLowerCase()))
    .flatMap(({ value }) => mailsNamedIn(value));

export interface FailedDelivery {
  /** In small letters. */
  readonly addresses: readonly string[];
  readonly why: BounceReason;
}

/** More than any report says that is worth reading. */
const longestReport = 200_000;

/**
 * For whom a delivery failed for good, as the machine's part of a report says it (RFC 3464). Absent where nobody's did:
 * the mail is late, or has arrived. Of a report without such a part it is not known whose delivery failed.
 */
export function failedDelivery(report: string): FailedDelivery | undefined {
  const text = report
    .slice(0, longestReport)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ');
  const recipients = text
    .split(/\n\s*\n/)
    .map((block) => ({ field: (name: string) => fieldOf(block, name) }))
    .filter(({ field }) => field('Final-Recipient') !== undefined);
  if (recipients.length === 0) return { addresses: [], why: 'other' };
  const failed = recipients.filter(
    ({ field }) => field('Action')?.toLowerCase() === 'failed' && !/^[24]\./.test(field('Status') ?? ''),
  );
  const [first] = failed;
  if (!first) return undefined;
  return {
    addresses: failed.flatMap(({ field }) =>
      [field('Original-Recipient'), field('Final-Recipient')].flatMap((value) => addressOf(value)),
    ),
    why: reasonOf(first.field('Status') ?? ''),
  };
}

function fieldOf(block: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(block)?.[1]?.trim();
}

function addressOf(value: string | undefined): readonly string[] {
  const address = /^rfc822;\s*<?([^\s<>]{3,320})>?$/i.exec(value ?? '')?.[1];
  return address === undefined ? [] : [address.toLowerCase()];
}

/** The classes of RFC 3463, as far as they tell what to do next. */
function reasonOf(status: string): BounceReason {
  if (/^5\.(1|4\.4)/.test(status)) return 'unknown-address';
  if (/^5\.2\.[123]/.test(status)) return 'mailbox-full';
  return /^5\.(3\.[24]|5|6|7)/.test(status) ? 'refused' : 'other';
}
