import { fold, looseWord, plainWords } from './spelling.ts';
import type { Invitation } from './invitation.ts';

/** A name as it is heard, so that `Контосо` is found as `Contoso`: each word after a blank. */
const heard = (text: string) =>
  plainWords(text)
    .map((word) => ` ${looseWord(word)}`)
    .join('');

/**
 * What an invitation is found by: folded, so that case, accents and alphabets do not count, and the names besides as
 * they are heard; one line for each fact.
 */
export function searchTextOf(invitation: Invitation): string {
  const { recipient, inviterName, relationship, note = '', ticket = '' } = invitation;
  const { company, tenantName, contactName = '', email, domain, further, cc } = recipient;
  const provider = relationship.kind === 'joint' ? relationship.providerName : '';
  const names = [company, tenantName, contactName, inviterName, provider];
  const spelled = [...names, email, domain, ...further, ...cc, note, ticket].map(fold);
  return [...spelled, ...names.map(heard)].join('\n');
}

/** What was typed, in the two forms by which it may be found; the second begins where a word begins. */
export interface WantedText {
  readonly text: string;
  readonly heard: string;
}

/** Absent where nothing was typed that anything could be found by. */
export function wantedText(typed: string): WantedText | undefined {
  const text = fold(typed);
  // Without a letter or a digit it is not heard, and as it is spelled it may stand for itself: `@`.
  return text === '' ? undefined : { text, heard: heard(typed) || text };
}

export function isFound(invitation: Invitation, wanted: WantedText | undefined): boolean {
  if (!wanted) return true;
  const search = searchTextOf(invitation);
  return search.includes(wanted.text) || search.includes(wanted.heard);
}
