import type { Instant, PersonId } from '../domain/ids.ts';
import type { PersonSystem, SignInNeed } from '../domain/sign-in.ts';
import type { Stored } from './register.ts';

/** What a person typed or pressed, to be done once they have signed in. */
export type Asked =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'action';
      readonly verb: string;
      readonly data: unknown;
      readonly cardActivityId?: string;
    };

export interface WaitingAsk {
  readonly system: PersonSystem;
  readonly need: SignInNeed;
  readonly at: Instant;
  readonly asked: Asked;
}

/** What waits for a person's sign-in, oldest first; it is kept for a day. */
export interface WaitingAsks {
  read(person: PersonId): Promise<Stored<readonly WaitingAsk[]> | undefined>;
  /** Writes when nobody wrote since `over` was read (absent: when there is none). */
  put(
    person: PersonId,
    asks: readonly WaitingAsk[],
    over: Stored<readonly WaitingAsk[]> | undefined,
  ): Promise<'written' | 'conflict'>;
}
