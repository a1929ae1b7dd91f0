import { createHash } from 'node:crypto';

/** The service allows 1,023 bytes and no `/ \ # ?`; ours stay far below and in plain ASCII. */
const maxLength = 255;

/**
 * An item id for any text; different texts have different ids. Everything but plain characters becomes `~` and two
 * hex digits a byte; what grows too long becomes its hash, told apart by a `~` that no hex digits follow.
 */
export function documentId(text: string): string {
  const escaped = text.replace(/[^A-Za-z0-9._:-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `~${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return escaped !== '' && escaped.length <= maxLength
    ? escaped
    : `~sha256.${createHash('sha256').update(text).digest('hex')}`;
}
