import type { PersonId } from '../domain/ids.ts';
import type { PersonSystem } from '../domain/sign-in.ts';

export interface PersonToken {
  readonly token: string;
  /** On the machine's clock. */
  readonly endsAtMs: number;
}

/** Where a person signs in by hand. */
export interface SignInResource {
  readonly link: string;
  /** Lets Teams try it by itself first. */
  readonly exchange?: { readonly id: string; readonly uri: string; readonly providerId?: string };
}

/** The sign-in pages of the service that keeps persons' tokens. */
export interface SignInPages {
  /** What the service calls the way into each system. */
  readonly connections: Readonly<Record<PersonSystem, string>>;
  /** `state` says where and for whom, in the service's own form. */
  signInResource(state: string): Promise<SignInResource>;
}

/** Persons' tokens, which a service outside keeps: we hold none but those in use. */
export interface PersonTokens {
  /** Throws a fault `sign-in/…` that names the person and the system where there is none. */
  token(person: PersonId, system: PersonSystem): Promise<PersonToken>;
  /** Brings the token that Teams itself has of the person; throws as above where it does not suffice. */
  exchange(person: PersonId, system: PersonSystem, teamsToken: string): Promise<void>;
  /** Ends a sign-in on the service's page by the code that it gave; false when it is none of this person's. */
  redeem(person: PersonId, system: PersonSystem, code: string): Promise<boolean>;
  /** Everywhere. */
  signOut(person: PersonId): Promise<void>;
}
