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
}

export type Invitation =
  | (Common & { readonly state: 'draft' })
  | (Common & { readonly state: 'discarded'; readonly discardedAt: Instant })
  | (Common & { readonly state: 'sending'; readonly decidedAt: Instant; readonly decidedBy: PersonId })
  | (Common & { readonly state: 'sent'; readonly sentAt: Instant; readonly mail: SentMail })
  | (Common & { readonly state: 'failed'; readonly failedAt: Instant; readonly reason: SendFailure })
  | (Common & {
      readonly state: 'accepted';
      readonly noticedAt: Instant;
      readonly customer: { readonly id: CustomerTenantId; readonly name: string };
      /** Absent while the mail that the customer answered is still being looked for. */
      readonly mail?: SentMail;
    });

export type InvitationState = Invitation['state'];
export type InvitationIn<S extends InvitationState> = Extract<Invitation, { state: S }>;

/** Why a mail did not go out; none of these left a mail at the customer. */
export type SendFailure = 'claimed-by-colleague' | 'mailbox-refused' | 'recipient-refused' | 'gave-up';

export type InvitationEvent =
  | { readonly type: 'edit'; readonly letter: Letter; readonly revision: number }
  | { readonly type: 'discard'; readonly at: Instant }
  | { readonly type: 'send'; readonly at: Instant; readonly by: PersonId; readonly revision: number }
  | { readonly type: 'mail-sent'; readonly at: Instant; readonly mail: SentMail }
  | { readonly type: 'mail-failed'; readonly at: Instant; readonly reason: SendFailure }
  | {
      readonly type: 'accept';
      readonly at: Instant;
      readonly customer: { readonly id: CustomerTenantId; readonly name: string };
    };

/** `not-now`: the state does not allow it (the card that asked is old); `outdated`: the letter changed meanwhile. */
export type MoveRefusal = 'not-now' | 'outdated';

/** States in which a customer may still answer: they hold the customer's claim. */
export const openStates = ['sending', 'sent'] as const satisfies readonly InvitationState[];

export function isOpen(invitation: Invitation): boolean {
  return (openStates as readonly InvitationState[]).includes(invitation.state);
}

/** Its letter may still be changed, sent or thrown away. */
export function isEditable(invitation: Invitation): invitation is InvitationIn<'draft' | 'failed'> {
  return invitation.state === 'draft' || invitation.state === 'failed';
}

function common(invitation: Invitation): Common {
  const {
    id,
    inviter,
    inviterName,
    resellerName,
    createdAt,
    recipient,
    relationship,
    meeting,
    language,
    link,
    letter,
  } = invitation;
  return {
    id,
    revision: invitation.revision + 1,
    inviter,
    inviterName,
    resellerName,
    createdAt,
    recipient,
    relationship,
    meeting,
    language,
    link,
    letter,
  };
}

/** The one place where an invitation moves: total, pure, and every illegal move is a refusal. */
export function decide(invitation: Invitation, event: InvitationEvent): Result<Invitation, MoveRefusal> {
  switch (event.type) {
    case 'edit':
      return edit(invitation, event);
    case 'discard':
      return isEditable(invitation)
        ? done({ ...common(invitation), state: 'discarded', discardedAt: event.at })
        : refused('not-now');
    case 'send':
      return send(invitation, event);
    case 'mail-sent':
      return mailSent(invitation, event);
    case 'mail-failed':
      return invitation.state === 'sending'
        ? done({ ...common(invitation), state: 'failed', failedAt: event.at, reason: event.reason })
        : refused('not-now');
    case 'accept':
      return accept(invitation, event);
    default:
      return assertNever(event);
  }
}

type EventOf<T extends InvitationEvent['type']> = Extract<InvitationEvent, { type: T }>;

function edit(invitation: Invitation, event: EventOf<'edit'>): Result<Invitation, MoveRefusal> {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  return done({ ...common(invitation), state: 'draft', letter: event.letter });
}

function send(invitation: Invitation, event: EventOf<'send'>): Result<Invitation, MoveRefusal> {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  return done({ ...common(invitation), state: 'sending', decidedAt: event.at, decidedBy: event.by });
}

function mailSent(invitation: Invitation, event: EventOf<'mail-sent'>): Result<Invitation, MoveRefusal> {
  if (invitation.state === 'sending') {
    return done({ ...common(invitation), state: 'sent', sentAt: event.at, mail: event.mail });
  }
  if (invitation.state === 'accepted' && invitation.mail === undefined) {
    return done({ ...invitation, revision: invitation.revision + 1, mail: event.mail });
  }
  return refused('not-now');
}

function accept(invitation: Invitation, event: EventOf<'accept'>): Result<Invitation, MoveRefusal> {
  if (invitation.state !== 'sending' && invitation.state !== 'sent') return refused('not-now');
  return done({
    ...common(invitation),
    state: 'accepted',
    noticedAt: event.at,
    customer: event.customer,
    ...(invitation.state === 'sent' ? { mail: invitation.mail } : {}),
  });
}
