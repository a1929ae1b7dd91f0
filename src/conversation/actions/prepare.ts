import type { PrepareRefusal } from '../../application/prepare-invitation.ts';
import type { ActionData } from '../../cards/action-data.ts';
import type { InviteFormStop } from '../../cards/invite-form-card.ts';
import { assertNever } from '../../domain/result.ts';
import { alreadyCustomer, alreadyInvited, invitationPage } from '../invitation-page.ts';
import { filledInviteForm, inviteForm } from '../invite-form.ts';
import type { Services } from '../services.ts';
import { namedPerson, type Reply, say, show, type Turn } from '../turn.ts';

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
  const inviter = namedPerson(turn.caller);
  const prepared = await services.prepareInvitation({ inviter, requestId, form });
  if (prepared.ok) return show(invitationPage(prepared.value, turn, services));
  const { refusal } = prepared;
  const why =
    refusal.kind === 'form' ? { problems: refusal.problems } : { problems: [], stop: stopOf(refusal, turn) };
  return show(await filledInviteForm({ requestId, values: form, ...why }, turn, services));
}

/** What was filled in stays on the card: the address may have been the wrong one. */
function stopOf(refusal: Exclude<PrepareRefusal, { kind: 'form' }>, { t }: Turn): InviteFormStop {
  switch (refusal.kind) {
    case 'already-customer':
      return alreadyCustomer(refusal.customer, t);
    case 'already-invited':
      return alreadyInvited(refusal.invitation, t);
    case 'link':
      return {
        title: t.say('answer.link.title'),
        text: `${t.say('answer.link.text')}\n${t.say(`link.refusal.${refusal.why}`)}`,
        actions: [],
      };
    default:
      return assertNever(refusal);
  }
}
