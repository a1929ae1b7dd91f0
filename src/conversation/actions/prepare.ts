import type { PrepareRefusal } from '../../application/prepare-invitation.ts';
import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { assertNever } from '../../domain/result.ts';
import { alreadyCustomerCard, alreadyInvitedCard, invitationCardOf } from '../invitation-page.ts';
import { filledInviteForm, inviteForm } from '../invite-form.ts';
import type { Services } from '../services.ts';
import { type Reply, say, show, type Turn } from '../turn.ts';

export async function openForm(
  { email }: ActionData<'invitation.form.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return say(await inviteForm({ email }, turn, services));
}

export async function prepareInvitation(
  data: ActionData<'invitation.prepare.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { requestId, ...form } = data;
  const inviter = { id: turn.caller.person, name: turn.caller.name };
  const prepared = await services.prepareInvitation({ inviter, requestId, form });
  if (prepared.ok) return show(invitationCardOf(prepared.value, turn.caller.person, turn.t));
  if (prepared.refusal.kind === 'form') {
    const { problems } = prepared.refusal;
    return show(await filledInviteForm({ requestId, values: form, problems }, turn, services));
  }
  return show(refusalCard(prepared.refusal, turn));
}

function refusalCard(refusal: Exclude<PrepareRefusal, { kind: 'form' }>, { t }: Turn): CardModel {
  switch (refusal.kind) {
    case 'already-customer':
      return alreadyCustomerCard(refusal.customer, t);
    case 'already-invited':
      return alreadyInvitedCard(refusal.invitation, t);
    case 'link':
      return noticeCard(
        {
          tone: 'problem',
          title: t.say('answer.link.title'),
          text: t.say('answer.link.text'),
          facts: [{ label: t.say('answer.link.reason'), value: t.say(`link.refusal.${refusal.why}`) }],
        },
        t,
      );
    default:
      return assertNever(refusal);
  }
}
