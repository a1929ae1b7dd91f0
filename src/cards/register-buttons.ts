import type { Invitation } from '../domain/invitation.ts';
import { isAssignable, isResendable, isWithdrawable } from '../domain/invitation-states.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import { reminderButtons } from './reminder-facts.ts';

/** To whom it shall belong from now on, where that can be said. */
export function assignButtons(invitation: Invitation, t: Translator): readonly CardButton[] {
  const data = { invitationId: invitation.id };
  return isAssignable(invitation)
    ? [{ title: t.say('button.assign'), verb: 'invitation.assign.v1', data }]
    : [];
}

/** What its owner may do with an invitation beside what its state is about. */
export function registerButtons(invitation: Invitation, t: Translator): readonly CardButton[] {
  const data = { invitationId: invitation.id };
  const withdraw: CardButton = { title: t.say('button.withdraw'), verb: 'invitation.withdraw.v1', data };
  const note: CardButton = { title: t.say('button.note'), verb: 'invitation.note.v1', data };
  const again: CardButton = { title: t.say('button.resend'), verb: 'invitation.again.v1', data };
  return [
    ...(isResendable(invitation) ? [again] : []),
    ...(isWithdrawable(invitation) ? [withdraw] : []),
    ...reminderButtons(invitation, t),
    ...assignButtons(invitation, t),
    note,
  ];
}
