import type {
  AggregateId,
  ApprovalId,
  ChannelId,
  CustomerTenantId,
  Instant,
  InvitationId,
  PersonId,
} from '../domain/ids.ts';
import type { HistoryRecord } from '../domain/history.ts';
import type { Notice } from '../domain/message.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { RemovalCall } from '../domain/removal.ts';
import type { ShownCard } from '../domain/shown-card.ts';

/** An act to be done after the change that decided it was stored; kept in the same transaction. */
export type Act =
  | { readonly kind: 'send-mail'; readonly invitationId: InvitationId }
  /** Puts a draft into the inviter's own mailbox, to be sent from there by hand; of that time that it was handed over. */
  | { readonly kind: 'make-draft'; readonly invitationId: InvitationId; readonly handedOverAt?: Instant }
  /** Reminds the customer for the so many-th time. */
  | { readonly kind: 'remind'; readonly invitationId: InvitationId; readonly number: number }
  /** Says beforehand that it will be done. */
  | { readonly kind: 'preview-reminder'; readonly invitationId: InvitationId; readonly number: number }
  /**
   * Finds out who wants to hear of it, and leaves an act for each of them. Without an owner it is everybody's news;
   * where it is for the Admin agents, or the owner may not read it any more, it concerns each of them as an owner.
   */
  | {
      readonly kind: 'announce';
      readonly owner?: PersonId;
      /** `alone`: those who follow, and the channels, have heard of it. */
      readonly forAdmins?: true | 'alone';
      /** Those who hear of it in another way. */
      readonly besides?: readonly PersonId[];
      readonly notice: Notice;
    }
  | { readonly kind: 'notify'; readonly to: PersonId; readonly notice: Notice }
  /** The same for a channel. */
  | { readonly kind: 'post'; readonly channel: ChannelId; readonly notice: Notice }
  | { readonly kind: 'show'; readonly invitationId: InvitationId; readonly card: ShownCard }
  /** Brings the copies of the card that asks whose customer it is up to date. */
  | { readonly kind: 'show-question'; readonly customerId: CustomerTenantId }
  /** Somebody said that this customer had not answered this invitation. */
  | {
      readonly kind: 'release-newcomer';
      readonly customerId: CustomerTenantId;
      readonly invitationId: InvitationId;
    }
  /** Erases what is kept of a person, who wished it at that moment. */
  | { readonly kind: 'forget-person'; readonly person: PersonId; readonly at: Instant }
  /** Erases what the history holds under an address, at the wish of whoever has it. */
  | {
      readonly kind: 'forget-address';
      readonly address: string;
      readonly by: NamedPerson;
      readonly at: Instant;
    }
  /** Writes an entry of the history. */
  | { readonly kind: 'record'; readonly record: HistoryRecord }
  /** Puts the card of a request before one who is to decide, or before the one who asked. */
  | {
      readonly kind: 'ask-approver';
      readonly approvalId: ApprovalId;
      readonly to: PersonId;
      readonly isReminder: boolean;
    }
  /** Brings every copy of the card up to date. */
  | { readonly kind: 'show-approval'; readonly approvalId: ApprovalId }
  | { readonly kind: 'approval-due'; readonly approvalId: ApprovalId; readonly what: 'remind' | 'expire' }
  /** The aggregate names the customer. */
  | { readonly kind: 'remove-customer'; readonly number: number }
  | { readonly kind: 'mail-removal-notice'; readonly number: number }
  | { readonly kind: 'end-delegation'; readonly number: number; readonly delegationId: string }
  /** Writes the registration for events as it was chosen in that revision. */
  | { readonly kind: 'register-events'; readonly revision: number };

export type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** How far an act came; written before the step it speaks of, so that a repeat knows what may have happened. */
export interface ActProgress {
  readonly attempts: number;
  /** send-mail: the draft; once set, this message and no other is sent. */
  readonly messageId?: string;
  /** send-mail: the moment before the call that sends. notify: the moment before the message. */
  readonly begunAt?: Instant;
  /** Nothing goes on before this person has signed in. */
  readonly waitsFor?: PersonId;
  /** Tried so often that a person must say what shall be done; it is looked at rarely until then. */
  readonly attention?: { readonly since: Instant };
  /** How often a person has said what shall be done: each time of need is another. */
  readonly attended?: number;
  /** How the last attempt ended, where it failed. */
  readonly lastFault?: string;
  /** announce: whoever comes no later in the alphabet has an act already. */
  readonly after?: string;
  /** remove-customer: how Partner Center answered the call; what is left is the proof. */
  readonly answered?: RemovalCall;
}

export interface OutboxEntry {
  /** The aggregate whose transaction wrote it. */
  readonly aggregateId: AggregateId;
  readonly entryId: string;
  readonly act: Act;
  readonly progress: ActProgress;
  readonly dueAt: Instant;
  readonly version: string;
}

export interface NewAct {
  /** Unique in its aggregate and derived from the decision: the same decision never leaves two entries. */
  readonly entryId: string;
  readonly act: Act;
  readonly dueAt: Instant;
}
