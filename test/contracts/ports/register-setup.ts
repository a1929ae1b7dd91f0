import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/invitation.ts';
import type { Register } from '../../../src/ports/register.ts';

export interface OpenedRegister {
  readonly register: Register;
  /** Another instance upon the same state. */
  readonly rival: Register;
  /** Moves the clock of the leases. */
  pass(ms: number): void;
  close(): Promise<void>;
}

export type OpenRegister = () => Promise<OpenedRegister>;

export async function create(register: Register, value: Invitation): Promise<string> {
  const outcome = await register.commit({ aggregateId: value.id, invitation: { value } });
  assert.equal(outcome.kind, 'committed');
  assert.ok(outcome.kind === 'committed' && outcome.invitationVersion);
  return outcome.invitationVersion;
}
