/** Who may ask for what belongs to the whole tenant. */
import type { RoleName } from '../facts.ts';
import type { Directory } from '../world/directory.ts';
import { refuse } from './answers.ts';
import type { Call } from './guard.ts';

/** The application has its permissions; with a person's token the person needs one of the roles as well. */
export function requireRole({ claims }: Call, directory: Directory, roles: readonly RoleName[]): void {
  if (claims.idtyp === 'app') return;
  const isAllowed = directory.rolesOf(claims.oid ?? '').some((role) => roles.includes(role));
  if (!isAllowed) {
    refuse(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
}
