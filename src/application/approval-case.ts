import type { Approval } from '../domain/approval.ts';
import type { ApprovalCase } from '../domain/approval-case.ts';
import { type ApprovalId, type CustomerTenantId, customerOfRemoval } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Removal } from '../domain/removal.ts';
import type { Register, Stored } from '../ports/register.ts';

/** A request and its subject, with the marks of the writes that a change is decided upon. */
export type StoredCase =
  | {
      readonly approval: Stored<Approval>;
      readonly kind: 'removal';
      readonly removal: Stored<Removal>;
      readonly customerId: CustomerTenantId;
    }
  | {
      readonly approval: Stored<Approval>;
      readonly kind: 'invitation';
      readonly invitation: Stored<Invitation>;
    };

type Reading = Pick<Register, 'approval' | 'removal' | 'invitation'>;

export async function readStoredCase(register: Reading, id: ApprovalId): Promise<StoredCase | undefined> {
  const approval = await register.approval(id);
  if (!approval) return undefined;
  const { subject, number } = approval.value;
  if (subject.kind === 'invitation') {
    const invitation = await register.invitation(subject.id);
    return invitation && { approval, kind: 'invitation', invitation };
  }
  const customerId = customerOfRemoval(subject.id);
  const removal = await register.removal(customerId, number);
  return removal && { approval, kind: 'removal', removal, customerId };
}

export function toCase(stored: StoredCase): ApprovalCase {
  const approval = stored.approval.value;
  return stored.kind === 'removal'
    ? { approval, kind: 'removal', removal: stored.removal.value }
    : { approval, kind: 'invitation', invitation: stored.invitation.value };
}

export async function readCase(register: Reading, id: ApprovalId): Promise<ApprovalCase | undefined> {
  const stored = await readStoredCase(register, id);
  return stored && toCase(stored);
}
