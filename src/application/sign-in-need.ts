import type { PersonId } from '../domain/ids.ts';
import type { PersonSystem, SignInNeed } from '../domain/sign-in.ts';
import { type FaultCode, isFault } from '../ports/faults.ts';

export interface SignInNeeded {
  readonly need: SignInNeed;
  readonly person: PersonId;
  readonly system: PersonSystem;
}

const needs: Partial<Record<FaultCode, SignInNeed>> = {
  'sign-in/needed': 'sign-in',
  'sign-in/second-factor': 'second-factor',
  'sign-in/consent': 'consent',
  'sign-in/blocked': 'blocked',
  'sign-in/other-account': 'other-account',
};

/** What the person would have to do first, where a call in their name failed for want of a sign-in. */
export function signInNeededBy(error: unknown): SignInNeeded | undefined {
  if (!isFault(error)) return undefined;
  const { person, system } = error.details;
  const need = needOf(error.code, error.details.vendorCode);
  return need && person && system ? { need, person, system } : undefined;
}

/** Partner Center tells some of them by codes of its own (API reference 2.3, 3). */
function needOf(code: FaultCode, vendorCode: string | undefined): SignInNeed | undefined {
  if (code === 'partner-center/sign-in-needed') return vendorCode === '900421' ? 'second-factor' : 'again';
  if (code === 'partner-center/not-allowed' && vendorCode === '900309') return 'blocked';
  return needs[code];
}
