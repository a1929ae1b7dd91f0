import type { PersonId } from '../../domain/ids.ts';
import { type PersonSystem, personSystems } from '../../domain/sign-in.ts';
import type { PersonTokens } from '../../ports/person-tokens.ts';
import type { Tokens } from '../../ports/tokens.ts';
import { createTokenKeeper } from './token-keeper.ts';
import type { AppTokens } from './token-source.ts';

/** Tokens of the application beside those of persons, each kept until shortly before its end. */
export function withPersons(app: AppTokens, persons: Pick<PersonTokens, 'token'>): Tokens {
  const keyOf = (person: PersonId, system: PersonSystem) => `${system} ${person}`;
  const keeper = createTokenKeeper((key) => {
    const [name, person] = key.split(' ');
    const system = personSystems.find((one) => one === name) ?? 'partner-center';
    return persons.token(person as PersonId, system);
  });
  return {
    forApp: app.forApp,
    forPerson: (person, system) => keeper.get(keyOf(person, system)),
    forget(audience, person) {
      if (person === undefined) app.forget(audience);
      else if (audience !== 'teams') keeper.forget(keyOf(person, audience));
    },
  };
}
