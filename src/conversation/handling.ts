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
}

/** What a person is told about a fault; a code without a row does not compile. */
const handling = {
  'partner-center/throttled': { say: 'fault.busy' },
  'partner-center/unavailable': { say: 'fault.unavailable' },
  'partner-center/not-allowed': { say: 'fault.notAllowed' },
  'partner-center/sign-in-needed': { say: 'fault.signIn' },
  'partner-center/bad-response': { say: 'fault.badResponse' },
  'graph/throttled': { say: 'fault.busy' },
  'graph/unavailable': { say: 'fault.unavailable' },
  'graph/not-allowed': { say: 'fault.notAllowed' },
  'graph/bad-response': { say: 'fault.badResponse' },
  'mail/refused': { say: 'fault.badResponse' },
  'mail/outcome-unknown': { say: 'fault.unavailable' },
  'teams/unavailable': { say: 'fault.unavailable' },
  'store/unavailable': { say: 'fault.store' },
  'store/bad-document': { say: 'fault.bug' },
  'sign-in/unavailable': { say: 'fault.unavailable' },
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

/** Which systems are left alone for a moment when they fail too often. */
const heldBackSystems = {
  'partner-center/unavailable': 'status.system.partner-center',
  'graph/unavailable': 'fault.graph',
  'sign-in/unavailable': 'status.system.sign-in',
  'store/unavailable': 'status.system.store',
} as const satisfies Partial<Record<FaultCode, string>>;

/** What a person is told about a fault. */
export function explain(error: unknown, t: Translator): string {
  const heldBackMs = isFault(error) ? error.details.heldBackMs : undefined;
  if (isFault(error) && heldBackMs !== undefined && Object.hasOwn(heldBackSystems, error.code)) {
    const system = heldBackSystems[error.code as keyof typeof heldBackSystems];
    return t.say('fault.heldBack', { system: t.say(system), seconds: Math.ceil(heldBackMs / 1_000) });
  }
  return t.say(handlingOf(error).say);
}
