import type { PersonId } from '../domain/ids.ts';
import type { PersonSystem } from '../domain/sign-in.ts';

/** `teams` is the bot itself towards Teams' connector and the token service, and nobody else's. */
export type Audience = PersonSystem | 'teams';

/** Access tokens for the outside systems, fresh enough to use now; kept and renewed behind this port. */
export interface Tokens {
  forApp(audience: Audience): Promise<string>;
  /** The person's own rights; throws one of `sign-in/…` when the person must do something first. */
  forPerson(person: PersonId, audience: PersonSystem): Promise<string>;
  /** Called after a 401: the next call fetches anew. */
  forget(audience: Audience, person?: PersonId): void;
}
