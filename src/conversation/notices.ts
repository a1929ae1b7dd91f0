import type { KnownPeople } from '../application/known-people.ts';
import type { Teller } from '../application/tell-act.ts';
import { acceptedNoticeCard } from '../cards/accepted-notice-card.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Notice } from '../domain/message.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Language } from '../names.ts';
import type { Conversations } from '../ports/conversations.ts';
import { invitationCardOf } from './invitation-page.ts';
import { translatorFor } from './reader.ts';

interface Dependencies {
  readonly people: Pick<KnownPeople, 'find'>;
  readonly conversations: Conversations<CardModel>;
  readonly defaultTimeZone: string;
  readonly defaultLanguage?: Language;
}

/** Finds the words for what the bot says on its own account, in the language and time zone of who reads it. */
export function createTeller({ people, conversations, ...defaults }: Dependencies): Teller {
  return {
    async tell(to, notice, { invitation, isRepeat }) {
      const person = await people.find(to);
      const t = translatorFor(person, defaults);
      return conversations.send(to, noticeCardOf(notice, { invitation, isRepeat }, t));
    },
    async showInvitation(card, invitation) {
      const person = await people.find(card.person);
      const t = translatorFor(person, defaults);
      const model = invitationCardOf(invitation, card.person, t);
      return conversations.update(card.person, card.activityId, model);
    },
  };
}

function noticeCardOf(
  notice: Notice,
  about: { readonly invitation: Invitation | undefined; readonly isRepeat: boolean },
  t: Translator,
): CardModel {
  const { invitation, isRepeat } = about;
  switch (notice.kind) {
    case 'invitation-half-accepted':
    case 'invitation-accepted': {
      const { customerName, noticedAt } = notice;
      if (!invitation)
        return noticeCard({ tone: 'good', title: t.say('accepted.title'), text: customerName }, t);
      const customerId = invitation.recipient.tenantId;
      const isHalf = notice.kind === 'invitation-half-accepted';
      return acceptedNoticeCard({ customerName, customerId, invitation, noticedAt, isHalf, isRepeat }, t);
    }
    case 'invitation-failed':
      return noticeCard(
        {
          tone: 'problem',
          title: t.say('failedNotice.title', { company: invitation?.recipient.company ?? '' }),
          text: t.say(`invitation.failure.${notice.reason}`),
          actions: [
            {
              title: t.say('button.open'),
              verb: 'invitation.open.v1',
              data: { invitationId: notice.invitationId },
            },
          ],
        },
        t,
      );
    default:
      return assertNever(notice);
  }
}
