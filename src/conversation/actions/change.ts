import type { SendRefusal } from '../../application/decide-outgoing.ts';
import { type InvitationId, parseInvitationId, type PersonId } from '../../domain/ids.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { ShownCard } from '../../domain/shown-card.ts';
import { done, type Result, refused } from '../../domain/result.ts';
import { changeRefusalCard, invitationPage, unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';

type Change = (asked: {
  readonly id: InvitationId;
  readonly by: PersonId;
}) => Promise<Result<Invitation, SendRefusal>>;

/** Does something to the invitation that the card names, and shows how it stands afterwards; `done` says what was done. */
export async function changeInvitation(
  invitationId: string,
  turn: Turn,
  services: Pick<Services, 'policy'>,
  change: Change,
  done?: string,
): Promise<Reply> {
  const id = parseInvitationId(invitationId);
  if (!id) return show(unknownInvitationCard(turn.t));
  const outcome = await change({ id, by: turn.caller.person });
  return show(
    outcome.ok
      ? invitationPage(outcome.value, turn, services, done === undefined ? {} : { done })
      : changeRefusalCard(outcome.refusal, turn, services),
  );
}

/** The invitation that a card names; absent where there is none. */
export async function readInvitation(
  invitationId: string,
  { register }: Pick<Services, 'register'>,
): Promise<Invitation | undefined> {
  const id = parseInvitationId(invitationId);
  return id && (await register.invitation(id))?.value;
}

/** An invitation that this person may change, or what to say instead. */
export async function readOwnInvitation(
  invitationId: string,
  turn: Turn,
  services: Pick<Services, 'register' | 'policy'>,
): Promise<Result<Invitation, Reply>> {
  const invitation = await readInvitation(invitationId, services);
  if (!invitation) return refused(show(unknownInvitationCard(turn.t)));
  return invitation.inviter === turn.caller.person
    ? done(invitation)
    : refused(show(changeRefusalCard({ kind: 'not-yours', invitation }, turn, services)));
}

/** The clicked card, where the client says which it is: it is brought up to date when the work behind it is done. */
export function clickedCard({ caller, cardActivityId }: Turn): { readonly card?: ShownCard } {
  return cardActivityId === undefined ? {} : { card: { person: caller.person, activityId: cardActivityId } };
}
