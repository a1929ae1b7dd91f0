import type { Instant } from './ids.ts';
import type { BeforeAgain, Invitation, InvitationIn, InvitationState } from './invitation.ts';
import type { NamedPerson } from './named-person.ts';

/** States in which a customer may still answer: they hold the customer's claim. */
export const openStates = [
  'sending',
  'handed-over',
  'sent',
  'answered',
  'half-accepted',
] as const satisfies readonly InvitationState[];

export type OpenInvitation = InvitationIn<(typeof openStates)[number]>;

export function isOpen(invitation: Invitation): invitation is OpenInvitation {
  return (openStates as readonly InvitationState[]).includes(invitation.state);
}

/**
 * States in which an acceptance is looked for. Withdrawing cannot stop the link, and what came back may have reached
 * others: who accepts all the same is noticed.
 */
export const awaitedStates = [
  ...openStates,
  'bounced',
  'withdrawn',
] as const satisfies readonly InvitationState[];

export type AwaitedInvitation = InvitationIn<(typeof awaitedStates)[number]>;

export function isAwaited(invitation: Invitation): invitation is AwaitedInvitation {
  return (awaitedStates as readonly InvitationState[]).includes(invitation.state);
}

/** Nobody waited for it any more at some time, and the customer may have been invited anew since. */
export const wasGivenUp = ({ moves }: Pick<Invitation, 'moves'>): boolean =>
  moves.some(({ state }) => state === 'bounced' || state === 'withdrawn');

/** It was withdrawn, and the customer accepted all the same. */
export const isAcceptedLate = ({ moves }: Pick<Invitation, 'moves'>): boolean =>
  moves.findLast(({ state }) => !answeredStates.has(state))?.state === 'withdrawn';

const answeredStates: ReadonlySet<InvitationState> = new Set(['half-accepted', 'accepted']);

/** Since when the customer may have had the link: the decision to bring it out, the first since it was a draft. */
export function decidedAt({ moves, createdAt }: Invitation): Instant {
  const sinceDraft = moves.slice(
    1 + moves.findLastIndex(({ state }) => state === 'draft' || state === 'failed'),
  );
  return sinceDraft.find(({ state }) => state === 'sending' || state === 'handed-over')?.at ?? createdAt;
}

const resendableStates = [
  'sent',
  'bounced',
  'answered',
  'withdrawn',
] as const satisfies readonly BeforeAgain['state'][];

/** The customer has a mail of it, and may be sent another. */
export function isResendable(
  invitation: Invitation,
): invitation is InvitationIn<(typeof resendableStates)[number]> {
  return (resendableStates as readonly InvitationState[]).includes(invitation.state);
}

/** Somebody waits for an answer to it, and may stop waiting. */
export function isWithdrawable(
  invitation: Invitation,
): invitation is InvitationIn<'sent' | 'handed-over' | 'bounced' | 'answered'> {
  const { state } = invitation;
  return state === 'sent' || state === 'handed-over' || state === 'bounced' || state === 'answered';
}

/** It may become a colleague's: nothing is being brought out at this moment, neither a mail nor a draft of it. */
export function isAssignable(invitation: Invitation): boolean {
  if (invitation.state === 'handed-over') return invitation.way === 'copy' || invitation.mail !== undefined;
  return invitation.state !== 'sending' && invitation.state !== 'discarded';
}

/** In whose mailbox its draft or mail is, where that is not its owner's: it was passed on since. */
export function mailboxOwnerElsewhere(invitation: Invitation): NamedPerson | undefined {
  const { inviter, begunBy, moves } = invitation;
  const mailbox = 'mail' in invitation ? invitation.mail?.mailbox : undefined;
  if (mailbox?.kind !== 'own' || mailbox.person === inviter) return undefined;
  const { person } = mailbox;
  const owners = [...(begunBy ? [begunBy] : []), ...moves.flatMap(({ passedTo }) => passedTo ?? [])];
  return owners.find(({ id }) => id === person) ?? { id: person, name: '' };
}

/** Its letter may still be changed, sent or thrown away. */
export function isEditable(invitation: Invitation): invitation is InvitationIn<'draft' | 'failed'> {
  return invitation.state === 'draft' || invitation.state === 'failed';
}

/** Its letter may be changed; where colleagues were asked to agree to it, that takes the request back. */
export function mayBeEdited(
  invitation: Invitation,
): invitation is InvitationIn<'draft' | 'failed' | 'waiting-approval'> {
  return isEditable(invitation) || invitation.state === 'waiting-approval';
}
