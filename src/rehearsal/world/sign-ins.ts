/**
 * Who has signed in to the bot, for which connection, and what stands in somebody's way: what Bot Framework's token
 * service and Entra know together. Everybody has signed in long ago, until the control door or the person says otherwise.
 */
import { randomInt } from 'node:crypto';
import type { WorldDatabase } from './database.ts';

/** `single`: without a second factor, which Partner Center does not take (API reference 2.3). */
export type Grant = 'full' | 'single' | 'none';

export const signInStates = [
  'signed-in',
  'signed-out',
  'second-factor',
  'consent',
  'blocked',
  'other-account',
] as const;
/**
 * `second-factor`: Teams' own sign-in was without one. `consent`: nobody has allowed the app to act for people.
 * `blocked`: Conditional Access does not let the person in from here. `other-account`: somebody else's account was
 * chosen on the page.
 */
export type SignInState = (typeof signInStates)[number];

/** Entra's number for what stands in the way (AADSTS…). */
export interface Refused {
  readonly number: number;
  readonly text: string;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refused: Refused };

export interface SignIns {
  grantOf(person: string, connection: string): Grant;
  isOfAnother(person: string, connection: string): boolean;
  /** In exchange for the token that Teams has of the person. */
  exchange(person: string, connection: string): Outcome<Grant>;
  /** On the service's own page: answers the code that finishes it. */
  byHand(person: string, connection: string): Outcome<string>;
  /** Each code once. */
  redeem(person: string, connection: string, code: string): boolean;
  signOut(person: string, connection: string): void;
  set(person: string, state: SignInState): void;
}

const noConsent: Refused = {
  number: 65001,
  text: 'The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.',
};
const needsAdministrator: Refused = {
  number: 90094,
  text: 'An administrator of the organisation has to grant the permission that this application asks for.',
};
const blockedByPolicy: Refused = {
  number: 53003,
  text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
};

export function createSignIns(database: WorldDatabase): SignIns {
  const readGrant = database.prepare('SELECT grant_kind FROM sign_ins WHERE person = ? AND connection = ?');
  const writeGrant = database.prepare(
    'INSERT OR REPLACE INTO sign_ins (person, connection, grant_kind) VALUES (?, ?, ?)',
  );
  const readState = database.prepare('SELECT state FROM sign_in_states WHERE person = ?');
  const writeState = database.prepare('INSERT OR REPLACE INTO sign_in_states (person, state) VALUES (?, ?)');
  const forgetGrants = database.prepare('DELETE FROM sign_ins WHERE person = ?');
  const writeCode = database.prepare(
    'INSERT OR REPLACE INTO sign_in_codes (code, person, connection) VALUES (?, ?, ?)',
  );
  const takeCode = database.prepare(
    'DELETE FROM sign_in_codes WHERE code = ? AND person = ? AND connection = ? RETURNING code',
  );
  const stateOf = (person: string): SignInState => {
    const row = readState.get(person);
    return row === undefined ? 'signed-in' : (String(row.state) as SignInState);
  };
  const usual = { 'signed-in': 'full', 'second-factor': 'single', 'other-account': 'full' } as const;
  const isUsual = (state: SignInState): state is keyof typeof usual => Object.hasOwn(usual, state);
  const wayBarred = (person: string): SignInState | undefined =>
    ['consent', 'blocked'].includes(stateOf(person)) ? stateOf(person) : undefined;

  return {
    grantOf(person, connection) {
      const state = stateOf(person);
      const row = readGrant.get(person, connection);
      if (row !== undefined) return String(row.grant_kind) as Grant;
      return isUsual(state) ? usual[state] : 'none';
    },
    isOfAnother: (person, connection) =>
      stateOf(person) === 'other-account' && readGrant.get(person, connection) === undefined,
    exchange(person, connection) {
      const barred = wayBarred(person);
      if (barred) return { ok: false, refused: barred === 'consent' ? noConsent : blockedByPolicy };
      const grant = stateOf(person) === 'second-factor' ? 'single' : 'full';
      writeGrant.run(person, connection, grant);
      return { ok: true, value: grant };
    },
    byHand(person, connection) {
      const barred = wayBarred(person);
      if (barred) return { ok: false, refused: barred === 'consent' ? needsAdministrator : blockedByPolicy };
      const code = String(randomInt(100_000, 1_000_000));
      writeCode.run(code, person, connection);
      return { ok: true, value: code };
    },
    redeem(person, connection, code) {
      if (takeCode.get(code, person, connection) === undefined) return false;
      // At the page the person proves more than Teams had asked for.
      writeGrant.run(person, connection, 'full');
      return true;
    },
    signOut(person, connection) {
      writeGrant.run(person, connection, 'none');
    },
    set(person, state) {
      forgetGrants.run(person);
      writeState.run(person, state);
    },
  };
}
