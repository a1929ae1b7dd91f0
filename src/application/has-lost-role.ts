import type { PersonId } from '../domain/ids.ts';
import { isFault } from '../ports/faults.ts';
import type { RightsGate } from './rights-gate.ts';

/**
 * Whether nobody but a colleague can go on with what is this person's; not said where the directory cannot be asked, for
 * whoever acts upon it is checked anew.
 */
export async function hasLostRole(rights: Pick<RightsGate, 'mayUse'>, owner: PersonId): Promise<boolean> {
  try {
    return !(await rights.mayUse(owner, 'agent'));
  } catch (error) {
    if (isFault(error)) return false;
    throw error;
  }
}
