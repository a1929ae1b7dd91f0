import type { Approval } from '../domain/approval.ts';
import type { EventChoice } from '../domain/event-choice.ts';
import type { HistoryRecord } from '../domain/history.ts';
import type {
  AggregateId,
  ApprovalId,
  ChannelId,
  CustomerTenantId,
  Instant,
  InvitationId,
  PersonId,
} from '../domain/ids.ts';
import type { Invitation, InvitationState } from '../domain/invitation.ts';
import type { Notice } from '../domain/message.ts';
import type { Newcomer } from '../domain/newcomer.ts';
import type { Removal, RemovalState } from '../domain/removal.ts';
import type { UnreachableReason } from '../domain/unreachable.ts';
import type { Act, ActProgress, NewAct, OutboxEntry } from './acts.ts';

/** A stored value with the mark of the write that made it; a change names the mark it was decided upon. */
export interface Stored<T> {
  readonly value: T;
  readonly version: string;
}

/** What became of a piece of news for one recipient; kept, so that it can be answered why somebody was told or not. */
export interface Telling {
  /** Unique in its aggregate. */
  readonly id: string;
  readonly aggregateId: AggregateId;
  readonly to: { readonly person: PersonId } | { readonly channel: ChannelId; readonly name: string };
  readonly notice: Notice;
  readonly at: Instant;
  readonly outcome:
    | { readonly kind: 'delivered'; readonly isRepeat: boolean }
    | { readonly kind: 'unreachable'; readonly reason: UnreachableReason }
    /** For the one card that comes then. */
    | { readonly kind: 'held'; readonly until: Instant }
    | { readonly kind: 'not-wanted' }
    /** There was no role by then that may read it. */
    | { readonly kind: 'no-role' };
}

/** One transaction: what moves in one aggregate, the acts this decides, and what becomes of the act that led to it. */
export interface Commit {
  readonly aggregateId: AggregateId;
  /** Created when `over` is absent. */
  readonly invitation?: { readonly value: Invitation; readonly over?: string };
  /** The same for a newcomer, whose aggregate is `newcomerKey` of the customer. */
  readonly newcomer?: { readonly value: Newcomer; readonly over?: string };
  /** The same for one removal of a customer, whose aggregate is `removalKey` of the customer. */
  readonly removal?: { readonly value: Removal; readonly over?: string };
  /** The same for an approval, which belongs to the aggregate of its subject. */
  readonly approval?: { readonly value: Approval; readonly over?: string };
  /** The same for how events come, whose aggregate is the house. */
  readonly eventChoice?: { readonly value: EventChoice; readonly over?: string };
  /** Of what was committed under this name in this aggregate before, nothing is done again: it is a conflict. */
  readonly once?: string;
  readonly acts?: readonly NewAct[];
  /** What the history shall hold of it, beside the moves of an invitation or a newcomer, which are recorded anyway. */
  readonly records?: readonly HistoryRecord[];
  readonly tellings?: readonly Omit<Telling, 'aggregateId'>[];
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

/** Everything that a commit leaves in the outbox. */
export function actsOf({ acts = [], records = [] }: Pick<Commit, 'acts' | 'records'>): readonly NewAct[] {
  const written = records.map((record) => ({
    entryId: `record-${record.name}`,
    act: { kind: 'record' as const, record },
    dueAt: record.at,
  }));
  return [...acts, ...written];
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly invitationVersion?: string; readonly entryVersion?: string }
  /** Somebody else was faster: read, decide and commit anew. */
  | { readonly kind: 'conflict' };

export interface InvitationPage {
  readonly invitations: readonly Invitation[];
  /** Given as `after`, the older ones. */
  readonly next?: string;
  /** Given as `before`, the newer ones. */
  readonly previous?: string;
}

/** Which invitations a list holds. */
export interface InvitationFilter {
  readonly inviter?: PersonId;
  /** A part of the company's or its tenant's name, an address, or the inviter's name, however it is spelled. */
  readonly text?: string;
}

/** Who has the right to invite a customer's tenant now. */
export interface Claim {
  readonly tenantId: CustomerTenantId;
  readonly invitationId: InvitationId;
  /** Set right before the mail goes out: from then on nobody can take the claim over on older knowledge. */
  readonly held: boolean;
}

export interface Register {
  /** Absent also where the aggregate is not an invitation. */
  invitation(id: AggregateId): Promise<Stored<Invitation> | undefined>;
  commit(commit: Commit): Promise<CommitOutcome>;
  /** Newest first, across all inviters or one. `after` and `before` are what a page said; at most one is given. */
  invitations(
    query: InvitationFilter & {
      readonly states?: readonly InvitationState[];
      readonly size: number;
      readonly after?: string;
      readonly before?: string;
    },
  ): Promise<InvitationPage>;
  /** How many there are of each state. */
  countInvitations(filter: InvitationFilter): Promise<Readonly<Record<InvitationState, number>>>;
  /** To this tenant or to addresses of this mail domain, whoever invited, newest first. */
  invitationsTo(query: {
    readonly tenantId: CustomerTenantId;
    readonly domain: string;
    readonly size: number;
  }): Promise<readonly Invitation[]>;
  /** The mail domain of each of those in these states. */
  domainsIn(states: readonly InvitationState[]): Promise<readonly string[]>;
  /** Those that a customer accepted, wholly or half, or did not accept after all, as far as that came at that moment or later. */
  answeredSince(moment: Instant): Promise<readonly Invitation[]>;
  /** All in these states, however many. */
  allIn(states: readonly InvitationState[]): Promise<readonly Stored<Invitation>[]>;
  newcomer(customer: CustomerTenantId): Promise<Stored<Newcomer> | undefined>;
  /** Those first seen after that moment, and all that are claimed. */
  newcomers(query: { readonly firstSeenAfter: Instant }): Promise<readonly Stored<Newcomer>[]>;
  /** Who was told what of this, the oldest first. */
  tellings(id: AggregateId): Promise<readonly Telling[]>;
  /** What this person was told, the newest first. */
  tellingsTo(person: PersonId, size: number): Promise<readonly Telling[]>;
  removal(customer: CustomerTenantId, number: number): Promise<Stored<Removal> | undefined>;
  /** Every removal of a customer, the latest first. */
  removalsOf(customer: CustomerTenantId): Promise<readonly Stored<Removal>[]>;
  /** All removals in these states, however many. */
  removalsIn(states: readonly RemovalState[]): Promise<readonly Removal[]>;
  approval(id: ApprovalId): Promise<Stored<Approval> | undefined>;
  /** Everything that somebody has to decide. */
  waitingApprovals(): Promise<readonly Approval[]>;
  eventChoice(): Promise<Stored<EventChoice> | undefined>;
  /** Whether something was committed under this name. */
  isDone(id: AggregateId, once: string): Promise<boolean>;
  claim(tenantId: CustomerTenantId): Promise<Stored<Claim> | undefined>;
  /** Writes the claim when nobody wrote since `over` was read (absent: when there is none). */
  putClaim(claim: Claim, over: Stored<Claim> | undefined): Promise<'written' | 'conflict'>;
  /** Entries due by then and leased by nobody, oldest first; an entry is the caller's for `leaseMs`. */
  takeDue(query: {
    readonly dueBy: Instant;
    readonly limit: number;
    readonly leaseMs: number;
    /** Acts of these kinds are left for later. */
    readonly besides?: readonly Act['kind'][];
  }): Promise<readonly OutboxEntry[]>;
  /** Entries that wait for this person's sign-in and are leased by nobody. */
  waitingFor(person: PersonId): Promise<readonly OutboxEntry[]>;
  /** Entries that need attention, in one aggregate or anywhere, the longest first; no more than a card can show. */
  needingAttention(aggregateId?: AggregateId): Promise<readonly OutboxEntry[]>;
  /** Everything that is still to be done in one aggregate, held or not. */
  entriesOf(id: AggregateId): Promise<readonly OutboxEntry[]>;
  /** One entry; held while somebody is performing it. */
  entry(
    aggregateId: AggregateId,
    entryId: string,
  ): Promise<{ readonly entry: OutboxEntry; readonly isHeld: boolean } | undefined>;
  /** When the next entry that nobody holds will be due, if any; one that is held comes back when its lease ends. */
  nextDue(): Promise<Instant | undefined>;
}
