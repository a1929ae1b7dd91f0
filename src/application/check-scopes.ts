import type { PersonId } from '../domain/ids.ts';
import { checkScopes, type PermissionCheck, scopesFor } from '../domain/permissions.ts';
import { type PersonSystem, personSystems } from '../domain/sign-in.ts';

/** What a person granted to the bot, as far as the token says: `unknown` without one, and where it cannot be read. */
export type ScopeStatus = Readonly<Record<PersonSystem, PermissionCheck | 'unknown'>>;

interface Dependencies {
  /** Throws where there is no token; absent where it does not say. */
  readonly scopesOf: (person: PersonId, system: PersonSystem) => Promise<readonly string[] | undefined>;
  readonly mailFrom: 'own' | 'shared';
}

export type CheckScopes = (person: PersonId) => Promise<ScopeStatus>;

export function createCheckScopes({ scopesOf, mailFrom }: Dependencies): CheckScopes {
  return async (person) => {
    const checked = personSystems.map(async (system) => {
      const granted = await scopesOf(person, system).catch(() => undefined);
      return [system, granted ? checkScopes(granted, scopesFor(system, mailFrom)) : 'unknown'] as const;
    });
    return Object.fromEntries(await Promise.all(checked)) as ScopeStatus;
  };
}
