import type { Translator } from '../i18n/translator.ts';
import { codeOf, type FaultCode, isFault } from '../ports/faults.ts';

interface Handling {
  readonly say:
    | 'fault.busy'
    | 'fault.unavailable'
    | 'fault.notAllowed'
    | 'fault.signIn'
    | 'fault.badResponse'
    | 'fault.store'
    | 'fault.bug';
  /** Which one does not answer. */
  readonly system?: 'fault.graph' | `status.system.${'partner-center' | 'sign-in' | 'store' | 'teams'}`;
}

/** What a person is told about a fault; a code without a row does not compile. */
const handling = {
  'partner-center/throttled': { say: 'fault.busy' },
  'partner-center/unavailable': { say: 'fault.unavailable', system: 'status.system.partner-center' },
  'partner-center/not-allowed': { say: 'fault.notAllowed' },
  'partner-center/sign-in-needed': { say: 'fault.signIn' },
  'partner-center/bad-response': { say: 'fault.badResponse' },
  'graph/throttled': { say: 'fault.busy' },
  'graph/unavailable': { say: 'fault.unavailable', system: 'fault.graph' },
  'graph/not-allowed': { say: 'fault.notAllowed' },
  'graph/bad-response': { say: 'fault.badResponse' },
  'mail/refused': { say: 'fault.badResponse' },
  'mail/outcome-unknown': { say: 'fault.unavailable', system: 'fault.graph' },
  'teams/unavailable': { say: 'fault.unavailable', system: 'status.system.teams' },
  'store/unavailable': { say: 'fault.store', system: 'status.system.store' },
  'store/bad-document': { say: 'fault.bug' },
  'sign-in/unavailable': { say: 'fault.unavailable', system: 'status.system.sign-in' },
  'sign-in/refused': { say: 'fault.signIn' },
  'sign-in/needed': { say: 'fault.signIn' },
  'sign-in/second-factor': { say: 'fault.signIn' },
  'sign-in/consent': { say: 'fault.signIn' },
  'sign-in/blocked': { say: 'fault.signIn' },
  'sign-in/other-account': { say: 'fault.signIn' },
  bug: { say: 'fault.bug' },
} as const satisfies Record<FaultCode | 'bug', Handling>;

export function handlingOf(error: unknown): Handling & { readonly code: FaultCode | 'bug' } {
  const code = codeOf(error);
  return { ...handling[code], code };
}

/** What a person is told about a fault. */
export function explain(error: unknown, t: Translator): string {
  const { say, system: which }: Handling = handlingOf(error);
  const system = which === undefined ? '' : t.say(which);
  const heldBackMs = isFault(error) ? error.details.heldBackMs : undefined;
  // It failed too often, and is left alone for a moment.
  if (which !== undefined && heldBackMs !== undefined)
    return t.say('fault.heldBack', { system, seconds: Math.ceil(heldBackMs / 1_000) });
  return say === 'fault.unavailable' ? t.say(say, { system }) : t.say(say);
}
