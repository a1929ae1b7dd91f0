import type { CustomerTenantId, Instant, InvitationId, PersonId } from './ids.ts';
import type { InvitationLink } from './invitation-link.ts';
import type { Letter, LetterLanguage } from './letter.ts';
import type { SentMail, UnseenReason } from './mailbox.ts';
import type { NamedPerson } from './named-person.ts';
import type { Half, HiddenReason, Relationship } from './relationship.ts';
import type { ShownCard } from './shown-card.ts';
import type { Reminders } from './reminder.ts';

export const meetings = ['own-marketing', 'microsoft-referral', 'indirect-provider'] as const;
/** How we met the customer: the channels that the product document names. */
export type Meeting = (typeof meetings)[number];

export interface Recipient {
  readonly email: string;
  readonly domain: string;
  readonly contactName?: string;
  readonly company: string;
  /** Who else gets the mail, beside the one who is to accept. */
  readonly further: readonly string[];
  readonly cc: readonly string[];
  /** ISO 3166 code of the customer's country; its working days count. */
  readonly country?: string;
  /** The tenant that the pre-flight found for the mail domain. */
  readonly tenantId: CustomerTenantId;
  /** How that tenant calls itself. */
  readonly tenantName: string;
}

/** A step of an invitation's way, for its timeline. */
export interface Move {
  readonly state: InvitationState;
  readonly at: Instant;
  /** Absent where nobody's hand moved it. */
  readonly by?: PersonId;
  /** Present where it waits again because another customer had been taken for its own. */
  readonly unmatched?: true;
  /** Present where it stayed in its state and became a colleague's. */
  readonly passedTo?: NamedPerson;
}

/** What the look before writing found: nothing that forbids the invitation, but what the agent should know. */
export type Finding =
  | { readonly kind: 'look-alike'; readonly customerName: string; readonly customerDomain: string }
  | { readonly kind: 'other-country'; readonly country: string; readonly ours: string }
  /** Our list of customers was not there yet, so that nobody knows whether the domain is like one of theirs. */
  | { readonly kind: 'no-list' }
  | {
      readonly kind: 'invited-before';
      readonly inviterName: string;
      readonly at: Instant;
      readonly state: InvitationState;
    };

/** By what a customer was recognised as the one that was invited. */
export const matchReasons = ['tenant', 'verified-domain', 'mail-domain', 'name', 'answered'] as const;
export type MatchReason = (typeof matchReasons)[number];

export interface InvitationCommon {
  readonly id: InvitationId;
  /** Rises with every move; a card that shows an older one may not act. */
  readonly revision: number;
  /** Whose it is: who may act on it and is told of it. */
  readonly inviter: PersonId;
  readonly inviterName: string;
  /** Who began it, where it was passed on since. */
  readonly begunBy?: NamedPerson;
  /** Our company, as the letter and the link name it. */
  readonly resellerName: string;
  readonly createdAt: Instant;
  readonly recipient: Recipient;
  readonly relationship: Relationship;
  readonly meeting: Meeting;
  readonly language: LetterLanguage;
  readonly link: InvitationLink;
  readonly letter: Letter;
  readonly findings: readonly Finding[];
  /** Oldest first; the first is the draft. */
  readonly moves: readonly Move[];
  /** Customers who were taken for the one that answered, and were not; the last one last. */
  readonly notOf?: readonly { readonly id: CustomerTenantId; readonly at: Instant }[];
  /** For the eyes of colleagues only. */
  readonly note?: string;
  /** By which the case is known elsewhere. */
  readonly ticket?: string;
  /** How often these two were changed. */
  readonly noted?: number;
  /** Who agreed to this letter, where the policy asked for it; gone as soon as another could go out. */
  readonly approvedBy?: readonly NamedPerson[];
}

/** What became of the last request for approval, for whoever goes on with the draft. */
export type RequestAnswer =
  | { readonly kind: 'rejected'; readonly by: NamedPerson; readonly at: Instant; readonly comment?: string }
  | { readonly kind: 'expired'; readonly at: Instant };

export interface AnsweringCustomer {
  readonly id: CustomerTenantId;
  readonly name: string;
}

interface Answered {
  readonly noticedAt: Instant;
  readonly customer: AnsweringCustomer;
  readonly match: MatchReason;
  /** When it was noticed that the customer is none of ours any more. */
  readonly leftAt?: Instant;
  /** Absent while the mail that the customer answered is still being looked for. */
  readonly mail?: SentMail;
  /** Why its own mail did not go out before: the customer accepted a colleague's. */
  readonly unsent?: SendFailure;
}

/** A mail that went out. */
interface Mailed {
  readonly sentAt: Instant;
  readonly how: 'mailbox' | 'by-hand';
  /** Absent where the agent sent it by hand and it was not found in the mailbox. */
  readonly mail?: SentMail;
  /** What was found of the link in a mail that was sent by hand. */
  readonly linkFound?: 'intact' | 'broken';
}

interface Sent extends Mailed {
  readonly state: 'sent';
  /** Absent where nobody is reminded of it. */
  readonly reminders?: Reminders;
  /** Whom the mail did not reach, beside the one who is to accept. */
  readonly undelivered?: readonly string[];
  /** Present while answers and mails that came back cannot be seen. */
  readonly unseen?: { readonly since: Instant; readonly why: UnseenReason };
  /** Where the agent reads that it was sent by hand, to be kept true when the mail is found. */
  readonly card?: ShownCard;
}

export const bounceReasons = ['unknown-address', 'mailbox-full', 'refused', 'other'] as const;
export type BounceReason = (typeof bounceReasons)[number];

/** The mail did not reach the one who is to accept. */
interface Bounced extends Mailed {
  readonly state: 'bounced';
  readonly bouncedAt: Instant;
  readonly bounce: BounceReason;
}

/** Somebody answered the mail; what they wrote is in the mailbox and nowhere else. */
interface Replied extends Mailed {
  readonly state: 'answered';
  readonly repliedAt: Instant;
  /** Opens the answer in Outlook. */
  readonly replyLink?: string;
}

/** Nobody waits for an answer any more; the customer keeps the mail, and its link goes on working at Microsoft. */
interface Withdrawn {
  readonly state: 'withdrawn';
  readonly withdrawnAt: Instant;
  readonly mail?: SentMail;
}

/** How it stands where a mail may be sent once more, without what all states share. */
export type BeforeAgain = Sent | Bounced | Replied | Withdrawn;

/** A mail that goes out under one that the customer has already. */
export interface Again {
  readonly letter: Letter;
  /** How it stood, and stands again where the second mail cannot be brought out. */
  readonly before: BeforeAgain;
}

export type Invitation =
  | (InvitationCommon & { readonly state: 'draft'; readonly answer?: RequestAnswer })
  /** The letter is as it was when it was asked for, and goes out as soon as enough colleagues agree. */
  | (InvitationCommon & {
      readonly state: 'waiting-approval';
      readonly askedAt: Instant;
      /** Which of its requests; the approval has this number. */
      readonly request: number;
    })
  | (InvitationCommon & { readonly state: 'discarded'; readonly discardedAt: Instant })
  | (InvitationCommon & {
      readonly state: 'sending';
      readonly decidedAt: Instant;
      readonly decidedBy: PersonId;
      /** Present when the customer has a mail already. */
      readonly again?: Again;
      /** The mail is to go out of the inviter's own mailbox, which opens to nobody before the inviter has signed in. */
      readonly waitsForSignIn?: true;
      /** The mail does not come out, or nobody knows whether it did: its owner must say what shall be done. */
      readonly needsAttention?: true;
    })
  /** The agent sends it by hand: from the draft in the own mailbox once that is made, or from the copied text. */
  | (InvitationCommon & {
      readonly state: 'handed-over';
      readonly handedOverAt: Instant;
      readonly way: HandOverWay;
      readonly mail?: SentMail;
      /** Opens the draft in Outlook. */
      readonly webLink?: string;
      /** Where the agent reads of the draft, to be kept true when the mail is found among the sent ones. */
      readonly card?: ShownCard;
      /** The draft cannot be made before the inviter has signed in. */
      readonly waitsForSignIn?: true;
      /** The draft does not come to be. */
      readonly needsAttention?: true;
    })
  | (InvitationCommon & Sent)
  | (InvitationCommon & Bounced)
  | (InvitationCommon & Replied)
  | (InvitationCommon & Withdrawn)
  | (InvitationCommon & {
      readonly state: 'failed';
      readonly failedAt: Instant;
      readonly reason: SendFailure;
    })
  | (InvitationCommon &
      Answered & {
        readonly state: 'half-accepted';
        readonly half: Half;
        readonly providerHidden?: HiddenReason;
      })
  | (InvitationCommon & Answered & { readonly state: 'accepted' });

export const invitationStates = [
  'draft',
  'waiting-approval',
  'sending',
  'handed-over',
  'sent',
  'bounced',
  'answered',
  'half-accepted',
  'accepted',
  'withdrawn',
  'failed',
  'discarded',
] as const;
export type InvitationState = (typeof invitationStates)[number];
export type InvitationIn<S extends InvitationState> = Extract<Invitation, { state: S }>;

export const handOverWays = ['outlook', 'copy'] as const;
export type HandOverWay = (typeof handOverWays)[number];

/** Why a mail did not go out; none of these left a mail at the customer. */
export type SendFailure =
  | 'no-rights'
  | 'claimed-by-colleague'
  | 'mailbox-refused'
  | 'recipient-refused'
  | 'gave-up';
