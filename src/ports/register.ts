import type { CustomerTenantId, Instant, InvitationId, PersonId } from '../domain/ids.ts';
import type { Invitation, InvitationState } from '../domain/invitation.ts';
import type { Notice, ShownCard } from '../domain/message.ts';

/** A stored value with the mark of the write that made it; a change names the mark it was decided upon. */
export interface Stored<T> {
  readonly value: T;
  readonly version: string;
}

/** An act to be done after the change that decided it was stored; kept in the same transaction. */
export type Act =
  | { readonly kind: 'send-mail'; readonly invitationId: InvitationId }
  | { readonly kind: 'notify'; readonly to: PersonId; readonly notice: Notice }
  | { readonly kind: 'show'; readonly invitationId: InvitationId; readonly card: ShownCard };

/** How far an act came; written before the step it speaks of, so that a repeat knows what may have happened. */
export interface ActProgress {
  readonly attempts: number;
  /** send-mail: the draft; once set, this message and no other is sent. */
  readonly messageId?: string;
  /** send-mail: the moment before the call that sends. notify: the moment before the message. */
  readonly begunAt?: Instant;
}

export interface OutboxEntry {
  /** The aggregate whose transaction wrote it. */
  readonly aggregateId: InvitationId;
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

/** One transaction: the invitation's move, the acts it decides, and what becomes of the act that led to it. */
export interface Commit {
  readonly aggregateId: InvitationId;
  /** Created when `over` is absent. */
  readonly invitation?: { readonly value: Invitation; readonly over?: string };
  readonly acts?: readonly NewAct[];
  /** Done: the entry goes. */
  readonly finished?: OutboxEntry;
  /** Under way: the progress is written while the caller keeps the entry, its lease renewed by `leaseMs`. */
  readonly progressed?: {
    readonly entry: OutboxEntry;
    readonly progress: ActProgress;
    readonly leaseMs: number;
  };
  /** Not done yet: the entry stays with this progress until `dueAt`, and anybody may take it then. */
  readonly delayed?: { readonly entry: OutboxEntry; readonly progress: ActProgress; readonly dueAt: Instant };
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly invitationVersion?: string; readonly entryVersion?: string }
  /** Somebody else was faster: read, decide and commit anew. */
  | { readonly kind: 'conflict' };

export interface InvitationPage {
  readonly invitations: readonly Invitation[];
  readonly next?: string;
}

/** Who has the right to invite a customer's tenant now. */
export interface Claim {
  readonly tenantId: CustomerTenantId;
  readonly invitationId: InvitationId;
  /** Set right before the mail goes out: from then on nobody can take the claim over on older knowledge. */
  readonly held: boolean;
}

export interface Register {
  invitation(id: InvitationId): Promise<Stored<Invitation> | undefined>;
  commit(commit: Commit): Promise<CommitOutcome>;
  /** Newest first, across all inviters or one. */
  invitations(query: {
    readonly states?: readonly InvitationState[];
    readonly inviter?: PersonId;
    readonly size: number;
    readonly after?: string;
  }): Promise<InvitationPage>;
  /** All in these states, however many. */
  allIn(states: readonly InvitationState[]): Promise<readonly Stored<Invitation>[]>;
  claim(tenantId: CustomerTenantId): Promise<Stored<Claim> | undefined>;
  /** Writes the claim when nobody wrote since `over` was read (absent: when there is none). */
  putClaim(claim: Claim, over: Stored<Claim> | undefined): Promise<'written' | 'conflict'>;
  /** Entries due by then and leased by nobody, oldest first; an entry is the caller's for `leaseMs`. */
  takeDue(query: {
    readonly dueBy: Instant;
    readonly limit: number;
    readonly leaseMs: number;
  }): Promise<readonly OutboxEntry[]>;
  /** When the next entry that nobody holds will be due, if any; one that is held comes back when its lease ends. */
  nextDue(): Promise<Instant | undefined>;
}
