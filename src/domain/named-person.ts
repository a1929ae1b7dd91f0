import type { PersonId } from './ids.ts';

/** A person as known at that moment. */
export interface NamedPerson {
  readonly id: PersonId;
  readonly name: string;
}
