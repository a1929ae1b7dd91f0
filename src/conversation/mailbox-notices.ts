import type { About } from '../application/teller.ts';
import type { CardButton } from '../cards/buttons.ts';
import type { CardModel } from '../cards/card-model.ts';
import { answerButtons } from '../cards/mailbox-facts.ts';
import { plainText } from '../cards/plain-text.ts';
import { openButton } from '../cards/ways-on.ts';
import { letterText } from '../domain/letter.ts';
import { dueReminder } from '../domain/reminder.ts';
import { assertNever } from '../domain/result.ts';
import type { Notice } from '../domain/message.ts';
import { composeReminder } from '../i18n/letters-in-thread.ts';
import type { Translator } from '../i18n/translator.ts';
import { createToldCard } from './told-card.ts';

type MailboxNotice = Extract<
  Notice,
  { readonly kind: 'customer-replied' | 'mail-bounced' | 'reminder-due' | 'reminder-failed' }
>;

/** What came into the mailbox, or goes out of it by itself, in words; of what people wrote there is nothing to show. */
export function mailboxNoticeCard(
  notice: MailboxNotice,
  { invitation, isRepeat }: About,
  t: Translator,
): CardModel {
  const company = invitation?.recipient.company ?? '';
  const open = openButton(notice.invitationId, t);
  const told = createToldCard(isRepeat, t);
  switch (notice.kind) {
    case 'customer-replied':
      return told(
        {
          tone: 'good',
          title: t.say('replied.title', { company }),
          actions: [...(invitation?.state === 'answered' ? answerButtons(invitation, t) : []), open],
        },
        t.say('replied.text'),
      );
    case 'reminder-due': {
      const due = invitation?.state === 'sent' ? dueReminder(invitation.reminders) : undefined;
      const isDue = invitation !== undefined && due?.number === notice.number;
      const skip: CardButton = {
        title: t.say('button.skip'),
        verb: 'invitation.skip-reminder.v1',
        data: { invitationId: notice.invitationId, number: notice.number },
      };
      const title = t.say('reminderDue.title', { company });
      if (!isDue) return told({ tone: 'info', title, actions: [open] }, t.say('reminderDue.over'));
      const when = t.say('reminderDue.when', { when: t.dateTime(notice.at) });
      const letter = letterText(composeReminder(invitation), invitation.link);
      return told({ tone: 'info', title, summary: title, actions: [skip, open] }, when, letter);
    }
    case 'reminder-failed':
      return told(
        { tone: 'warning', title: t.say('reminderFailed.title', { company }), actions: [open] },
        t.say(`reminder.failure.${notice.reason}`),
      );
    case 'mail-bounced': {
      const why = t.say(`bounce.why.${notice.why}`);
      if (!notice.isPartial) {
        const title = t.say('bounced.title', { company });
        const again: CardButton = {
          title: t.say('button.inviteAgain'),
          verb: 'invitation.form.v1',
          data: { email: plainText(invitation?.recipient.email ?? '', 320) },
          primary: true,
        };
        return told({ tone: 'problem', title, actions: [again, open] }, why, t.say('bounced.next'));
      }
      const addresses = invitation?.state === 'sent' ? (invitation.undelivered ?? []).join(', ') : '';
      const title = t.say('bounced.partial.title', { company });
      // What the summary says is shown on locked screens.
      const facts = { tone: 'warning', title, summary: title, actions: [open] } as const;
      return told(facts, t.say('bounced.partial.text', { addresses }), why);
    }
    default:
      return assertNever(notice);
  }
}
