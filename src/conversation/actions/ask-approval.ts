import type { AskRefusal } from '../../application/ask-approval.ts';
import type { ActionData } from '../../cards/action-data.ts';
import { approvalCard } from '../../cards/approval-card.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { parseInvitationId } from '../../domain/ids.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { changeRefusalCard, invitationPage, unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { clickedCard } from './change.ts';
import { requireOwnMailbox } from './sign-in.ts';

/** Asks colleagues to agree. The clicked card becomes the requester's copy of the request. */
export async function askForApproval(
  { invitationId, revision }: ActionData<'invitation.ask.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  await requireOwnMailbox(turn, services);
  const id = parseInvitationId(invitationId);
  if (!id) return show(unknownInvitationCard(turn.t));
  const reader = turn.caller.person;
  const asked = await services.approvals.ask({ id, by: reader, revision, ...clickedCard(turn) });
  return show(
    asked.ok
      ? approvalCard({ found: asked.value, reader }, turn.t)
      : refusalCard(asked.refusal, turn, services),
  );
}

function refusalCard(refusal: AskRefusal, turn: Turn, services: Services): CardModel {
  const page = (invitation: Invitation, problem: string) =>
    invitationPage(invitation, turn, services, { problem });
  switch (refusal.kind) {
    case 'not-asked-for':
      return page(refusal.invitation, turn.t.say('answer.notAskedFor.text'));
    case 'too-few-approvers':
      return page(refusal.invitation, turn.t.say('answer.tooFewApprovers.text'));
    default:
      return changeRefusalCard(refusal, turn, services);
  }
}
