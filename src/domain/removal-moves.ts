import type { Instant } from './ids.ts';
import type { NamedPerson } from './named-person.ts';
import {
  type Ending,
  isNoticeDue,
  isOpenRemoval,
  type MailedNotice,
  type Removal,
  type RemovalCall,
  type RemovalCommon,
  type RemovalIn,
  type RemovalRefusal,
  type RemovalRequest,
  type RemovalState,
} from './removal.ts';
import { assertNever, done, type Result, refused } from './result.ts';

export type RemovalEvent =
  | {
      readonly type: 'approve';
      readonly at: Instant;
      readonly by: readonly NamedPerson[];
      readonly coolsUntil: Instant;
    }
  | { readonly type: 'reject'; readonly at: Instant; readonly by: NamedPerson; readonly comment?: string }
  | { readonly type: 'expire'; readonly at: Instant }
  /** By whoever asked for it or agreed to it, as long as nothing was begun. */
  | { readonly type: 'cancel'; readonly at: Instant; readonly by: NamedPerson }
  /** The last line before the call; written down first, so that a repeat knows that there may have been one. */
  | { readonly type: 'begin'; readonly at: Instant }
  | {
      readonly type: 'prove';
      readonly at: Instant;
      readonly how: 'removed' | 'vanished';
      readonly call?: RemovalCall;
    }
  | {
      readonly type: 'refuse';
      readonly at: Instant;
      readonly why: RemovalRefusal;
      readonly by: 'check' | 'partner-center';
    }
  /** The requester's token is gone, or is there again. */
  | { readonly type: 'sign-in'; readonly needed: boolean }
  | { readonly type: 'copy-notice'; readonly at: Instant }
  | { readonly type: 'mail-notice'; readonly mailed: MailedNotice }
  | { readonly type: 'end-delegation'; readonly ending: Omit<Ending, 'outcome'> }
  | {
      readonly type: 'delegation-ended';
      readonly delegationId: string;
      readonly outcome: NonNullable<Ending['outcome']>;
    };

/** `not-now`: the state does not allow it. `not-yours`: somebody else asked and agreed. `too-early`: it still cools. */
export type RemovalMoveRefusal = 'not-now' | 'not-yours' | 'too-early';

type Decision = Result<Removal, RemovalMoveRefusal>;
type EventOf<T extends RemovalEvent['type']> = Extract<RemovalEvent, { type: T }>;

export function newRemoval(request: RemovalRequest): RemovalIn<'waiting-approval'> {
  const { requestedAt: at, requester: by } = request;
  const state = 'waiting-approval';
  return { ...request, revision: 1, endings: [], moves: [{ state, at, by }], state };
}

/** What every state shares, one revision on, with the move written down. */
function moved(
  removal: Removal,
  state: RemovalState,
  { at, by }: { at: Instant; by?: NamedPerson },
): RemovalCommon {
  const { customer, number, requester, requestedAt, reason, attestation, typedName, notice } = removal;
  const request = { customer, number, requester, requestedAt, reason, attestation, typedName, notice };
  const moves = [...removal.moves, { state, at, ...(by ? { by } : {}) }];
  return { ...request, revision: removal.revision + 1, endings: removal.endings, moves };
}

/** The one place where a removal moves: total, pure, and every illegal move is a refusal. */
export function decideRemoval(removal: Removal, event: RemovalEvent): Decision {
  switch (event.type) {
    case 'approve':
      return approve(removal, event);
    case 'reject': {
      if (removal.state !== 'waiting-approval') return refused('not-now');
      const { at: rejectedAt, by: rejectedBy, comment } = event;
      const said = comment === undefined ? {} : { comment };
      return done({
        ...moved(removal, 'rejected', event),
        ...said,
        rejectedAt,
        rejectedBy,
        state: 'rejected',
      });
    }
    case 'expire':
      return removal.state === 'waiting-approval'
        ? done({ ...moved(removal, 'expired', event), expiredAt: event.at, state: 'expired' })
        : refused('not-now');
    case 'cancel':
      return cancel(removal, event);
    case 'begin':
      return begin(removal, event);
    case 'prove':
      return prove(removal, event);
    case 'refuse': {
      if (removal.state !== 'cooling' && removal.state !== 'removing') return refused('not-now');
      const { at: refusedAt, why, by } = event;
      return done({ ...moved(removal, 'refused', { at: refusedAt }), refusedAt, why, by, state: 'refused' });
    }
    case 'sign-in':
      return signIn(removal, event);
    case 'copy-notice':
    case 'mail-notice':
      return noticed(removal, event);
    case 'end-delegation':
    case 'delegation-ended':
      return ending(removal, event);
    default:
      return assertNever(event);
  }
}

function approve(removal: Removal, event: EventOf<'approve'>): Decision {
  if (removal.state !== 'waiting-approval') return refused('not-now');
  const { at: approvedAt, by: approvedBy, coolsUntil } = event;
  const last = approvedBy.at(-1);
  return done({
    ...moved(removal, 'cooling', { at: approvedAt, ...(last ? { by: last } : {}) }),
    approvedAt,
    approvedBy,
    coolsUntil,
    state: 'cooling',
  });
}

function cancel(removal: Removal, event: EventOf<'cancel'>): Decision {
  if (removal.state !== 'waiting-approval' && removal.state !== 'cooling') return refused('not-now');
  const agreed = removal.state === 'cooling' ? removal.approvedBy : [];
  if (![removal.requester, ...agreed].some(({ id }) => id === event.by.id)) return refused('not-yours');
  const { at: cancelledAt, by: cancelledBy } = event;
  return done({ ...moved(removal, 'cancelled', event), cancelledAt, cancelledBy, state: 'cancelled' });
}

function begin(removal: Removal, { at }: EventOf<'begin'>): Decision {
  if (removal.state !== 'cooling') return refused('not-now');
  if (at < removal.coolsUntil) return refused('too-early');
  const { approvedAt, approvedBy, coolsUntil } = removal;
  const common = moved(removal, 'removing', { at });
  return done({ ...common, approvedAt, approvedBy, coolsUntil, begunAt: at, state: 'removing' });
}

function prove(removal: Removal, { at, how, call }: EventOf<'prove'>): Decision {
  if (!isOpenRemoval(removal)) return refused('not-now');
  if (how === 'removed' && removal.state !== 'removing') return refused('not-now');
  const known = call ? { call } : {};
  return done({ ...moved(removal, 'gone', { at }), goneAt: at, how, ...known, state: 'gone' });
}

function signIn(removal: Removal, { needed }: EventOf<'sign-in'>): Decision {
  if (removal.state !== 'cooling' && removal.state !== 'removing') return refused('not-now');
  if (needed === (removal.waitingForSignIn === true)) return refused('not-now');
  const { waitingForSignIn: _, ...rest } = removal;
  const revision = removal.revision + 1;
  return done(needed ? { ...rest, revision, waitingForSignIn: true } : { ...rest, revision });
}

/** The text for the customer: taken to be sent by hand, or gone out from the mailbox. */
function noticed(removal: Removal, event: EventOf<'copy-notice' | 'mail-notice'>): Decision {
  const { notice } = removal;
  const revision = removal.revision + 1;
  if (event.type === 'copy-notice') {
    return isNoticeDue(removal) && notice.kind === 'by-hand' && notice.copiedAt === undefined
      ? done({ ...removal, revision, notice: { ...notice, copiedAt: event.at } })
      : refused('not-now');
  }
  return removal.state === 'gone' && notice.kind === 'mail' && notice.mailed === undefined
    ? done({ ...removal, revision, notice: { ...notice, mailed: event.mailed } })
    : refused('not-now');
}

/** Each delegated admin relationship is ended once, by a decision of its own. */
function ending(removal: Removal, event: EventOf<'end-delegation' | 'delegation-ended'>): Decision {
  const revision = removal.revision + 1;
  if (event.type === 'end-delegation') {
    const isKnown = removal.endings.some(({ delegationId }) => delegationId === event.ending.delegationId);
    return removal.state === 'gone' && !isKnown
      ? done({ ...removal, revision, endings: [...removal.endings, event.ending] })
      : refused('not-now');
  }
  const { delegationId, outcome } = event;
  const isWaiting = removal.endings.some((one) => one.delegationId === delegationId && !one.outcome);
  if (!isWaiting) return refused('not-now');
  const endings = removal.endings.map((one) =>
    one.delegationId === delegationId ? { ...one, outcome } : one,
  );
  return done({ ...removal, revision, endings });
}
