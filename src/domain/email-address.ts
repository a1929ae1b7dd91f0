import { done, type Result, refused } from './result.ts';

/** One mail address, split where the rules need it. `domain` is in lower-case ASCII (punycode). */
export interface EmailAddress {
  readonly text: string;
  readonly domain: string;
}

export type EmailRefusal = 'empty' | 'several' | 'not-an-address';

const local = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}$/u;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** The domain in its ASCII form, or nothing where it could not stand in a mail address. */
function asciiDomain(text: string): string | undefined {
  if (text.length === 0 || text.length > 253 || /[^\p{L}\p{N}.-]/u.test(text)) return undefined;
  let host: string;
  try {
    host = new URL(`http://${text}`).hostname.toLowerCase();
  } catch {
    return undefined;
  }
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  return labels.length >= 2 && labels.every((one) => label.test(one)) && !/^\d+$/.test(top)
    ? host
    : undefined;
}

/**
 * Takes what a person types or pastes: blanks around it, characters that nobody sees, `mailto:` before it, a full stop
 * behind it and `Name <address>` are understood.
 */
export function parseEmailAddress(input: string): Result<EmailAddress, EmailRefusal> {
  const trimmed = input.replace(/\p{Cf}/gu, '').trim();
  if (trimmed === '') return refused('empty');
  if ((trimmed.match(/@/g) ?? []).length > 1) return refused('several');
  const bracketed = /^[^<>]*<([^<>]+)>$/.exec(trimmed)?.[1] ?? trimmed;
  const bare = bracketed
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\.$/, '');
  const at = bare.lastIndexOf('@');
  if (at < 1 || !local.test(bare.slice(0, at))) return refused('not-an-address');
  const domain = asciiDomain(bare.slice(at + 1));
  if (domain === undefined) return refused('not-an-address');
  return done({ text: `${bare.slice(0, at)}@${domain}`, domain });
}
