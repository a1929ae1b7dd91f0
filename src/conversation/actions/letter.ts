import type { ChangeRefusal } from '../../application/change-invitation.ts';
import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { invitationEditCard } from '../../cards/invitation-edit-card.ts';
import { parseInvitationId } from '../../domain/ids.ts';
import { mayBeEdited } from '../../domain/invitation-states.ts';
import { type LetterRefusal, letterLimits, letterText } from '../../domain/letter.ts';
import type { Translator } from '../../i18n/translator.ts';
import { changeRefusalCard, invitationPage, unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { readOwnInvitation } from './change.ts';

/** Opens the letter for editing, with the link in its place. */
export async function editLetter(
  data: ActionData<'invitation.edit.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const own = await readOwnInvitation(data.invitationId, turn, services);
  if (!own.ok) return own.refusal;
  const invitation = own.value;
  if (!mayBeEdited(invitation)) {
    return show(changeRefusalCard({ kind: 'not-now', invitation }, turn, services));
  }
  const { letter, link } = invitation;
  return show(
    invitationEditCard({ invitation, subject: letter.subject, text: letterText(letter, link) }, turn.t),
  );
}

/** Saves what was typed. Whatever is refused, the typed text stays on the card. */
export async function saveLetter(
  data: ActionData<'invitation.save.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseInvitationId(data.invitationId);
  if (!id) return show(unknownInvitationCard(turn.t));
  const { subject, text, revision } = data;
  const saved = await services.editInvitation({ id, by: turn.caller.person, revision, subject, text });
  if (!saved.ok) return show(refusalCard(saved.refusal, { subject, text }, turn, services));
  const { invitation, fate, foreignLinks } = saved.value;
  const notes = { untouched: 'saved', 'put-back': 'link-put-back', repaired: 'link-repaired' } as const;
  return show(invitationPage(invitation, turn, services, { note: notes[fate], foreignLinks }));
}

function refusalCard(
  refusal: ChangeRefusal,
  typed: { readonly subject: string; readonly text: string },
  turn: Turn,
  services: Services,
): CardModel {
  const { t } = turn;
  if (refusal.kind === 'unknown' || !mayBeEdited(refusal.invitation))
    return changeRefusalCard(refusal, turn, services);
  const { invitation } = refusal;
  if (refusal.kind === 'letter') {
    return invitationEditCard({ invitation, ...typed, problem: letterProblem(refusal.why, t) }, t);
  }
  if (refusal.kind === 'outdated') {
    return invitationEditCard({ invitation, ...typed, problem: t.say('answer.outdatedEdit.text') }, t);
  }
  return changeRefusalCard(refusal, turn, services);
}

export function letterProblem(why: LetterRefusal, t: Translator): string {
  switch (why) {
    case 'subject-too-long':
      return t.say('letter.refusal.subject-too-long', { limit: letterLimits.subject });
    case 'text-too-long':
      return t.say('letter.refusal.text-too-long', { limit: letterLimits.text });
    default:
      return t.say(`letter.refusal.${why}`);
  }
}
