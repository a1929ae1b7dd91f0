import type { PersonId } from '../domain/ids.ts';

/** Two of Microsoft's own, and those that the configuration gives to groups. */
export const roles = ['admin-agent', 'global-admin', 'sales-agent', 'drafter', 'viewer'] as const;
export type Role = (typeof roles)[number];

/**
 * The roles of a person of our tenant, read from the directory now. Guests, accounts that are switched off and people
 * who are gone have none. A fault is thrown, never read as "no roles".
 */
export interface Rights {
  rolesOf(person: PersonId): Promise<ReadonlySet<Role>>;
}
