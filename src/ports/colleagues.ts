import type { PersonId } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';

/** The people of our tenant, as its directory names them. */
export interface Colleagues {
  /** By object id or work address; absent where the directory knows nobody of that kind. */
  find(idOrAddress: string): Promise<NamedPerson | undefined>;
  /** Under which addresses mail reaches this person and they sign in; none where the directory does not know them. */
  addressesOf(person: PersonId): Promise<readonly string[]>;
  /** The members of the Admin agents group, through groups within it too. */
  adminAgents(): Promise<readonly NamedPerson[]>;
  /**
   * Puts the bot into a person's Teams. `installed` also where it was there before; `refused` where we are not
   * permitted to, or the person has no Teams.
   */
  installBot(person: PersonId): Promise<'installed' | 'refused'>;
}
