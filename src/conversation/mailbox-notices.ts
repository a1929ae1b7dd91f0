import type { About } from '../application/teller.ts';
import type { CardButton } from '../cards/buttons.ts';
import type { CardModel } from '../cards/card-model.ts';
import { answerButtons } from '../cards/mailbox-facts.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { plainText } from '../cards/plain-text.ts';
import { letterText } from '../domain/letter.ts';
import { dueReminder } from '../domain/reminder.ts';
import { assertNever } from '../domain/result.ts';
import type { Notice } from '../domain/message.ts';
import { composeReminder } from '../i18n/letters-in-thread.ts';
import type { Translator } from '../i18n/translator.ts';
import { openButton } from './invitation-notices.ts';

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
  const repeat = isRepeat ? [t.say('accepted.repeat')] : [];
  const textOf = (...lines: readonly string[]) => [...lines, ...repeat].join('\n');
  switch (notice.kind) {
    case 'customer-replied':
      return noticeCard(
        {
          tone: 'good',
          title: t.say('replied.title', { company }),
          text: textOf(t.say('replied.text')),
          actions: [...(invitation?.state === 'answered' ? answerButtons(invitation, t) : []), open],
        },
        t,
      );
    case 'reminder-due': {
      const due = invitation?.state === 'sent' ? dueReminder(invitation.reminders) : undefined;
      const isDue = invitation !== undefined && due?.number === notice.number;
      const skip: CardButton = {
        title: t.say('button.skip'),
        verb: 'invitation.skip-reminder.v1',
        data: { invitationId: notice.invitationId, number: notice.number },
      };
      const when = t.say('reminderDue.when', { when: t.dateTime(notice.at) });
      return noticeCard(
        {
          tone: 'info',
          title: t.say('reminderDue.title', { company }),
          text: isDue
            ? textOf(when, letterText(composeReminder(invitation), invitation.link))
            : textOf(t.say('reminderDue.over')),
          summary: t.say('reminderDue.title', { company }),
          actions: isDue ? [skip, open] : [open],
        },
        t,
      );
    }
    case 'reminder-failed':
      return noticeCard(
        {
          tone: 'warning',
          title: t.say('reminderFailed.title', { company }),
          text: textOf(t.say(`reminder.failure.${notice.reason}`)),
          actions: [open],
        },
        t,
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
        return noticeCard(
          { tone: 'problem', title, text: textOf(why, t.say('bounced.next')), actions: [again, open] },
          t,
        );
      }
      const addresses = invitation?.state === 'sent' ? (invitation.undelivered ?? []).join(', ') : '';
      return noticeCard(
        {
          tone: 'warning',
          title: t.say('bounced.partial.title', { company }),
          text: textOf(t.say('bounced.partial.text', { addresses }), why),
          // What the summary says is shown on locked screens.
          summary: t.say('bounced.partial.title', { company }),
          actions: [open],
        },
        t,
      );
    }
    default:
      return assertNever(notice);
  }
}
