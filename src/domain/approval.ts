import {
  type ApprovalId,
  approvalId,
  type Instant,
  type InvitationId,
  type PersonId,
  type RemovalKey,
} from './ids.ts';
import type { NamedPerson } from './named-person.ts';
import { assertNever, done, type Result, refused } from './result.ts';

/** What is to be approved. The approval is stored beside it, so that both move in one write. */
export type ApprovalSubject =
  | { readonly kind: 'removal'; readonly id: RemovalKey }
  | { readonly kind: 'invitation'; readonly id: InvitationId };

export interface Consent {
  readonly by: NamedPerson;
  readonly at: Instant;
  readonly comment?: string;
}

/** Somebody who was to decide let a colleague do it instead. */
export interface Reassignment {
  readonly from: NamedPerson;
  readonly to: NamedPerson;
  readonly at: Instant;
  readonly comment?: string;
}

/** A copy of the card in somebody's chat, to be kept true. */
export interface SentCard {
  readonly person: PersonId;
  readonly activityId: string;
}

export interface ApprovalCommon {
  readonly subject: ApprovalSubject;
  /** Which request of the subject this is. */
  readonly number: number;
  readonly revision: number;
  /** Whom it concerns, as lists call it: the customer's name. */
  readonly about: string;
  readonly requester: NamedPerson;
  readonly requestedAt: Instant;
  /** Who may decide; the requester is never among them. */
  readonly approvers: readonly NamedPerson[];
  /** So many different people have to agree. */
  readonly needed: number;
  readonly expiresAt: Instant;
  readonly consents: readonly Consent[];
  readonly reassignments: readonly Reassignment[];
  readonly remindedAt?: Instant;
  readonly cards: readonly SentCard[];
  /** Approvers whom no card could reach. */
  readonly unreached: readonly NamedPerson[];
}

/** Why a request was called off before anybody decided. */
export type CancelReason = 'withdrawn' | 'edited' | 'passed-on' | 'moot';

export type Approval =
  | (ApprovalCommon & { readonly state: 'waiting' })
  | (ApprovalCommon & { readonly state: 'approved'; readonly at: Instant })
  | (ApprovalCommon & {
      readonly state: 'rejected';
      readonly at: Instant;
      readonly by: NamedPerson;
      readonly comment?: string;
    })
  | (ApprovalCommon & { readonly state: 'expired'; readonly at: Instant })
  | (ApprovalCommon & {
      readonly state: 'cancelled';
      readonly at: Instant;
      readonly why: CancelReason;
      readonly by?: NamedPerson;
    });

const approvalStates = ['waiting', 'approved', 'rejected', 'expired', 'cancelled'] as const;
export type ApprovalState = (typeof approvalStates)[number];
export type ApprovalIn<S extends ApprovalState> = Extract<Approval, { state: S }>;

interface Click {
  readonly by: NamedPerson;
  readonly at: Instant;
  readonly comment?: string;
}

export type ApprovalEvent =
  | (Click & { readonly type: 'approve' })
  | (Click & { readonly type: 'reject' })
  | (Click & { readonly type: 'reassign'; readonly to: NamedPerson })
  | { readonly type: 'remind'; readonly at: Instant }
  | { readonly type: 'expire'; readonly at: Instant }
  | { readonly type: 'cancel'; readonly at: Instant; readonly why: CancelReason; readonly by?: NamedPerson }
  | { readonly type: 'card-sent'; readonly card: SentCard }
  | { readonly type: 'not-reached'; readonly person: NamedPerson };

/**
 * `not-now`: it is decided, or it is too early. `too-late`: its time is over, though nobody has written that down yet.
 * `own-request`: nobody decides what they asked for. `not-asked`: somebody else is to decide. `already`: this person
 * has agreed before. `asked-already`: the colleague is asked too.
 */
export type ApprovalRefusal =
  | 'not-now'
  | 'too-late'
  | 'own-request'
  | 'not-asked'
  | 'already'
  | 'asked-already';

/** What a person can type beside a decision. */
export const longestComment = 2_000;

export const idOfApproval = ({ subject, number }: Approval): ApprovalId => approvalId(subject.id, number);

type Decision = Result<Approval, ApprovalRefusal>;
type EventOf<T extends ApprovalEvent['type']> = Extract<ApprovalEvent, { type: T }>;

/** Whose word is still wanted: the request waits, and this person is to decide it and has not yet. */
export function isAwaited(approval: Approval, person: PersonId): boolean {
  const isAsked = approval.approvers.some(({ id }) => id === person);
  return approval.state === 'waiting' && isAsked && !hasAgreed(approval, person);
}

export function hasAgreed({ consents }: Approval, person: PersonId): boolean {
  return consents.some(({ by }) => by.id === person);
}

export type NewApproval = Omit<
  ApprovalCommon,
  'revision' | 'consents' | 'reassignments' | 'cards' | 'unreached' | 'remindedAt'
>;

export function newApproval(asked: NewApproval): ApprovalIn<'waiting'> {
  return {
    ...asked,
    approvers: asked.approvers.filter(({ id }) => id !== asked.requester.id),
    revision: 1,
    consents: [],
    reassignments: [],
    cards: [],
    unreached: [],
    state: 'waiting',
  };
}

/** The one place where an approval moves: total, pure, and every illegal move is a refusal. */
export function decideApproval(approval: Approval, event: ApprovalEvent): Decision {
  if (event.type === 'card-sent') return cardSent(approval, event);
  if (approval.state !== 'waiting') return refused('not-now');
  switch (event.type) {
    case 'approve':
      return approve(approval, event);
    case 'reject': {
      const why = whyNot(approval, event);
      if (why) return refused(why);
      const { by, at } = event;
      return done({ ...moved(approval), ...said(event), at, by, state: 'rejected' });
    }
    case 'reassign':
      return reassign(approval, event);
    case 'not-reached':
      return approval.unreached.some(({ id }) => id === event.person.id)
        ? refused('already')
        : done({ ...moved(approval), unreached: [...approval.unreached, event.person], state: 'waiting' });
    case 'remind':
      return event.at >= approval.expiresAt || approval.remindedAt !== undefined
        ? refused('not-now')
        : done({ ...moved(approval), remindedAt: event.at, state: 'waiting' });
    case 'expire':
      return event.at < approval.expiresAt
        ? refused('not-now')
        : done({ ...moved(approval), at: event.at, state: 'expired' });
    case 'cancel': {
      const { at, why, by } = event;
      return done({ ...moved(approval), at, why, ...(by ? { by } : {}), state: 'cancelled' });
    }
    default:
      return assertNever(event);
  }
}

function moved(approval: ApprovalIn<'waiting'>): ApprovalCommon {
  const { state: _, ...common } = approval;
  return { ...common, revision: approval.revision + 1 };
}

const said = ({ comment }: Click) => (comment === undefined || comment === '' ? {} : { comment });

function whyNot(approval: ApprovalIn<'waiting'>, { by, at }: Click): ApprovalRefusal | undefined {
  if (by.id === approval.requester.id) return 'own-request';
  if (!approval.approvers.some(({ id }) => id === by.id)) return 'not-asked';
  return at >= approval.expiresAt ? 'too-late' : undefined;
}

function approve(approval: ApprovalIn<'waiting'>, event: EventOf<'approve'>): Decision {
  const why = whyNot(approval, event);
  if (why) return refused(why);
  if (hasAgreed(approval, event.by.id)) return refused('already');
  const { by, at } = event;
  const consents = [...approval.consents, { by, at, ...said(event) }];
  const common = { ...moved(approval), consents };
  return consents.length < approval.needed
    ? done({ ...common, state: 'waiting' })
    : done({ ...common, at, state: 'approved' });
}

function reassign(approval: ApprovalIn<'waiting'>, event: EventOf<'reassign'>): Decision {
  const why = whyNot(approval, event);
  if (why) return refused(why);
  if (hasAgreed(approval, event.by.id)) return refused('already');
  const { by: from, to, at } = event;
  if (to.id === approval.requester.id) return refused('own-request');
  if (approval.approvers.some(({ id }) => id === to.id)) return refused('asked-already');
  return done({
    ...moved(approval),
    approvers: [...approval.approvers.filter(({ id }) => id !== from.id), to],
    reassignments: [...approval.reassignments, { from, to, at, ...said(event) }],
    state: 'waiting',
  });
}

/** Beside the decision, and in every state: a card that came late has to be brought up to date too. */
function cardSent(approval: Approval, { card }: EventOf<'card-sent'>): Decision {
  const isKnown = approval.cards.some(
    ({ person, activityId }) => person === card.person && activityId === card.activityId,
  );
  if (isKnown) return refused('already');
  return done({
    ...approval,
    revision: approval.revision + 1,
    cards: [...approval.cards, card],
    unreached: approval.unreached.filter(({ id }) => id !== card.person),
  });
}
