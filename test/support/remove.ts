/** The steps of ending a relationship that many stories take. */
import type { Person, Shown } from './person.ts';
import type { Words } from './words.ts';

export interface FilledRoom {
  readonly customer: string;
  readonly name?: string;
  readonly reason?: string;
  readonly attested?: 'true' | 'false';
  readonly notice?: 'mail' | 'by-hand' | 'not-required';
  readonly inputs?: Readonly<Record<string, string>>;
}

/** What a person fills in in the removal room. */
export function roomInputs(words: Words, room: FilledRoom): Readonly<Record<string, string>> {
  const { customer, name = customer, reason = 'They move to a partner nearby.' } = room;
  return {
    [words.said('field.attested.label')]: room.attested ?? 'true',
    [words.reason]: reason,
    [words.typedName]: name,
    [words.said('field.notice.label')]: room.notice ?? 'not-required',
    ...room.inputs,
  };
}

/** The removal room filled in, and the approval asked for. */
export async function askToRemove(person: Person, words: Words, room: FilledRoom): Promise<Shown> {
  const shown = await person.says(`${words.remove} ${room.customer}`);
  return person.presses(shown, words.askForApproval, roomInputs(words, room));
}
