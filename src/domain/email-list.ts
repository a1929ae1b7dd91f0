import { type EmailAddress, parseEmailAddress } from './email-address.ts';
import { done, type Result, refused } from './result.ts';

/** So many further recipients fit beside the one who is to accept; the same number of copies. */
export const mostAddresses = 10;

export type EmailListRefusal =
  /** The first piece that is no address, as it was written. */
  { readonly kind: 'not-an-address'; readonly piece: string } | { readonly kind: 'too-many' };

/** `Berg, Anna <anna@…>` is one address: a comma in a name before brackets does not part. */
function piecesOf(entry: string): readonly string[] {
  if (/^[^<>@]*<[^<>]*>$/.test(entry)) return [entry];
  return entry.split(',').flatMap((part) => (part.includes('<') ? [part] : part.split(/\s+/)));
}

/**
 * Takes several addresses as people type and paste them: parted by commas, semicolons, blanks or line ends, with names
 * before them or without. One that is there twice, or is among `others`, counts once.
 */
export function parseEmailList(
  text: string,
  others: readonly EmailAddress[] = [],
): Result<readonly EmailAddress[], EmailListRefusal> {
  const pieces = text
    .split(/[;\n\r]+/)
    .flatMap((entry) => piecesOf(entry.trim()))
    .map((piece) => piece.trim())
    .filter((piece) => piece.replace(/\p{Cf}/gu, '') !== '');
  const seen = new Set(others.map(sameAs));
  const found: EmailAddress[] = [];
  for (const piece of pieces) {
    const address = parseEmailAddress(piece);
    if (!address.ok) return refused({ kind: 'not-an-address', piece });
    if (seen.has(sameAs(address.value))) continue;
    seen.add(sameAs(address.value));
    found.push(address.value);
  }
  return found.length > mostAddresses ? refused({ kind: 'too-many' }) : done(found);
}

/** Mailboxes do not differ by case, whatever the standard allows. */
const sameAs = (address: EmailAddress): string => address.text.toLowerCase();
