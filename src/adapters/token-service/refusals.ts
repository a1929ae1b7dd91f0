/** Why nothing was given: what Entra said, which the service hands on, as what a person has to do. */
import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import type { PersonSystem } from '../../domain/sign-in.ts';
import { Fault, type FaultCode } from '../../ports/faults.ts';
import { retryAfterMs } from '../retry-after.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const ErrorAnswer = z.object({ error: z.object({ message: z.string() }) });

export interface Whose {
  readonly person: PersonId;
  readonly system: PersonSystem;
}

export const needed = (code: FaultCode, whose: Whose, vendorCode?: string) =>
  new Fault(code, { ...whose, ...(vendorCode === undefined ? {} : { vendorCode }) });

/** Entra's numbers for what a person, or an administrator, has to do; all others mean to sign in anew. */
const codesByNumber: Readonly<Record<string, FaultCode>> = {
  '50072': 'sign-in/second-factor',
  '50074': 'sign-in/second-factor',
  '50076': 'sign-in/second-factor',
  '50079': 'sign-in/second-factor',
  '50158': 'sign-in/second-factor',
  '65001': 'sign-in/consent',
  '65004': 'sign-in/consent',
  '90094': 'sign-in/consent',
  '90095': 'sign-in/consent',
  '50105': 'sign-in/blocked',
  '53000': 'sign-in/blocked',
  '53001': 'sign-in/blocked',
  '53002': 'sign-in/blocked',
  '53003': 'sign-in/blocked',
  '53004': 'sign-in/blocked',
  '530032': 'sign-in/blocked',
};

/** The service hands on what Entra said as a sentence; the number in it is the only part that is documented. */
export function entraNumber(body: string): string | undefined {
  try {
    const parsed = ErrorAnswer.safeParse(JSON.parse(body));
    return parsed.success ? /AADSTS(\d{4,7})/.exec(parsed.data.error.message)?.[1] : undefined;
  } catch {
    return undefined;
  }
}

/** 404: nothing was granted, or it has run out. */
export function refuse({ body }: Answer, whose: Whose): never {
  const number = entraNumber(body);
  const code = number === undefined ? undefined : codesByNumber[number];
  throw needed(code ?? 'sign-in/needed', whose, number === undefined ? undefined : `AADSTS${number}`);
}

export function detailsOf({ status, headers }: Answer) {
  const waitMs = retryAfterMs(headers);
  return { status, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) };
}
