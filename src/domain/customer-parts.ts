import type { CustomerAccount, CustomerUsers, LicencePool, Subscription } from './customer.ts';

/** What of a customer can be leafed through by itself. */
export const customerPartNames = ['services', 'users', 'licences'] as const;
export type CustomerPartName = (typeof customerPartNames)[number];

/** Why a part of a customer is not shown, told apart by who can do something about it. */
const partRefusals = [
  'delegated-role',
  'two-tier',
  'own-role',
  'conditional-access',
  'no-relationship',
  'not-allowed',
  'second-factor',
  'sign-in',
  'sign-in-again',
  'busy',
  'unavailable',
  'not-there',
  'unreadable',
  'slow',
] as const;
export type PartRefusal = (typeof partRefusals)[number];

export type Part<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: PartRefusal };

export interface CustomerParts {
  readonly account: Part<CustomerAccount>;
  readonly services: Part<readonly Subscription[]>;
  readonly users: Part<CustomerUsers>;
  readonly licences: Part<readonly LicencePool[]>;
}
