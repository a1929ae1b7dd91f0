import type { PersonId } from '../domain/ids.ts';

/** `teams` is the bot itself towards Teams' connector, and nobody else's. */
export type Audience = 'partner-center' | 'graph' | 'teams';

/** Access tokens for the outside systems, fresh enough to use now; kept and renewed behind this port. */
export interface Tokens {
  forApp(audience: Audience): Promise<string>;
  /** The person's own rights; throws `sign-in/refused` when the person must sign in first. */
  forPerson(person: PersonId, audience: Audience): Promise<string>;
  /** Called after a 401: the next call fetches anew. */
  forget(audience: Audience, person?: PersonId): void;
}
