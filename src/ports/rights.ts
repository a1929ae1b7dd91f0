import type { PersonId } from '../domain/ids.ts';

export const roles = ['admin-agent', 'global-admin'] as const;
export type Role = (typeof roles)[number];

/** The roles of a person of our tenant, read from the directory now. A fault is thrown, never read as "no roles". */
export interface Rights {
  rolesOf(person: PersonId): Promise<ReadonlySet<Role>>;
}
