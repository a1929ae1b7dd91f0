import type { AttentionChoice, AttentionTopic } from './attention.ts';
import type {
  AggregateId,
  CustomerTenantId,
  HistoryKey,
  Instant,
  InvitationId,
  PersonId,
  ProviderTenantId,
} from './ids.ts';
import type { HandOverWay, BounceReason, InvitationState, MatchReason, SendFailure } from './invitation.ts';
import type { Half } from './relationship.ts';
import type { LetterLanguage } from './letter.ts';
import type { NamedPerson } from './named-person.ts';
import type { NewcomerState } from './newcomer.ts';
import type { RemovalRefusal } from './removal.ts';
import type { ReminderStep } from './reminder.ts';

/** A person as the history names one: a keyed digest, so that the chain stays whole when the person is forgotten. */
export type Pseudonym = string;

export const approvalSteps = [
  'requested',
  'reassigned',
  'reminded',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export type ApprovalStep = (typeof approvalSteps)[number];

export const approvalSubjects = ['removal', 'invitation', 'bulk'] as const;
export type ApprovalSubject = (typeof approvalSubjects)[number];

export const removalSteps = [
  'requested',
  'notice-sent',
  'notice-failed',
  'notice-copied',
  'notice-not-required',
  'cooling',
  'undone',
  'begun',
  'verified-gone',
  'vanished',
  'refused',
  'rejected',
  'cancelled',
  'expired',
  'delegation-chosen',
  'delegation-ended',
] as const;
export type RemovalStep = (typeof removalSteps)[number];

export const calledSystems = ['partner-center', 'graph'] as const;
/** `begun`: written before the call, so that its number is known whatever becomes of it. */
export const callOutcomes = ['begun', 'done', 'refused', 'unknown'] as const;
export const registrationSteps = ['made', 'changed', 'removed', 'taken-by-others'] as const;

/**
 * What happened. Only ids, states and other words of ours: whatever a person wrote or is called stands apart, as a text.
 * Each kind has its schema in `adapters/cosmos/history-schemas.ts` and its words in `i18n`.
 */
export type HistoryFact =
  | {
      readonly kind: 'invitation-moved';
      readonly invitationId: InvitationId;
      /** Absent for a new one. */
      readonly from?: InvitationState;
      readonly to: InvitationState;
      readonly providerId?: ProviderTenantId;
      readonly way?: HandOverWay;
      readonly how?: 'mailbox' | 'by-hand';
      readonly link?: 'intact' | 'broken';
      readonly reason?: SendFailure;
      readonly bounce?: BounceReason;
      readonly half?: Half;
      readonly match?: MatchReason;
      /** Who accepted. */
      readonly customerId?: CustomerTenantId;
      readonly mail?: { readonly mailbox: 'own' | 'shared'; readonly messageId: string };
    }
  | { readonly kind: 'letter-edited'; readonly invitationId: InvitationId }
  | {
      readonly kind: 'reminder';
      readonly invitationId: InvitationId;
      readonly step: ReminderStep;
      readonly number: number;
    }
  /** It did not move, and yet something of it is another. */
  | {
      readonly kind: 'invitation-changed';
      readonly invitationId: InvitationId;
      readonly what: readonly string[];
    }
  /** An invitation that was sent to somebody else turned out to be this customer's; its way stands there. */
  | {
      readonly kind: 'history-linked';
      readonly other: HistoryKey;
      readonly invitationId?: InvitationId;
    }
  | {
      readonly kind: 'newcomer-moved';
      readonly from?: NewcomerState;
      readonly to: NewcomerState;
      readonly invitationId?: InvitationId;
      readonly match?: MatchReason;
    }
  | {
      readonly kind: 'approval';
      readonly approvalId: string;
      readonly about: ApprovalSubject;
      readonly step: ApprovalStep;
    }
  | {
      readonly kind: 'removal';
      readonly removalId: string;
      readonly step: RemovalStep;
      /** Which wording was confirmed. */
      readonly statement?: { readonly version: string; readonly language: LetterLanguage };
      readonly why?: RemovalRefusal;
      readonly delegationId?: string;
      readonly outcome?: 'requested' | 'over-already' | 'refused';
    }
  /** A call that changes something outside, with the number by which the vendor's support finds it. */
  | {
      readonly kind: 'call';
      readonly system: (typeof calledSystems)[number];
      readonly what: string;
      readonly outcome: (typeof callOutcomes)[number];
      readonly status?: number;
      readonly correlationId?: string;
    }
  | {
      readonly kind: 'event-registration';
      readonly step: (typeof registrationSteps)[number];
    }
  | {
      readonly kind: 'letter-template';
      readonly language: LetterLanguage;
      readonly relationship: 'alone' | 'joint';
      readonly revision: number;
      /** Back to the built-in letter. */
      readonly reset: boolean;
    }
  /** What a person said about something that did not come to an end by itself. */
  | {
      readonly kind: 'attention-settled';
      readonly topic: AttentionTopic;
      readonly choice: AttentionChoice;
    }
  | { readonly kind: 'setting'; readonly setting: string }
  /** Texts of the entries before this one that name the person are erased; the entries stay. */
  | { readonly kind: 'person-erased'; readonly person: Pseudonym };

export type HistoryKind = HistoryFact['kind'];

/** What of a fact is foreign or personal text; shown under these names, and erased one by one. */
export const historyTextNames = [
  'by',
  'customer',
  'recipients',
  'subject',
  'letter',
  'change',
  'reason',
  'comment',
  'access',
  'person',
  'address',
] as const;
export type HistoryTextName = (typeof historyTextNames)[number];

/** Whom a text names, and at whose wish it is erased; nobody: it stays as long as the entry. */
export type Subject =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'address'; readonly address: string };

export interface RecordText {
  readonly text: string;
  readonly about: readonly Subject[];
}

/** A person's name, which is erased with all else that is kept of them. */
export const nameText = ({ id, name }: NamedPerson): RecordText => ({
  text: name,
  about: [{ kind: 'person', id }],
});

/** Something to be written into the history; it becomes an entry when its place in the chain is known. */
export interface HistoryRecord {
  /** Unique in its aggregate and derived from the decision: the same record is never written twice. */
  readonly name: string;
  readonly key: HistoryKey;
  readonly at: Instant;
  /** Absent where nobody's hand did it. */
  readonly by?: NamedPerson;
  readonly fact: HistoryFact;
  readonly texts?: Partial<Readonly<Record<HistoryTextName, RecordText>>>;
}

/** The entry's id, one for all histories. */
export const entryIdOf = (aggregateId: AggregateId, { name }: Pick<HistoryRecord, 'name'>) =>
  `${aggregateId}/${name}`;

/** What a list can be narrowed to. */
export const historyTopics = ['invitations', 'mails', 'approvals', 'removals', 'events', 'house'] as const;
export type HistoryTopic = (typeof historyTopics)[number];

const mailStates: readonly InvitationState[] = [
  'sending',
  'handed-over',
  'sent',
  'bounced',
  'answered',
  'failed',
];

export function topicOf(fact: HistoryFact): HistoryTopic {
  switch (fact.kind) {
    case 'attention-settled':
      return fact.topic === 'mail' || fact.topic === 'draft' ? 'mails' : 'events';
    case 'invitation-moved':
      return mailStates.includes(fact.to) ? 'mails' : 'invitations';
    case 'reminder':
      return 'mails';
    case 'letter-edited':
    case 'invitation-changed':
      return 'invitations';
    case 'approval':
      return 'approvals';
    case 'removal':
    case 'call':
      return 'removals';
    case 'newcomer-moved':
    case 'history-linked':
    case 'event-registration':
      return 'events';
    default:
      return 'house';
  }
}
