import type { CustomerTenantId, Instant, PersonId } from './ids.ts';
import {
  type Invitation,
  type InvitationCommon,
  type InvitationIn,
  type InvitationState,
  type AnsweringCustomer,
  type BeforeAgain,
  type BounceReason,
  type Colleague,
  type RequestAnswer,
  type SentMail,
  type Half,
  type Halves,
  type HandOverWay,
  type MatchReason,
  type SendFailure,
  type UnseenReason,
  isAssignable,
  isAwaited,
  isEditable,
  isResendable,
  isWithdrawable,
} from './invitation.ts';
import type { InvitationNote } from './invitation-note.ts';
import type { Letter } from './letter.ts';
import { isDoubtful, stateBefore } from './wrong-match.ts';
import { dueReminder, planned, type PlannedReminder, type Reminders } from './reminder.ts';
import { assertNever, done, type Result, refused } from './result.ts';

export type InvitationEvent =
  | { readonly type: 'edit'; readonly letter: Letter; readonly revision: number }
  | { readonly type: 'discard'; readonly at: Instant; readonly by?: PersonId }
  | { readonly type: 'send'; readonly at: Instant; readonly by: PersonId; readonly revision: number }
  /** Colleagues are asked to agree before it goes out. */
  | { readonly type: 'ask-approval'; readonly at: Instant; readonly by: PersonId; readonly revision: number }
  /** Enough of them agreed: it goes out in the inviter's name. */
  | { readonly type: 'approved'; readonly at: Instant; readonly by: readonly Colleague[] }
  /** It does not go out; present where somebody said so, and not the inviter. */
  | {
      readonly type: 'give-back';
      readonly at: Instant;
      readonly by?: PersonId;
      readonly answer?: RequestAnswer;
    }
  | {
      readonly type: 'mail-sent';
      readonly at: Instant;
      readonly mail: SentMail;
      readonly reminder?: PlannedReminder;
    }
  | { readonly type: 'mail-failed'; readonly at: Instant; readonly reason: SendFailure }
  /** What has to be done in the inviter's mailbox waits until the inviter has signed in, or goes on. */
  | { readonly type: 'wait-for-sign-in' | 'signed-in' }
  /** What has to be done outside does not come to an end by itself, or goes on. */
  | { readonly type: 'need-attention'; readonly needed: boolean }
  /** The owner says that nobody shall try any more to bring a mail out that may be out. */
  | { readonly type: 'close-unknown'; readonly at: Instant; readonly by: PersonId }
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
  /** The mail is sent once more, with another text, in the thread of the one that went out. */
  | {
      readonly type: 'resend';
      readonly at: Instant;
      readonly by: PersonId;
      readonly letter: Letter;
      readonly revision: number;
    }
  /** It becomes a colleague's. */
  | { readonly type: 'assign'; readonly at: Instant; readonly by: PersonId; readonly to: Colleague }
  /** The agent waits for no answer any more. */
  | { readonly type: 'withdraw'; readonly at: Instant; readonly by: PersonId }
  /** The customer who was taken for the one that answered did not. */
  | {
      readonly type: 'unmatch';
      readonly at: Instant;
      readonly by: PersonId;
      readonly customerId: CustomerTenantId;
    }
  /** Not a move: cards that show the letter stay valid. */
  | { readonly type: 'note'; readonly note: InvitationNote }
  /** The draft was found among the sent mails. */
  | {
      readonly type: 'found-sent';
      readonly at: Instant;
      readonly reminder?: PlannedReminder;
      readonly mail: SentMail;
      readonly link: 'intact' | 'broken';
    }
  /** A reminder went out; a mail of its own where it could not go in the thread. */
  | {
      readonly type: 'reminded';
      readonly at: Instant;
      readonly number: number;
      readonly mail: SentMail;
      readonly next?: PlannedReminder;
    }
  /** That reminder does not go out. */
  | { readonly type: 'skip-reminder'; readonly number: number; readonly next?: PlannedReminder }
  | { readonly type: 'reminders-off' }
  /** On again; a reminder whose time is over goes at the one that is given. */
  | { readonly type: 'reminders-on'; readonly at: Instant; readonly soon?: PlannedReminder }
  /** The mail came back from these addresses; none where the report does not name them. */
  | {
      readonly type: 'bounced';
      readonly at: Instant;
      readonly failed: readonly string[];
      readonly why: BounceReason;
    }
  /** Somebody answered the mail. */
  | { readonly type: 'replied'; readonly at: Instant; readonly replyLink?: string }
  /** Not a move: whether the mailbox can be looked into. */
  | { readonly type: 'mailbox-closed'; readonly at: Instant; readonly why: UnseenReason }
  | { readonly type: 'mailbox-seen' }
  /** The customer who answered is gone from the list; what was accepted was accepted all the same. */
  | { readonly type: 'customer-left'; readonly at: Instant }
  | {
      readonly type: 'accept';
      readonly at: Instant;
      readonly customer: AnsweringCustomer;
      readonly match: MatchReason;
      /** For an invitation alone the provider's does not count. */
      readonly halves: Halves;
      /** Who said so, where a person was asked. */
      readonly by?: PersonId;
    };

/** `not-now`: the state does not allow it (the card that asked is old); `outdated`: the letter changed meanwhile. */
export type MoveRefusal = 'not-now' | 'outdated';

/** What every state shares, one revision on, with the move written down when the state changes. */
function moved(invitation: Invitation, state: InvitationState, at: Instant, by?: PersonId): InvitationCommon {
  const { id, inviter, inviterName, resellerName, createdAt, recipient, relationship } = invitation;
  const { meeting, language, link, letter, findings, begunBy, notOf, note, ticket, noted, approvedBy } =
    invitation;
  const move = { state, at, ...(by === undefined ? {} : { by }) };
  const moves = state === invitation.state ? invitation.moves : [...invitation.moves, move];
  const revision = invitation.revision + 1;
  const who = { id, revision, inviter, inviterName, resellerName, createdAt, recipient, relationship };
  const written = {
    ...(begunBy === undefined ? {} : { begunBy }),
    ...(notOf === undefined ? {} : { notOf }),
    ...(note === undefined ? {} : { note }),
    ...(ticket === undefined ? {} : { ticket }),
    ...(noted === undefined ? {} : { noted }),
    ...(approvedBy === undefined || isOpenToChange.has(state) ? {} : { approvedBy }),
  };
  return { ...who, meeting, language, link, letter, findings, moves, ...written };
}

/** From here the letter may become another, to which nobody has agreed. */
const isOpenToChange: ReadonlySet<InvitationState> = new Set(['draft', 'failed', 'waiting-approval']);

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
    case 'ask-approval':
      return askApproval(invitation, event);
    case 'approved':
      return invitation.state === 'waiting-approval'
        ? done({
            ...moved(invitation, 'sending', event.at, event.by.at(-1)?.id),
            state: 'sending',
            decidedAt: event.at,
            decidedBy: invitation.inviter,
            approvedBy: event.by,
          })
        : refused('not-now');
    case 'give-back':
      return invitation.state === 'waiting-approval'
        ? done({
            ...moved(invitation, 'draft', event.at, event.by),
            state: 'draft',
            ...(event.answer ? { answer: event.answer } : {}),
          })
        : refused('not-now');
    case 'mail-sent':
      return mailSent(invitation, event);
    case 'mail-failed':
      return mailFailed(invitation, event);
    case 'wait-for-sign-in':
    case 'signed-in':
      return waitForSignIn(invitation, event.type === 'wait-for-sign-in');
    case 'need-attention':
      return needAttention(invitation, event.needed);
    case 'close-unknown':
      return closeUnknown(invitation, event);
    case 'hand-over':
      return handOver(invitation, event);
    case 'draft-made':
      return invitation.state === 'handed-over' && invitation.mail === undefined
        ? done({
            ...goingOn(invitation),
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
    case 'reminded':
    case 'skip-reminder':
    case 'reminders-off':
    case 'reminders-on':
      return remind(invitation, event);
    case 'bounced':
      return bounced(invitation, event);
    case 'replied':
      return replied(invitation, event);
    case 'mailbox-closed':
      return invitation.state === 'sent' && invitation.unseen?.why !== event.why
        ? done({ ...invitation, unseen: { since: event.at, why: event.why } })
        : refused('not-now');
    case 'mailbox-seen': {
      if (invitation.state !== 'sent' || !invitation.unseen) return refused('not-now');
      const { unseen: _, ...rest } = invitation;
      return done(rest);
    }
    case 'resend':
      return resend(invitation, event);
    case 'assign':
      return assign(invitation, event);
    case 'withdraw':
      return withdraw(invitation, event);
    case 'unmatch':
      return unmatch(invitation, event);
    case 'note': {
      const { note: _, ticket: __, ...rest } = invitation;
      return done({ ...rest, ...event.note, noted: (invitation.noted ?? 0) + 1 });
    }
    case 'customer-left':
      return 'noticedAt' in invitation && invitation.leftAt === undefined
        ? done({ ...invitation, leftAt: event.at })
        : refused('not-now');
    case 'accept':
      return accept(invitation, event);
    default:
      return assertNever(event);
  }
}

function isInMailbox(invitation: Invitation): invitation is InvitationIn<'sending' | 'handed-over'> {
  return (
    invitation.state === 'sending' ||
    (invitation.state === 'handed-over' && invitation.way === 'outlook' && invitation.mail === undefined)
  );
}

/** Not a move: the agent's decision stands. */
function waitForSignIn(invitation: Invitation, waits: boolean): Decision {
  if (!isInMailbox(invitation) || (invitation.waitsForSignIn ?? false) === waits) return refused('not-now');
  const next = waits ? ({ ...invitation, waitsForSignIn: true } as const) : goingOn(invitation);
  return done({ ...next, revision: invitation.revision + 1 });
}

/** Not a move either. */
function needAttention(invitation: Invitation, needed: boolean): Decision {
  if (!isInMailbox(invitation) || (invitation.needsAttention ?? false) === needed) return refused('not-now');
  const { needsAttention: _, ...rest } = invitation;
  const next = (needed ? { ...rest, needsAttention: true } : rest) as typeof invitation;
  return done({ ...next, revision: invitation.revision + 1 });
}

/** Nobody waits for an answer any more; should the mail be out all the same, who accepts is noticed. */
function closeUnknown(invitation: Invitation, { at, by }: EventOf<'close-unknown'>): Decision {
  if (invitation.state !== 'sending') return refused('not-now');
  const before = invitation.again?.before;
  return done(
    before
      ? { ...moved(invitation, before.state, at, by), ...before }
      : { ...moved(invitation, 'withdrawn', at, by), state: 'withdrawn', withdrawnAt: at },
  );
}

function goingOn<T extends InvitationIn<'sending' | 'handed-over'>>(invitation: T): T {
  const { waitsForSignIn: _, needsAttention: __, ...rest } = invitation;
  return rest as T;
}

type EventOf<T extends InvitationEvent['type']> = Extract<InvitationEvent, { type: T }>;
type Decision = Result<Invitation, MoveRefusal>;

function edit(invitation: Invitation, event: EventOf<'edit'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  const at = invitation.state === 'failed' ? invitation.failedAt : invitation.createdAt;
  return done({
    ...moved(invitation, 'draft', at, invitation.inviter),
    ...(invitation.state === 'draft' && invitation.answer ? { answer: invitation.answer } : {}),
    state: 'draft',
    letter: event.letter,
  });
}

function askApproval(invitation: Invitation, event: EventOf<'ask-approval'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  const common = moved(invitation, 'waiting-approval', event.at, event.by);
  return done({
    ...common,
    state: 'waiting-approval',
    askedAt: event.at,
    request: common.revision,
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

function resend(invitation: Invitation, event: EventOf<'resend'>): Decision {
  if (!isResendable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  return done({
    ...moved(invitation, 'sending', event.at, event.by),
    state: 'sending',
    decidedAt: event.at,
    decidedBy: event.by,
    again: { letter: event.letter, before: beforeAgain(invitation) },
  });
}

function beforeAgain(invitation: InvitationIn<BeforeAgain['state']>): BeforeAgain {
  const mail = invitation.mail ? { mail: invitation.mail } : {};
  if (invitation.state === 'withdrawn') {
    return { state: 'withdrawn', withdrawnAt: invitation.withdrawnAt, ...mail };
  }
  const { sentAt, how, linkFound } = invitation;
  const mailed = { sentAt, how, ...mail, ...(linkFound ? { linkFound } : {}) };
  switch (invitation.state) {
    case 'bounced':
      return { ...mailed, state: 'bounced', bouncedAt: invitation.bouncedAt, bounce: invitation.bounce };
    case 'answered': {
      const { repliedAt, replyLink } = invitation;
      return { ...mailed, state: 'answered', repliedAt, ...(replyLink ? { replyLink } : {}) };
    }
    case 'sent': {
      const { undelivered, unseen, reminders } = invitation;
      return {
        ...mailed,
        state: 'sent',
        ...(reminders ? { reminders } : {}),
        ...(undelivered ? { undelivered } : {}),
        ...(unseen ? { unseen } : {}),
      };
    }
  }
}

const mailedOf = ({ sentAt, how, mail, linkFound }: InvitationIn<'sent' | 'bounced'>) => ({
  sentAt,
  how,
  ...(mail ? { mail } : {}),
  ...(linkFound ? { linkFound } : {}),
});

/** With each mail the ladder begins anew; that the agent wants no reminders stays. */
function remindersOf(
  before: Reminders | undefined,
  next: PlannedReminder | undefined,
): { readonly reminders?: Reminders } {
  if (!next) return {};
  return { reminders: { sent: [], next, ...(before?.off ? { off: true } : {}) } };
}

type RemindEvent = EventOf<'reminded' | 'skip-reminder' | 'reminders-off' | 'reminders-on'>;

function remind(invitation: Invitation, event: RemindEvent): Decision {
  if (invitation.state !== 'sent' || !invitation.reminders) return refused('not-now');
  const { reminders, mail } = invitation;
  const { next } = reminders;
  const changed = (after: Reminders, other: Partial<Pick<typeof invitation, 'mail'>> = {}) =>
    done({ ...invitation, ...other, revision: invitation.revision + 1, reminders: after });
  switch (event.type) {
    case 'reminded': {
      const { number, at } = event;
      const after = { ...reminders, sent: [...reminders.sent, { number, at }] };
      const isElsewhere = mail?.conversationId !== event.mail.conversationId;
      const other = isElsewhere ? { mail: event.mail } : {};
      return changed(next?.number === number ? planned(after, event.next) : after, other);
    }
    case 'skip-reminder':
      return dueReminder(reminders)?.number === event.number
        ? changed(planned(reminders, event.next))
        : refused('not-now');
    case 'reminders-off':
      return next && !reminders.off ? changed({ ...reminders, off: true }) : refused('not-now');
    case 'reminders-on': {
      if (!next || !reminders.off) return refused('not-now');
      const { off: _, ...on } = reminders;
      return changed(next.at <= event.at ? planned(on, event.soon) : on);
    }
  }
}

/** A copy that did not arrive changes little; the mail to the one who is to accept is the invitation. */
function bounced(invitation: Invitation, { at, failed, why }: EventOf<'bounced'>): Decision {
  if (invitation.state !== 'sent') return refused('not-now');
  const { email, further, cc } = invitation.recipient;
  const isFailed = (address: string) => failed.includes(address.toLowerCase());
  const others = [...further, ...cc].filter(isFailed);
  if (isFailed(email) || others.length === 0) {
    const back = { ...mailedOf(invitation), bouncedAt: at, bounce: why };
    return done({ ...moved(invitation, 'bounced', at), ...back, state: 'bounced' });
  }
  const { undelivered = [] } = invitation;
  const added = others.filter((address) => !undelivered.includes(address));
  if (added.length === 0) return refused('not-now');
  return done({
    ...invitation,
    revision: invitation.revision + 1,
    undelivered: [...undelivered, ...added],
  });
}

function replied(invitation: Invitation, { at, replyLink }: EventOf<'replied'>): Decision {
  if (invitation.state !== 'sent' && invitation.state !== 'bounced') return refused('not-now');
  const answer = { repliedAt: at, ...(replyLink ? { replyLink } : {}) };
  return done({
    ...moved(invitation, 'answered', at),
    ...mailedOf(invitation),
    ...answer,
    state: 'answered',
  });
}

/** What the customer had before is not undone by a second mail that failed. */
function mailFailed(invitation: Invitation, event: EventOf<'mail-failed'>): Decision {
  if (invitation.state !== 'sending') return refused('not-now');
  const { at, reason } = event;
  const before = invitation.again?.before;
  return done(
    before
      ? { ...moved(invitation, before.state, at), ...before }
      : { ...moved(invitation, 'failed', at), state: 'failed', failedAt: at, reason },
  );
}

function mailSent(invitation: Invitation, event: EventOf<'mail-sent'>): Decision {
  const { at, mail, reminder } = event;
  if (invitation.state === 'sending') {
    const before = invitation.again?.before;
    const reminders = remindersOf(before?.state === 'sent' ? before.reminders : undefined, reminder);
    const sent = { ...moved(invitation, 'sent', at), ...reminders };
    return done({ ...sent, state: 'sent', sentAt: at, how: 'mailbox', mail });
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
    ...remindersOf(undefined, event.reminder),
    state: 'sent',
    sentAt: event.at,
    how: 'by-hand',
    mail: event.mail,
    linkFound: event.link,
  });
}

/** The new owner is who is meant from now on; who began it is kept. */
function assign(invitation: Invitation, { at, by, to }: EventOf<'assign'>): Decision {
  if (!isAssignable(invitation) || invitation.inviter === to.id) return refused('not-now');
  const { state, inviter, inviterName, begunBy = { id: inviter, name: inviterName } } = invitation;
  return done({
    ...invitation,
    revision: invitation.revision + 1,
    inviter: to.id,
    inviterName: to.name,
    begunBy,
    moves: [...invitation.moves, { state, at, by, passedTo: to }],
  });
}

/** What half of the customer's answer is there cannot be taken back by us, and a mail on its way not be stopped. */
function withdraw(invitation: Invitation, event: EventOf<'withdraw'>): Decision {
  if (!isWithdrawable(invitation)) return refused('not-now');
  return done({
    ...moved(invitation, 'withdrawn', event.at, event.by),
    state: 'withdrawn',
    withdrawnAt: event.at,
    ...(invitation.mail ? { mail: invitation.mail } : {}),
  });
}

/** As it stood before; the move says why it is there again. */
function unmatch(invitation: Invitation, { at, by, customerId }: EventOf<'unmatch'>): Decision {
  if (!isDoubtful(invitation) || invitation.customer.id !== customerId) return refused('not-now');
  const before = stateBefore(invitation);
  if (!before) return refused('not-now');
  const moves = [...invitation.moves, { state: before.state, at, by, unmatched: true } as const];
  const notOf = [...(invitation.notOf ?? []), { id: customerId, at }];
  return done({ ...moved(invitation, before.state, at, by), ...before, moves, notOf });
}

/** Ours alone answers an invitation alone; a joint one needs both halves, and remembers the one that is there. */
function accept(invitation: Invitation, event: EventOf<'accept'>): Decision {
  if (!isAwaited(invitation)) return refused('not-now');
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
    ...mailOf(invitation),
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

/** The mail that the customer has; of one that is on its way it is not known yet whether it is another. */
function mailOf(invitation: Invitation): { readonly mail?: SentMail } {
  const at = invitation.state === 'sending' ? invitation.again?.before : invitation;
  return at && 'mail' in at && at.mail ? { mail: at.mail } : {};
}

const hidden = ({ providerHidden }: Halves) => (providerHidden ? { providerHidden } : {});

/** The same half is there as before; whether the other can be seen may have changed, which moves nothing. */
function seenOtherwise(before: InvitationIn<'half-accepted'>, halves: Halves): Decision {
  if (before.providerHidden === halves.providerHidden) return refused('not-now');
  const { providerHidden: _, ...rest } = before;
  return done({ ...rest, ...hidden(halves), revision: before.revision + 1 });
}
