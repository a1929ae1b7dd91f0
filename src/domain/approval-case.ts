import type { Approval } from './approval.ts';
import type { Invitation } from './invitation.ts';
import type { Removal } from './removal.ts';

/** A request together with what it is about, both as they stand now. */
export type ApprovalCase =
  | { readonly approval: Approval; readonly kind: 'removal'; readonly removal: Removal }
  | { readonly approval: Approval; readonly kind: 'invitation'; readonly invitation: Invitation };
