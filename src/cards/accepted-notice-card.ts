import type { CustomerTenantId, Instant } from '../domain/ids.ts';
import type { Invitation, MatchReason } from '../domain/invitation.ts';
import type { HiddenReason } from '../domain/relationship.ts';
import { isAcceptedLate } from '../domain/invitation-states.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { relationshipText } from './invitation-words.ts';
import { noticeCard } from './notice-card.ts';
import { plainText } from './plain-text.ts';
import { facts } from './view.ts';
import { customerButton, invitationButton } from './ways-on.ts';

export interface AcceptedNoticeFacts {
  readonly customerName: string;
  readonly customerId: CustomerTenantId;
  readonly invitation: Pick<Invitation, 'id' | 'relationship' | 'recipient' | 'inviterName' | 'moves'>;
  readonly noticedAt: Instant;
  /** By what the customer was recognised; the tenant that was invited where it is absent. */
  readonly match?: MatchReason;
  /** Why the provider's half cannot be seen. */
  readonly providerHidden?: HiddenReason;
  /** The reader may say that it was another customer. */
  readonly doubt?: readonly CardButton[];
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
  const { match = 'tenant' } = accepted;
  const isOtherTenant = accepted.customerId !== invitation.recipient.tenantId;
  const text = [
    isHalf ? t.say(halfWords[accepted.providerHidden ?? 'missing'], { provider }) : t.say('accepted.next'),
    ...(provider !== undefined && !isHalf ? [t.say('accepted.joint')] : []),
    ...(isOtherTenant ? [t.say('accepted.otherTenant')] : []),
    ...(isAcceptedLate(invitation) ? [t.say('accepted.afterWithdrawal')] : []),
    ...(accepted.isRepeat ? [t.say('accepted.repeat')] : []),
  ].join('\n');
  return noticeCard(
    {
      tone: 'good',
      title: t.say(isHalf ? 'halfAccepted.title' : 'accepted.title'),
      subject: customer,
      text,
      summary: t.say('accepted.summary', { customer }),
      facts: facts(
        { label: t.say('fact.to'), value: invitation.recipient.email },
        { label: t.say('fact.relationship'), value: relationshipText(invitation.relationship, t) },
        { label: t.say('fact.invitedBy'), value: invitation.inviterName },
        { label: t.say('fact.accepted'), value: t.dateTime(accepted.noticedAt) },
        { label: t.say('fact.match'), value: t.say(`match.${match}`) },
      ),
      actions: [
        { ...customerButton(accepted.customerId, t), primary: true },
        invitationButton(invitation.id, t),
        ...(accepted.doubt ?? []),
      ],
    },
    t,
  );
}

const halfWords = {
  missing: 'halfAccepted.next',
  refused: 'halfAccepted.refused',
  'sign-in': 'halfAccepted.sign-in',
} as const;
