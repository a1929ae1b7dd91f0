/** What an invitation says of its reminders. */
import type { Invitation } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import type { FactView } from './view.ts';

export function reminderFacts(invitation: Invitation, t: Translator): readonly FactView[] {
  const reminders = invitation.state === 'sent' ? invitation.reminders : undefined;
  if (!reminders) return [];
  const { sent, next, off } = reminders;
  const parts = [
    ...(sent.length > 0 ? [t.say('reminders.sent', { count: sent.length })] : []),
    ...(next && !off ? [t.say('reminders.next', { when: t.dateTime(next.at) })] : []),
    ...(next && off ? [t.say('reminders.off')] : []),
    ...(next ? [] : [t.say('reminders.noMore')]),
  ];
  return [{ label: t.say('fact.reminders'), value: parts.join(' · ') }];
}

/** The owner's switch, while there is something to switch. */
export function reminderButtons(invitation: Invitation, t: Translator): readonly CardButton[] {
  const reminders = invitation.state === 'sent' ? invitation.reminders : undefined;
  if (!reminders?.next) return [];
  const isOff = reminders.off === true;
  return [
    {
      title: t.say(isOff ? 'button.remindersOn' : 'button.remindersOff'),
      verb: 'invitation.reminders.v1',
      data: { invitationId: invitation.id, on: isOff },
    },
  ];
}
