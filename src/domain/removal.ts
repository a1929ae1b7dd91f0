import type { Customer } from './customer.ts';
import type { Instant } from './ids.ts';
import type { LetterLanguage } from './letter.ts';
import type { Mailbox } from './mailbox.ts';
import type { NamedPerson } from './named-person.ts';

/** Which wording the person confirmed; raised whenever a word of it changes. */
export const attestationVersion = '1';

export interface Attestation {
  readonly version: string;
  readonly language: LetterLanguage;
  readonly at: Instant;
}

export interface NoticeText {
  readonly language: LetterLanguage;
  readonly subject: string;
  readonly text: string;
}

/** How the customer gets to know: Partner Center writes to nobody. */
export type CustomerNotice =
  /** Goes out from the mailbox, once, when the relationship has verifiably ended. */
  | (NoticeText & { readonly kind: 'mail'; readonly to: string; readonly mailed?: MailedNotice })
  /** The person sends it; `copiedAt` is when the text was taken. */
  | (NoticeText & { readonly kind: 'by-hand'; readonly copiedAt?: Instant })
  | { readonly kind: 'not-required' };

export type MailedNotice =
  | { readonly kind: 'sent'; readonly at: Instant; readonly mailbox: Mailbox; readonly messageId: string }
  | { readonly kind: 'failed'; readonly at: Instant };

/** A delegated admin relationship, which the end of the reseller relationship leaves as it is. */
export interface Delegation {
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'ending' | 'ended' | 'other';
  readonly endsAt?: Instant;
}

/** Ending a delegated admin relationship: a decision of its own. */
export interface Ending {
  readonly delegationId: string;
  readonly name: string;
  readonly by: NamedPerson;
  readonly at: Instant;
  readonly outcome?: 'requested' | 'over-already' | 'refused';
}

/** How Partner Center knows the call that ended the relationship. */
export interface RemovalCall {
  readonly requestId: string;
  readonly correlationId: string;
}

/**
 * `active-subscriptions`, `reservations`: these have to end first. `two-tier`: an indirect reseller may not here, its
 * provider may. `lacks-role`: Partner Center wants another role. `requester-lost-role`, `approver-lost-role`: who
 * decided may not decide any more. `declined`: another reason of Partner Center's.
 */
export const removalRefusals = [
  'active-subscriptions',
  'reservations',
  'two-tier',
  'lacks-role',
  'requester-lost-role',
  'approver-lost-role',
  'declined',
] as const;
export type RemovalRefusal = (typeof removalRefusals)[number];

export interface RemovalMove {
  readonly state: RemovalState;
  readonly at: Instant;
  readonly by?: NamedPerson;
}

export interface RemovalRequest {
  readonly customer: Customer;
  /** Which removal of this customer it is; the approval has the same number. */
  readonly number: number;
  readonly requester: NamedPerson;
  readonly requestedAt: Instant;
  readonly reason: string;
  readonly attestation: Attestation;
  /** As the person typed it. */
  readonly typedName: string;
  readonly notice: CustomerNotice;
}

export interface RemovalCommon extends RemovalRequest {
  readonly revision: number;
  readonly endings: readonly Ending[];
  readonly moves: readonly RemovalMove[];
}

interface Approved {
  readonly approvedAt: Instant;
  readonly approvedBy: readonly NamedPerson[];
  readonly coolsUntil: Instant;
  /** The act needs the requester's own token, which is gone. */
  readonly waitingForSignIn?: true;
}

export type Removal =
  | (RemovalCommon & { readonly state: 'waiting-approval' })
  | (RemovalCommon & Approved & { readonly state: 'cooling' })
  | (RemovalCommon & Approved & { readonly state: 'removing'; readonly begunAt: Instant })
  /** Proved by a look at the customer and at the list. */
  | (RemovalCommon & {
      readonly state: 'gone';
      readonly goneAt: Instant;
      /** `vanished`: the relationship had ended without our call. */
      readonly how: 'removed' | 'vanished';
      readonly call?: RemovalCall;
    })
  | (RemovalCommon & {
      readonly state: 'refused';
      readonly refusedAt: Instant;
      readonly why: RemovalRefusal;
      readonly by: 'check' | 'partner-center';
    })
  | (RemovalCommon & {
      readonly state: 'rejected';
      readonly rejectedAt: Instant;
      readonly rejectedBy: NamedPerson;
      readonly comment?: string;
    })
  | (RemovalCommon & {
      readonly state: 'cancelled';
      readonly cancelledAt: Instant;
      readonly cancelledBy: NamedPerson;
    })
  | (RemovalCommon & { readonly state: 'expired'; readonly expiredAt: Instant });

export const removalStates = [
  'waiting-approval',
  'cooling',
  'removing',
  'gone',
  'refused',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type RemovalState = (typeof removalStates)[number];
export type RemovalIn<S extends RemovalState> = Extract<Removal, { state: S }>;

export const openRemovalStates = [
  'waiting-approval',
  'cooling',
  'removing',
] as const satisfies readonly RemovalState[];

/** Where the relationship goes on, nobody is to be told that it ends. */
export const isNoticeDue = (removal: Removal): boolean => removal.state === 'gone' || isOpenRemoval(removal);

export function isOpenRemoval(removal: Removal): removal is RemovalIn<(typeof openRemovalStates)[number]> {
  return (openRemovalStates as readonly RemovalState[]).includes(removal.state);
}
