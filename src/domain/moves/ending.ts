import type { CustomerTenantId, Instant, PersonId } from '../ids.ts';
import type { Invitation, InvitationIn, AnsweringCustomer, MatchReason } from '../invitation.ts';
import type { SentMail } from '../mailbox.ts';
import type { Half, Halves } from '../relationship.ts';
import { isAwaited, isWithdrawable } from '../invitation-states.ts';
import { assertNever, done, refused } from '../result.ts';
import { isDoubtful, stateBefore } from '../wrong-match.ts';
import { type Decision, moved } from './moved.ts';

export type EndingEvent =
  /** The agent waits for no answer any more. */
  | { readonly type: 'withdraw'; readonly at: Instant; readonly by: PersonId }
  /** The customer who was taken for the one that answered did not. */
  | {
      readonly type: 'unmatch';
      readonly at: Instant;
      readonly by: PersonId;
      readonly customerId: CustomerTenantId;
    }
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

type EventOf<T extends EndingEvent['type']> = Extract<EndingEvent, { type: T }>;

/** The customer answers, or nobody waits for that any more; and what may be taken back of it. */
export function end(invitation: Invitation, event: EndingEvent): Decision {
  switch (event.type) {
    case 'withdraw':
      return withdraw(invitation, event);
    case 'accept':
      return accept(invitation, event);
    case 'unmatch':
      return unmatch(invitation, event);
    case 'customer-left':
      return customerLeft(invitation, event);
    default:
      return assertNever(event);
  }
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
    ...(invitation.state === 'half-accepted' && invitation.unsent ? { unsent: invitation.unsent } : {}),
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

/** As it stood before; the move says why it is there again. */
function unmatch(invitation: Invitation, { at, by, customerId }: EventOf<'unmatch'>): Decision {
  if (!isDoubtful(invitation) || invitation.customer.id !== customerId) return refused('not-now');
  const before = stateBefore(invitation);
  if (!before) return refused('not-now');
  const moves = [...invitation.moves, { state: before.state, at, by, unmatched: true } as const];
  const notOf = [...(invitation.notOf ?? []), { id: customerId, at }];
  return done({ ...moved(invitation, before.state, at, by), ...before, moves, notOf });
}

function customerLeft(invitation: Invitation, { at }: EventOf<'customer-left'>): Decision {
  if (!('noticedAt' in invitation) || invitation.leftAt !== undefined) return refused('not-now');
  return done({ ...invitation, leftAt: at });
}
