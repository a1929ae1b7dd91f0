import type { AttentionTopic } from './attention.ts';
import type { AggregateId, ApprovalId, CustomerTenantId, Instant, InvitationId } from './ids.ts';
import type { BounceReason, SendFailure } from './invitation.ts';
import type { EndedRights } from './delegated-rights.ts';
import type { WarningDays } from './permissions.ts';
import type { ReminderFailure } from './reminder.ts';
import type { PersonSystem, SignInNeed } from './sign-in.ts';

/** What became of a removal, as far as somebody has to be told. */
export const removalNews = [
  'gone',
  'vanished',
  'refused',
  'cancelled',
  'mail-failed',
  'access-requested',
  'access-over-already',
  'access-refused',
] as const;
export type RemovalNews = (typeof removalNews)[number];

/**
 * Why no invitation is taken for a new customer's: none waited when it came, none of those that waited is like it, or somebody who
 * was asked says so.
 */
export const aloneReasons = ['none-waited', 'none-fits', 'said-none'] as const;
export type AloneReason = (typeof aloneReasons)[number];

/** What the bot has to say on its own account, as facts; words are found at the edge, in the reader's language. */
export type Notice =
  | {
      readonly kind: 'invitation-accepted' | 'invitation-half-accepted';
      readonly invitationId: InvitationId;
      readonly customerName: string;
      readonly noticedAt: Instant;
    }
  /** Who had accepted is no customer any more. */
  | {
      readonly kind: 'customer-left';
      readonly invitationId: InvitationId;
      readonly customerName: string;
      readonly noticedAt: Instant;
    }
  /** Everything that was kept of the reader is erased. */
  | { readonly kind: 'forgotten' }
  /** A request that the reader took part in is settled; they have no role any more that may read how. */
  | { readonly kind: 'withheld' }
  /** In a mail that the inviter sent by hand, the link is not the one that was kept. */
  | { readonly kind: 'link-broken'; readonly invitationId: InvitationId }
  /** It will go out then, unless it is skipped. */
  | {
      readonly kind: 'reminder-due';
      readonly invitationId: InvitationId;
      readonly number: number;
      readonly at: Instant;
    }
  | {
      readonly kind: 'reminder-failed';
      readonly invitationId: InvitationId;
      readonly reason: ReminderFailure;
    }
  /** Somebody answered the mail of the invitation. */
  | { readonly kind: 'customer-replied'; readonly invitationId: InvitationId }
  /** `isPartial`: it reached the one who is to accept, and not some of the others. */
  | {
      readonly kind: 'mail-bounced';
      readonly invitationId: InvitationId;
      readonly why: BounceReason;
      readonly isPartial: boolean;
    }
  /** `resend-failed`: the mail that the customer had before stands. */
  | {
      readonly kind: 'invitation-failed' | 'resend-failed';
      readonly invitationId: InvitationId;
      readonly reason: SendFailure;
    }
  /** Something that was decided cannot be done before the person has signed in. */
  | {
      readonly kind: 'sign-in-needed';
      readonly need: SignInNeed;
      readonly system: PersonSystem;
      readonly invitationId?: InvitationId;
      readonly removal?: { readonly customerId: CustomerTenantId; readonly number: number };
    }
  /** A colleague has made this invitation the reader's. */
  | { readonly kind: 'invitation-assigned'; readonly invitationId: InvitationId; readonly byName: string }
  /** The reader's invitation is a colleague's now. */
  | { readonly kind: 'invitation-passed-on'; readonly invitationId: InvitationId; readonly toName: string }
  /** Who was told to have accepted this invitation did not, somebody says. */
  | {
      readonly kind: 'match-undone';
      readonly invitationId: InvitationId;
      readonly customerName: string;
      readonly byName: string;
    }
  /** Something that was decided does not come to an end by itself. */
  | {
      readonly kind: 'needs-attention';
      readonly aggregateId: AggregateId;
      readonly entryId: string;
      readonly topic: AttentionTopic;
    }
  /** A new customer of whom no invitation from here is known. */
  | {
      readonly kind: 'customer-arrived';
      readonly customerId: CustomerTenantId;
      readonly customerName: string;
      readonly noticedAt: Instant;
      readonly why: AloneReason;
    }
  /** Somebody who is of no invitation from here is no customer any more. */
  | {
      readonly kind: 'customer-lost';
      readonly customerId: CustomerTenantId;
      readonly customerName: string;
      readonly noticedAt: Instant;
    }
  | (EndedRights & { readonly kind: 'rights-ended'; readonly noticedAt: Instant })
  /** Somebody else holds the registration for events now, or nobody. */
  | { readonly kind: 'events-taken'; readonly holder?: string; readonly noticedAt: Instant }
  /** The own registration for events names where the bot was reached before. */
  | { readonly kind: 'events-moved'; readonly noticedAt: Instant }
  /** What the bot proves itself with ends soon; `days` is how long before that this is told. */
  | {
      readonly kind: 'credential-ends';
      readonly credential: 'secret' | 'certificate';
      readonly endsAt: Instant;
      readonly days: WarningDays;
    }
  /** Teams takes no more posts for a channel that the person subscribed; it is subscribed no longer. */
  | { readonly kind: 'channel-lost'; readonly channelName: string }
  /** Which of the person's invitations did this new customer answer? */
  | { readonly kind: 'whose-customer'; readonly customerId: CustomerTenantId }
  /** For those who follow approvals and are not asked themselves. */
  | { readonly kind: 'approval-waiting'; readonly approvalId: ApprovalId; readonly customerName: string }
  | { readonly kind: 'approval-decided'; readonly approvalId: ApprovalId }
  /** These approvers have no chat with the bot, and it could not be installed for them. */
  | { readonly kind: 'approvers-unreached'; readonly approvalId: ApprovalId }
  | {
      readonly kind: 'removal-news';
      readonly customerId: CustomerTenantId;
      readonly number: number;
      readonly news: RemovalNews;
    };
