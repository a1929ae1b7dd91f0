import type { CustomerTenantId, Instant } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
import { relationshipText } from './invitation-words.ts';
import { noticeCard } from './notice-card.ts';
import { plainText } from './plain-text.ts';
import { sampleInvitation, sampleJoint } from './samples.ts';
import { facts } from './view.ts';

export interface AcceptedNoticeFacts {
  readonly customerName: string;
  readonly customerId: CustomerTenantId;
  readonly invitation: Pick<Invitation, 'relationship' | 'recipient' | 'inviterName'>;
  readonly noticedAt: Instant;
  /** One half of a joint invitation so far. */
  readonly isHalf?: boolean;
  /** The first message may or may not have arrived: this one says that it may be the second. */
  readonly isRepeat: boolean;
}

/** Nobody asked for this message: it says by itself who accepted what. */
export function acceptedNoticeCard(accepted: AcceptedNoticeFacts, t: Translator): CardModel {
  const customer = plainText(accepted.customerName, 120);
  const { invitation } = accepted;
  const { relationship } = invitation;
  const provider = relationship.kind === 'joint' ? plainText(relationship.providerName, 120) : undefined;
  const isHalf = accepted.isHalf === true && provider !== undefined;
  const text = [
    t.say('accepted.text', { customer }),
    isHalf ? t.say('halfAccepted.next', { provider }) : t.say('accepted.next'),
    ...(provider !== undefined && !isHalf ? [t.say('accepted.joint')] : []),
    ...(accepted.isRepeat ? [t.say('accepted.repeat')] : []),
  ].join('\n');
  return noticeCard(
    {
      tone: 'good',
      title: t.say(isHalf ? 'halfAccepted.title' : 'accepted.title'),
      text,
      summary: t.say('accepted.summary', { customer }),
      facts: facts(
        { label: t.say('fact.to'), value: invitation.recipient.email },
        { label: t.say('fact.relationship'), value: relationshipText(invitation.relationship, t) },
        { label: t.say('fact.invitedBy'), value: invitation.inviterName },
        { label: t.say('fact.accepted'), value: t.dateTime(accepted.noticedAt) },
      ),
      actions: [
        {
          title: t.say('button.openCustomer'),
          verb: 'customer.open.v1',
          data: { customerId: accepted.customerId },
          primary: true,
        },
      ],
    },
    t,
  );
}

export function acceptedNoticeSamples(t: Translator): readonly CardSample[] {
  const alone = sampleInvitation('sent', t.language);
  const common = {
    customerName: alone.recipient.company,
    customerId: alone.recipient.tenantId,
    noticedAt: '2026-10-08T12:30:00Z',
  };
  return [
    { name: 'accepted', model: acceptedNoticeCard({ ...common, invitation: alone, isRepeat: false }, t) },
    {
      name: 'half-accepted',
      model: acceptedNoticeCard(
        { ...common, invitation: sampleJoint('sent', t.language), isHalf: true, isRepeat: false },
        t,
      ),
    },
    {
      name: 'accepted-joint-repeat',
      model: acceptedNoticeCard(
        { ...common, invitation: sampleJoint('sent', t.language), isRepeat: true },
        t,
      ),
    },
  ];
}
