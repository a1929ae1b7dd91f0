import type { Instant, PersonId } from '../ids.ts';
import type { Invitation, HandOverWay } from '../invitation.ts';
import type { SentMail } from '../mailbox.ts';
import { isEditable } from '../invitation-states.ts';
import { signedByOwner } from '../letter-signature.ts';
import type { ShownCard } from '../shown-card.ts';
import type { PlannedReminder } from '../reminder.ts';
import { assertNever, done, refused } from '../result.ts';
import { type Decision, moved, remindersOf } from './moved.ts';
import { goingOn } from './waiting.ts';

export type ByHandEvent =
  | {
      readonly type: 'hand-over';
      readonly at: Instant;
      readonly by: PersonId;
      readonly way: HandOverWay;
      readonly revision: number;
      readonly card?: ShownCard;
    }
  /** The draft that was asked for stands in the mailbox. */
  | { readonly type: 'draft-made'; readonly mail: SentMail; readonly webLink: string }
  /** The agent says that it was sent by hand. */
  | { readonly type: 'done'; readonly at: Instant; readonly by: PersonId; readonly card?: ShownCard }
  /** The agent takes it back to go on here. */
  | { readonly type: 'take-back'; readonly at: Instant; readonly by: PersonId }
  /** The draft was found among the sent mails. */
  | {
      readonly type: 'found-sent';
      readonly at: Instant;
      readonly reminder?: PlannedReminder;
      readonly mail: SentMail;
      readonly link: 'intact' | 'broken';
    };

type EventOf<T extends ByHandEvent['type']> = Extract<ByHandEvent, { type: T }>;

/** The mail that the agent sends, from a draft in the mailbox or a copied text. */
export function sendByHand(invitation: Invitation, event: ByHandEvent): Decision {
  switch (event.type) {
    case 'hand-over':
      return handOver(invitation, event);
    case 'draft-made':
      return draftMade(invitation, event);
    case 'done':
      return sentByHand(invitation, event);
    case 'take-back':
      return takeBack(invitation, event);
    case 'found-sent':
      return foundSent(invitation, event);
    default:
      return assertNever(event);
  }
}

function handOver(invitation: Invitation, event: EventOf<'hand-over'>): Decision {
  if (!isEditable(invitation)) return refused('not-now');
  if (invitation.revision !== event.revision) return refused('outdated');
  return done({
    ...moved(invitation, 'handed-over', event.at, event.by),
    state: 'handed-over',
    handedOverAt: event.at,
    way: event.way,
    ...(event.card ? { card: event.card } : {}),
  });
}

function draftMade(invitation: Invitation, { mail, webLink }: EventOf<'draft-made'>): Decision {
  if (invitation.state !== 'handed-over' || invitation.mail !== undefined) return refused('not-now');
  return done({ ...goingOn(invitation), revision: invitation.revision + 1, mail, webLink });
}

function sentByHand(invitation: Invitation, event: EventOf<'done'>): Decision {
  if (invitation.state !== 'handed-over') return refused('not-now');
  const { mail } = invitation;
  const { card = invitation.card } = event;
  return done({
    ...moved(invitation, 'sent', event.at, event.by),
    state: 'sent',
    sentAt: event.at,
    how: 'by-hand',
    // What was copied is no mail that could be found.
    ...(mail ? { mail, ...(card ? { card } : {}) } : {}),
  });
}

function takeBack(invitation: Invitation, { at, by }: EventOf<'take-back'>): Decision {
  if (invitation.state !== 'handed-over') return refused('not-now');
  const draft = { ...moved(invitation, 'draft', at, by), state: 'draft' } as const;
  return done({ ...draft, letter: signedByOwner(draft) });
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
