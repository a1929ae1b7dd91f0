import { asksApproval } from '../../application/approval-policy.ts';
import type { ActionData } from '../../cards/action-data.ts';
import { invitationAgainCard } from '../../cards/invitation-edit-card.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { isResendable } from '../../domain/invitation-states.ts';
import { editLetter, letterText } from '../../domain/letter.ts';
import { composeAgain } from '../../i18n/letters-in-thread.ts';
import { changeRefusalCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { changeInvitation, clickedCard, readOwnInvitation } from './change.ts';
import { requireOwnMailbox } from './sign-in.ts';
import { letterProblem } from './letter.ts';

/** Shows what would go out once more, to be changed and confirmed. */
export async function openAgain(
  { invitationId }: ActionData<'invitation.again.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const own = await readOwnInvitation(invitationId, turn, services);
  if (!own.ok) return own.refusal;
  const invitation = own.value;
  if (!isResendable(invitation))
    return show(changeRefusalCard({ kind: 'not-now', invitation }, turn, services));
  // Where colleagues agree to each letter, only the one that they know goes out again.
  const isBound = asksApproval(services.policy, invitation);
  if (isBound && !invitation.approvedBy) {
    return show(changeRefusalCard({ kind: 'needs-approval', invitation }, turn, services));
  }
  const { subject } = invitation.letter;
  const letter = isBound ? invitation.letter : composeAgain({ ...factsOf(invitation), subject });
  const text = letterText(letter, invitation.link);
  return show(invitationAgainCard({ invitation, subject: letter.subject, text }, turn.t));
}

function factsOf({ recipient, language, relationship, resellerName, inviterName }: Invitation) {
  const { company, contactName } = recipient;
  return {
    language,
    relationship,
    company,
    resellerName,
    inviterName,
    ...(contactName === undefined ? {} : { contactName }),
  };
}

/** Sends what was confirmed. Where the link had to be put right, the whole is shown again before anything goes out. */
export async function resendInvitation(
  data: ActionData<'invitation.resend.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t } = turn;
  const { invitationId, revision, subject, text } = data;
  const own = await readOwnInvitation(invitationId, turn, services);
  if (!own.ok) return own.refusal;
  const invitation = own.value;
  const edited = editLetter({ subject, text }, invitation.link);
  const isAsked = isResendable(invitation) && invitation.revision === revision;
  if (isAsked && !edited.ok) {
    const problem = letterProblem(edited.refusal, t);
    return show(invitationAgainCard({ invitation, subject, text, problem }, t));
  }
  if (isAsked && edited.ok && edited.value.fate !== 'untouched') {
    const { letter } = edited.value;
    const put = { subject: letter.subject, text: letterText(letter, invitation.link) };
    return show(invitationAgainCard({ invitation, ...put, problem: t.say('again.check') }, t));
  }
  const letter = edited.ok ? edited.value.letter : invitation.letter;
  await requireOwnMailbox(turn, services);
  return changeInvitation(invitationId, turn, services, (asked) =>
    services.resendInvitation({ ...asked, revision, letter, ...clickedCard(turn) }),
  );
}
