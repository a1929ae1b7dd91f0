import type { ApprovalPolicy } from '../application/approval-policy.ts';
import type { KnownPeople } from '../application/known-people.ts';
import type { About, Teller } from '../application/teller.ts';
import { approvalCard } from '../cards/approval-card.ts';
import type { CardModel } from '../cards/card-model.ts';
import { channelPostCard } from '../cards/channel-card.ts';
import { digestCard } from '../cards/news-card.ts';
import { whoseCustomerCard } from '../cards/whose-customer-card.ts';
import type { Notice } from '../domain/message.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Conversations } from '../ports/conversations.ts';
import { invitationCardOf } from './invitation-page.ts';
import { isOwnNotice, titleOfOwn } from './house-notices.ts';
import type { SpeakTo } from './reader.ts';
import { noticeCardOf } from './notice-cards.ts';

interface Dependencies {
  readonly people: Pick<KnownPeople, 'find'>;
  readonly conversations: Conversations<CardModel>;
  readonly speakTo: SpeakTo;
  readonly policy: Pick<ApprovalPolicy, 'invitations'>;
}

/** Finds the words for what the bot says on its own account, in the language and time zone of who reads it. */
export function createTeller({ people, conversations, speakTo, policy }: Dependencies): Teller {
  return {
    async tell(to, notice, about) {
      const person = await people.find(to);
      const t = speakTo(person);
      return conversations.send(to, noticeCardOf(notice, { ...about, reader: to }, t));
    },
    async askApproval(to, found, how) {
      const t = speakTo(await people.find(to));
      return conversations.send(to, approvalCard({ ...how, found, reader: to }, t));
    },
    async showApproval(card, found) {
      const t = speakTo(await people.find(card.person));
      return conversations.update(
        card.person,
        card.activityId,
        approvalCard({ found, reader: card.person }, t),
      );
    },
    async tellTogether(to, { news, isRepeat }) {
      const t = speakTo(await people.find(to));
      const items = news.map(({ heldAt, notice, invitation }) => ({
        at: heldAt,
        text: noticeCardOf(notice, { invitation, isRepeat: false, at: heldAt, reader: to }, t).summary,
        ...(invitation ? { invitationId: invitation.id } : {}),
        ...(notice.kind === 'customer-arrived' ? { arrivedId: notice.customerId } : {}),
      }));
      return conversations.send(to, digestCard({ news: items, isRepeat }, t));
    },
    post: (channel, notice, about) =>
      conversations.post(channel.reference, postCardOf(notice, about, speakTo(channel))),
    updatePost: ({ channel, activityId }, notice, about) =>
      conversations.updatePost(channel.reference, activityId, postCardOf(notice, about, speakTo(channel))),
    async showQuestion(card, question) {
      const t = speakTo(await people.find(card.person));
      return conversations.update(card.person, card.activityId, whoseCustomerCard({ question }, t));
    },
    async showInvitation(card, invitation) {
      const person = await people.find(card.person);
      const t = speakTo(person);
      const model = invitationCardOf(invitation, { reader: card.person, policy }, t);
      return conversations.update(card.person, card.activityId, model);
    },
  };
}

/** A channel reads the company and what happened. */
export function postCardOf(notice: Notice, { invitation, isRepeat, at }: About, t: Translator): CardModel {
  const title = isOwnNotice(notice) ? { title: titleOfOwn(notice, t) } : {};
  const company = 'customerName' in notice ? notice.customerName : (invitation?.recipient.company ?? '');
  const invitationId = invitation?.id;
  return channelPostCard(
    { notice, company, at, isRepeat, ...title, ...(invitationId === undefined ? {} : { invitationId }) },
    t,
  );
}
