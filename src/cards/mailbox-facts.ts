/** What the mailbox has to say of an invitation that went out. */
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import { plainText } from './plain-text.ts';
import type { FactView } from './view.ts';

export function mailboxFacts(invitation: Invitation, t: Translator): readonly FactView[] {
  if (invitation.state !== 'sent') return [];
  const { undelivered = [], unseen } = invitation;
  const seen = unseen
    ? t.say('fact.unseen.since', { when: t.dateTime(unseen.since), why: t.say(`unseen.${unseen.why}`) })
    : '';
  return [
    { label: t.say('fact.undelivered'), value: plainText(undelivered.join(', '), 150) },
    { label: t.say('fact.unseen'), value: seen },
  ];
}

/** What was written stands in the mailbox alone; whoever may open it finds it there. */
export function answerButtons(
  { replyLink }: Pick<InvitationIn<'answered'>, 'replyLink'>,
  t: Translator,
): readonly CardButton[] {
  if (replyLink === undefined) return [];
  const tooltip = t.say('button.viewInOutlook.hint');
  return [{ title: t.say('button.viewAnswer'), tooltip, url: replyLink }];
}

/** Whether its answers can be found; absent where it waits for none. */
export function watchText(invitation: Invitation, t: Translator): string | undefined {
  if (invitation.state !== 'sent' && invitation.state !== 'bounced') return undefined;
  const [, unseen] = mailboxFacts(invitation, t);
  if (unseen && unseen.value !== '') return unseen.value;
  return t.say(invitation.mail?.conversationId === undefined ? 'why.unwatched' : 'why.watched');
}
