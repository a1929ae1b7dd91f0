/** Persons' tokens without a service: who has signed in where, and what stands in the way. */
import type { PersonId } from '../../src/domain/ids.ts';
import type { PersonSystem } from '../../src/domain/sign-in.ts';
import { Fault, type FaultCode } from '../../src/ports/faults.ts';
import type { PersonTokens } from '../../src/ports/person-tokens.ts';

export interface FakePersonTokens extends PersonTokens {
  /** Throws this for the person until it is taken back. */
  refuse(person: PersonId, system: PersonSystem, code: FaultCode | undefined): void;
  /** Calls so far, such as `exchange graph`. */
  readonly calls: readonly string[];
}

const rightCode = '123456';

export function createFakePersonTokens(): FakePersonTokens {
  const refusals = new Map<string, FaultCode>();
  const calls: string[] = [];
  const keyOf = (person: PersonId, system: PersonSystem) => `${person} ${system}`;
  const check = (person: PersonId, system: PersonSystem) => {
    const code = refusals.get(keyOf(person, system));
    if (code) throw new Fault(code, { person, system });
  };
  return {
    calls,
    refuse(person, system, code) {
      if (code) refusals.set(keyOf(person, system), code);
      else refusals.delete(keyOf(person, system));
    },
    async token(person, system) {
      calls.push(`token ${system}`);
      check(person, system);
      return { token: 'a-token', endsAtMs: Date.now() + 3_600_000 };
    },
    async exchange(person, system) {
      calls.push(`exchange ${system}`);
      if (refusals.get(keyOf(person, system)) === 'sign-in/needed') refusals.delete(keyOf(person, system));
      check(person, system);
    },
    async redeem(person, system, code) {
      calls.push(`redeem ${system}`);
      if (code !== rightCode) return false;
      refusals.delete(keyOf(person, system));
      return true;
    },
    async signOut(person) {
      calls.push('sign-out');
      for (const system of ['partner-center', 'graph'] as const) {
        refusals.set(keyOf(person, system), 'sign-in/needed');
      }
    },
  };
}
