import type { Invitation } from '../domain/invitation.ts';
import { isDoubtful } from '../domain/wrong-match.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { noticeCard } from './notice-card.ts';
import { backToInvitation } from './ways-on.ts';

/** For the owner of an invitation whose customer was told by likeness. */
export function unmatchButtons(invitation: Invitation, t: Translator): readonly CardButton[] {
  if (!isDoubtful(invitation)) return [];
  const data = { invitationId: invitation.id, customerId: invitation.customer.id };
  return [{ title: t.say('unmatch.button'), verb: 'invitation.unmatch.v1', data }];
}

/** Asks before it is taken back that this customer answered. */
export function unmatchCard(
  invitation: Extract<Invitation, { state: 'accepted' | 'half-accepted' }>,
  t: Translator,
): CardModel {
  const { customer, recipient, match, id: invitationId } = invitation;
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('unmatch.title'),
      text: t.say('unmatch.text'),
      facts: [
        { label: t.say('fact.customer'), value: customer.name },
        { label: t.say('fact.match'), value: t.say(`match.${match}`) },
        { label: t.say('fact.invitation'), value: recipient.company },
        { label: t.say('fact.to'), value: recipient.email },
      ],
      actions: [
        {
          title: t.say('unmatch.confirm'),
          verb: 'invitation.unmatch.v1',
          data: { invitationId, customerId: customer.id, confirmed: true },
        },
        backToInvitation(invitationId, t),
      ],
    },
    t,
  );
}
