import type { Customer } from './customer.ts';
import type { Instant, InvitationId, PersonId } from './ids.ts';
import type { Invitation, MatchReason } from './invitation.ts';
import type { AloneReason } from './message.ts';
import type { NamedPerson } from './named-person.ts';
import type { ShownCard } from './shown-card.ts';
import { assertNever, done, type Result, refused } from './result.ts';

/** What tells a new customer from others; read once, when it is new. */
export interface NewcomerFacts {
  readonly customer: Customer;
  /** The domains that its tenant has verified, the default one among them; lower case. */
  readonly domains: readonly string[];
  /** The domain of the mail address that the company gave to Microsoft. */
  readonly mailDomain?: string;
  readonly firstSeenAt: Instant;
}

/** An invitation that the customer may have answered, and what speaks for it. */
export interface Candidate {
  readonly invitationId: InvitationId;
  readonly reason: Exclude<MatchReason, 'answered'>;
}

/** Which of these invitations the customer answered; put to their inviters, once. */
export interface Question {
  readonly askedAt: Instant;
  readonly candidates: readonly Candidate[];
  readonly asked: readonly PersonId[];
  /** When others were asked, for none of those who were may answer any more; the last time. */
  readonly passedOnAt?: Instant;
}

/** A question as it stands now: what may still be chosen, or what was decided. */
export interface OpenQuestion {
  readonly newcomer: Newcomer;
  /** Invitations that nobody has answered yet, most likely first. */
  readonly candidates: readonly { readonly invitation: Invitation; readonly reason: Candidate['reason'] }[];
  /** The invitation that it was decided for. */
  readonly chosen?: Invitation;
}

interface Common extends NewcomerFacts {
  /** Rises with every move; a card that shows an older one may not answer. */
  readonly revision: number;
  /** Present once it was asked, so that nobody is asked again. */
  readonly question?: Question;
  /** Present once it was told that it came without an invitation from here. */
  readonly alone?: { readonly at: Instant; readonly why: AloneReason };
  /** Copies of the question's card, to be kept true. */
  readonly cards?: readonly ShownCard[];
}

interface Belonging {
  readonly at: Instant;
  readonly invitationId: InvitationId;
  readonly reason: MatchReason;
  /** Absent where the rules alone said so. */
  readonly by?: NamedPerson;
}

/**
 * A customer who is new in the list and whom no invitation names by its tenant. There is one of it for each customer,
 * and so it is also the claim that two answers meet at: whoever moves it first has decided.
 */
export type Newcomer =
  | (Common & { readonly state: 'unmatched' })
  | (Common & { readonly state: 'asked'; readonly question: Question })
  /** Decided; the invitation's own move is still to come. */
  | (Common & Belonging & { readonly state: 'claimed' })
  | (Common & Belonging & { readonly state: 'explained' })
  /** Somebody who was asked says that it is none of theirs. */
  | (Common & {
      readonly state: 'none';
      readonly question: Question;
      readonly at: Instant;
      readonly by: NamedPerson;
    });

export type NewcomerState = Newcomer['state'];
export type NewcomerIn<S extends NewcomerState> = Extract<Newcomer, { state: S }>;

export type NewcomerEvent =
  | { readonly type: 'ask'; readonly question: Question }
  /** None of those who were asked may answer any more. Not a move: a card that is out stays good. */
  | { readonly type: 'ask-others'; readonly at: Instant; readonly others: readonly PersonId[] }
  /** None of the invitations that were asked about can be the one any more: what else it may have answered is found out anew. */
  | { readonly type: 'lapse' }
  | { readonly type: 'claim'; readonly at: Instant; readonly candidate: Candidate }
  | {
      readonly type: 'answer';
      readonly at: Instant;
      readonly by: NamedPerson;
      readonly invitationId: InvitationId | undefined;
      readonly revision: number;
    }
  /** Somebody says which invitation it answered, though none fits, or somebody else said that none does. */
  | {
      readonly type: 'belong';
      readonly at: Instant;
      readonly by: NamedPerson;
      readonly invitationId: InvitationId;
    }
  /** Those who follow are told that it came without an invitation; not a move. */
  | { readonly type: 'tell-alone'; readonly at: Instant; readonly why: AloneReason }
  /** A card with the question has reached somebody; not a move. */
  | { readonly type: 'card-sent'; readonly card: ShownCard }
  /** The invitation has moved. */
  | { readonly type: 'settle' }
  /** It did not answer this invitation after all: what else it may have answered is found out anew. */
  | { readonly type: 'release'; readonly invitationId: InvitationId }
  /** The invitation was answered by another customer in the meantime. */
  | { readonly type: 'give-back' };

/** `not-now`: it is decided; `outdated`: the question changed since; `not-asked`: no such person or candidate. */
export type NewcomerRefusal = 'not-now' | 'outdated' | 'not-asked';

type Decision = Result<Newcomer, NewcomerRefusal>;
type EventOf<T extends NewcomerEvent['type']> = Extract<NewcomerEvent, { type: T }>;

export function newNewcomer(facts: NewcomerFacts): NewcomerIn<'unmatched'> {
  return { ...facts, revision: 1, state: 'unmatched' };
}

function moved(newcomer: Newcomer): Common {
  const { customer, domains, mailDomain, firstSeenAt, question, alone, cards, revision } = newcomer;
  return {
    customer,
    domains,
    ...(mailDomain === undefined ? {} : { mailDomain }),
    firstSeenAt,
    revision: revision + 1,
    ...(question ? { question } : {}),
    ...(alone ? { alone } : {}),
    ...(cards ? { cards } : {}),
  };
}

/** The one place where a newcomer moves: total, pure, and every illegal move is a refusal. */
export function decideNewcomer(newcomer: Newcomer, event: NewcomerEvent): Decision {
  switch (event.type) {
    case 'ask': {
      const { question } = event;
      if (newcomer.state !== 'unmatched' || newcomer.question) return refused('not-now');
      return done({ ...moved(newcomer), question, state: 'asked' });
    }
    case 'ask-others': {
      if (newcomer.state !== 'asked') return refused('not-now');
      const { question } = newcomer;
      const others = event.others.filter((one) => !question.asked.includes(one));
      if (others.length === 0) return refused('not-now');
      const asked = [...question.asked, ...others];
      return done({ ...newcomer, question: { ...question, asked, passedOnAt: event.at } });
    }
    case 'lapse': {
      if (newcomer.state !== 'asked') return refused('not-now');
      const { question: _, ...rest } = moved(newcomer);
      return done({ ...rest, state: 'unmatched' });
    }
    case 'claim': {
      if (newcomer.state !== 'unmatched') return refused('not-now');
      const { at, candidate } = event;
      return done({ ...moved(newcomer), ...candidate, at, state: 'claimed' });
    }
    case 'answer':
      return answer(newcomer, event);
    case 'belong': {
      if (newcomer.state !== 'unmatched' && newcomer.state !== 'none') return refused('not-now');
      const { at, by, invitationId } = event;
      return done({ ...moved(newcomer), at, by, invitationId, reason: 'answered', state: 'claimed' });
    }
    case 'tell-alone': {
      if (newcomer.alone || 'invitationId' in newcomer) return refused('not-now');
      return done({ ...newcomer, alone: { at: event.at, why: event.why } });
    }
    case 'card-sent':
      return done({ ...newcomer, cards: [...(newcomer.cards ?? []), event.card] });
    case 'settle':
      return newcomer.state === 'claimed'
        ? done({ ...newcomer, revision: newcomer.revision + 1, state: 'explained' })
        : refused('not-now');
    case 'release': {
      if (!('invitationId' in newcomer) || newcomer.invitationId !== event.invitationId)
        return refused('not-now');
      const { question: _, alone: __, cards: ___, ...rest } = moved(newcomer);
      return done({ ...rest, state: 'unmatched' });
    }
    case 'give-back':
      return giveBack(newcomer);
    default:
      return assertNever(event);
  }
}

function answer(newcomer: Newcomer, event: EventOf<'answer'>): Decision {
  if (newcomer.state !== 'asked') return refused('not-now');
  const { at, by, invitationId } = event;
  const { asked, candidates } = newcomer.question;
  if (!asked.includes(by.id)) return refused('not-asked');
  if (newcomer.revision !== event.revision) return refused('outdated');
  if (invitationId === undefined) {
    return done({ ...moved(newcomer), question: newcomer.question, at, by, state: 'none' });
  }
  if (!candidates.some((one) => one.invitationId === invitationId)) return refused('not-asked');
  return done({ ...moved(newcomer), at, by, invitationId, reason: 'answered', state: 'claimed' });
}

function giveBack(newcomer: Newcomer): Decision {
  if (newcomer.state !== 'claimed') return refused('not-now');
  const common = moved(newcomer);
  return common.question
    ? done({ ...common, question: common.question, state: 'asked' })
    : done({ ...common, state: 'unmatched' });
}
