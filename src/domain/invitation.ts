import type { CustomerTenantId, Instant, InvitationId, PersonId, ProviderTenantId } from './ids.ts';
import type { InvitationLink } from './invitation-link.ts';
import type { Letter } from './letter.ts';
import { assertNever, done, type Result, refused } from './result.ts';

export const meetings = ['own-marketing', 'microsoft-referral', 'indirect-provider'] as const;
/** How we met the customer: the channels that the product document names. */
export type Meeting = (typeof meetings)[number];

export type LetterLanguage = 'en' | 'ru';

/** Alone, or together with an indirect provider: then the customer is asked for two relationships at once. */
export type Relationship =
  | { readonly kind: 'alone' }
  | { readonly kind: 'joint'; readonly providerId: ProviderTenantId; readonly providerName: string };

/** What a letter is written from. */
export interface LetterFacts {
  readonly language: LetterLanguage;
  readonly relationship: Relationship;
  readonly contactName?: string;
  /** The customer's company. */
  readonly company: string;
  /** Our company. */
  readonly resellerName: string;
  /** The agent, who signs. */
  readonly inviterName: string;
}

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

/** A mailbox by what it is to us; its address is configuration. */
export type Mailbox = { readonly kind: 'own'; readonly person: PersonId } | { readonly kind: 'shared' };

/** The mail as the mailbox knows it; the immutable id names the draft and later the copy in Sent Items. */
export interface SentMail {
  readonly mailbox: Mailbox;
  readonly messageId: string;
  readonly conversationId?: string;
}

/** A step of an invitation's way, for its timeline. */
export interface Move {
  readonly state: InvitationState;
  readonly at: Instant;
  /** Absent where nobody's hand moved it. */
  readonly by?: PersonId;
}

/** What the look before writing found: nothing that forbids the invitation, but what the agent should know. */
export type Finding =
  | { readonly kind: 'look-alike'; readonly customerName: string; readonly customerDomain: string }
  | { readonly kind: 'other-country'; readonly country: string; readonly ours: string }
  | {
      readonly kind: 'invited-before';
      readonly inviterName: string;
      readonly at: Instant;
      readonly state: InvitationState;
    };

/** By what a customer was recognised as the one that was invited. */
export const matchReasons = ['tenant', 'verified-domain', 'mail-domain', 'name', 'answered'] as const;
export type MatchReason = (typeof matchReasons)[number];

/** The halves of a joint invitation: the customer's relationship with us, and that with the provider. */
export type Half = 'reseller' | 'provider';

/** Why the provider's half cannot be seen: Microsoft refuses to show it, or the inviter must sign in anew first. */
export const hiddenReasons = ['refused', 'sign-in'] as const;
export type HiddenReason = (typeof hiddenReasons)[number];

/** Which relationships are there now, as far as they can be seen. */
export interface Halves {
  readonly reseller: boolean;
  readonly provider: boolean;
  /** Present while nobody can say whether the provider's half is there. */
  readonly providerHidden?: HiddenReason;
}

interface Common {
  readonly id: InvitationId;
  /** Rises with every move; a card that shows an older one may not act. */
  readonly revision: number;
  readonly inviter: PersonId;
  readonly inviterName: string;
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
}

interface Customer {
  readonly id: CustomerTenantId;
  readonly name: string;
}

interface Answered {
  readonly noticedAt: Instant;
  readonly customer: Customer;
  readonly match: MatchReason;
  /** Absent while the mail that the customer answered is still being looked for. */
  readonly mail?: SentMail;
}

export type Invitation =
  | (Common & { readonly state: 'draft' })
  | (Common & { readonly state: 'discarded'; readonly discardedAt: Instant })
  | (Common & { readonly state: 'sending'; readonly decidedAt: Instant; readonly decidedBy: PersonId })
  /** The agent sends it by hand: from the draft in the own mailbox once that is made, or from the copied text. */
  | (Common & {
      readonly state: 'handed-over';
      readonly handedOverAt: Instant;
      readonly way: HandOverWay;
      readonly mail?: SentMail;
      /** Opens the draft in Outlook. */
      readonly webLink?: string;
    })
  | (Common & {
      readonly state: 'sent';
      readonly sentAt: Instant;
      readonly how: 'mailbox' | 'by-hand';
      /** Absent where the agent sent it by hand and it was not found in the mailbox. */
      readonly mail?: SentMail;
      /** What was found of the link in a mail that was sent by hand. */
      readonly linkFound?: 'intact' | 'broken';
    })
  | (Common & { readonly state: 'failed'; readonly failedAt: Instant; readonly reason: SendFailure })
  | (Common &
      Answered & {
        readonly state: 'half-accepted';
        readonly half: Half;
        readonly providerHidden?: HiddenReason;
      })
  | (Common & Answered & { readonly state: 'accepted' });

export const invitationStates = [
  'draft',
  'sending',
  'handed-over',
  'sent',
  'half-accepted',
  'accepted',
  'failed',
  'discarded',
] as const;
export type InvitationState = (typeof invitationStates)[number];
export type InvitationIn<S extends InvitationState> = Extract<Invitation, { state: S }>;

export const handOverWays = ['outlook', 'copy'] as const;
export type HandOverWay = (typeof handOverWays)[number];

/** Why a mail did not go out; none of these left a mail at the customer. */
export type SendFailure = 'claimed-by-colleague' | 'mailbox-refused' | 'recipient-refused' | 'gave-up';

export type InvitationEvent =
  | { readonly type: 'edit'; readonly letter: Letter; readonly revision: number }
  | { readonly type: 'discard'; readonly at: Instant; readonly by?: PersonId }
  | { readonly type: 'send'; readonly at: Instant; readonly by: PersonId; readonly revision: number }
  | { readonly type: 'mail-sent'; readonly at: Instant; readonly mail: SentMail }
  | { readonly type: 'mail-failed'; readonly at: Instant; readonly reason: SendFailure }
  | {
      readonly type: 'hand-over';
      readonly at: Instant;
      readonly by: PersonId;
      readonly way: HandOverWay;
      readonly revision: number;
    }
  /** The draft that was asked for stands in the mailbox. */
  | { readonly type: 'draft-made'; readonly mail: SentMail; readonly webLink: string }
  /** The agent says that it was sent by hand. */
  | { readonly type: 'done'; readonly at: Instant; readonly by: PersonId }
  /** The agent takes it back to go on here. */
  | { readonly type: 'take-back'; readonly at: Instant; readonly by: PersonId }
  /** The draft was found among the sent mails. */
  | {
      readonly type: 'found-sent';
      readonly at: Instant;
      readonly mail: SentMail;
      readonly link: 'intact' | 'broken';
    }
  | {
      readonly type: 'accept';
      readonly at: Instant;
      readonly customer: Customer;
      readonly match: MatchReason;
      /** For an invitation alone the provider's does not count. */
      readonly halves: Halves;
      /** Who said so, where a person was asked. */
      readonly by?: PersonId;
    };

/** `not-now`: the state does not allow it (the card that asked is old); `outdated`: the letter changed meanwhile. */
export type MoveRefusal = 'not-now' | 'outdated';

/** States in which a customer may still answer: they hold the customer's claim. */
export const openStates = [
  'sending',
  'handed-over',
  'sent',
  'half-accepted',
] as const satisfies readonly InvitationState[];

export type OpenInvitation = InvitationIn<(typeof openStates)[number]>;

export function isOpen(invitation: Invitation): invitation is OpenInvitation {
  return (openStates as readonly InvitationState[]).includes(invitation.state);
}

/** Since when the customer may have had the link: the last decision to bring it out. */
export function decidedAt({ moves, createdAt }: Invitation): Instant {
  const decisions = moves.filter(({ state }) => state === 'sending' || state === 'handed-over');
  return decisions.at(-1)?.at ?? createdAt;
}

/** Its letter may still be changed, sent or thrown away. */
export function isEditable(invitation: Invitation): invitation is InvitationIn<'draft' | 'failed'> {
  return invitation.state === 'draft' || invitation.state === 'failed';
}

/** What every state shares, one revision on, with the move written down when the state changes. */
function moved(invitation: Invitation, state: InvitationState, at: Instant, by?: PersonId): Common {
  const { id, inviter, inviterName, resellerName, createdAt, recipient, relationship } = invitation;
  const { meeting, language, link, letter, findings } = invitation;
  const move = { state, at, ...(by === undefined ? {} : { by }) };
  const moves = state === invitation.state ? invitation.moves : [...invitation.moves, move];
  const revision = invitation.revision + 1;
  const who = { id, revision, inviter, inviterName, resellerName, createdAt, recipient, relationship };
  return { ...who, meeting, language, link, letter, findings, moves };
}

/** The one place where an invitation moves: total, pure, and every illegal move is a refusal. */
export function decide(invitation: Invitation, event: InvitationEvent): Result<Invitation, MoveRefusal> {
  switch (event.type) {
    case 'edit':
      return edit(invitation, event);
    case 'discard':
      return isEditable(invitation)
        ? done({
            ...moved(invitation, 'discarded', event.at, event.by),
            state: 'discarded',
            discardedAt: event.at,
          })
        : refused('not-now');
    case 'send':
      return send(invitation, event);
    case 'mail-sent':
      return mailSent(invitation, event);
    case 'mail-failed':
      return invitation.state === 'sending'
        ? done({
            ...moved(invitation, 'failed', event.at),
            state: 'failed',
            failedAt: event.at,
            reason: event.reason,
          })
        : refused('not-now');
    case 'hand-over':
      return handOver(invitation, event);
    case 'draft-made':
      return invitation.state === 'handed-over' && invitation.mail === undefined
        ? done({
            ...invitation,
            revision: invitation.revision + 1,
            mail: event.mail,
            webLink: event.webLink,
          })
        : refused('not-now');
    case 'done':
      return sentByHand(invitation, event);
    case 'take-back':
      return invitation.state === 'handed-over'
        ? done({ ...moved(invitation, 'draft', event.at, event.by), state: 'draft' })
        : refused('not-now');
    case 'found-sent':
      return foundSent(invitation, event);
    case 'accept':
      return accept(invitation, event);
    default:
      return assertNever(event);
  }
}

type EventOf<T extends InvitationEvent['type']> = Extract<InvitationEvent, { type: T }>;
type Decision = Result<Invitation, MoveRefusal>;

function edit(invitation: Invitation, event: EventOf<'edit'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  const at = invitation.state === 'failed' ? invitation.failedAt : invitation.createdAt;
  return done({
    ...moved(invitation, 'draft', at, invitation.inviter),
    state: 'draft',
    letter: event.letter,
  });
}

function send(invitation: Invitation, event: EventOf<'send'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  return done({
    ...moved(invitation, 'sending', event.at, event.by),
    state: 'sending',
    decidedAt: event.at,
    decidedBy: event.by,
  });
}

function mailSent(invitation: Invitation, event: EventOf<'mail-sent'>): Decision {
  const { at, mail } = event;
  if (invitation.state === 'sending') {
    return done({ ...moved(invitation, 'sent', at), state: 'sent', sentAt: at, how: 'mailbox', mail });
  }
  const isAnswered = invitation.state === 'accepted' || invitation.state === 'half-accepted';
  if (isAnswered && invitation.mail === undefined) {
    return done({ ...invitation, revision: invitation.revision + 1, mail });
  }
  return refused('not-now');
}

function handOver(invitation: Invitation, event: EventOf<'hand-over'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  return done({
    ...moved(invitation, 'handed-over', event.at, event.by),
    state: 'handed-over',
    handedOverAt: event.at,
    way: event.way,
  });
}

function sentByHand(invitation: Invitation, event: EventOf<'done'>): Decision {
  if (invitation.state !== 'handed-over') return refused('not-now');
  return done({
    ...moved(invitation, 'sent', event.at, event.by),
    state: 'sent',
    sentAt: event.at,
    how: 'by-hand',
    ...(invitation.mail ? { mail: invitation.mail } : {}),
  });
}

/** The proof from the mailbox, whether or not the agent said *Done* before. */
function foundSent(invitation: Invitation, event: EventOf<'found-sent'>): Decision {
  const isWaiting = invitation.state === 'handed-over';
  const isUnproved = invitation.state === 'sent' && invitation.how === 'by-hand' && !invitation.linkFound;
  if (!isWaiting && !isUnproved) return refused('not-now');
  return done({
    ...moved(invitation, 'sent', event.at),
    state: 'sent',
    sentAt: event.at,
    how: 'by-hand',
    mail: event.mail,
    linkFound: event.link,
  });
}

/** Ours alone answers an invitation alone; a joint one needs both halves, and remembers the one that is there. */
function accept(invitation: Invitation, event: EventOf<'accept'>): Decision {
  if (!isOpen(invitation)) return refused('not-now');
  const { reseller, provider } = event.halves;
  const isWhole = reseller && (provider || invitation.relationship.kind === 'alone');
  const half: Half | undefined = reseller ? 'reseller' : provider ? 'provider' : undefined;
  if (!isWhole && (half === undefined || invitation.relationship.kind === 'alone')) return refused('not-now');
  if (!isWhole && invitation.state === 'half-accepted' && invitation.half === half) {
    return seenOtherwise(invitation, event.halves);
  }
  const answered = {
    noticedAt: event.at,
    customer: event.customer,
    match: event.match,
    ...('mail' in invitation && invitation.mail ? { mail: invitation.mail } : {}),
  };
  if (isWhole) {
    return done({ ...moved(invitation, 'accepted', event.at, event.by), ...answered, state: 'accepted' });
  }
  return done({
    ...moved(invitation, 'half-accepted', event.at, event.by),
    ...answered,
    state: 'half-accepted',
    half: half ?? 'reseller',
    ...hidden(event.halves),
  });
}

const hidden = ({ providerHidden }: Halves) => (providerHidden ? { providerHidden } : {});

/** The same half is there as before; whether the other can be seen may have changed, which moves nothing. */
function seenOtherwise(before: InvitationIn<'half-accepted'>, halves: Halves): Decision {
  if (before.providerHidden === halves.providerHidden) return refused('not-now');
  const { providerHidden: _, ...rest } = before;
  return done({ ...rest, ...hidden(halves), revision: before.revision + 1 });
}
