import type { Tokens } from '../../src/ports/tokens.ts';

export interface PlainTokens extends Tokens {
  readonly forgotten: readonly string[];
}

/** Tokens that say for whom they are, and which number of their kind they have after being forgotten. */
export function createPlainTokens(): PlainTokens {
  const forgotten: string[] = [];
  const numbered = (key: string) => `${key}-${forgotten.filter((one) => one === key).length + 1}`;
  const keyOf = (audience: string, person?: string) => (person ? `${audience}/${person}` : `${audience}/app`);
  return {
    forgotten,
    forApp: async (audience) => numbered(keyOf(audience)),
    forPerson: async (person, audience) => numbered(keyOf(audience, person)),
    forget: (audience, person) => void forgotten.push(keyOf(audience, person)),
  };
}
