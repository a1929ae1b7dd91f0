import type { WordRefusal } from '../../application/take-word.ts';
import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { unmatchCard } from '../../cards/unmatch-card.ts';
import { newcomerInvitationCard } from '../../cards/newcomer-invitation-card.ts';
import { whoseCustomerCard } from '../../cards/whose-customer-card.ts';
import { type CustomerTenantId, parseCustomerTenantId, parseInvitationId } from '../../domain/ids.ts';
import { isDoubtful } from '../../domain/wrong-match.ts';
import { assertNever } from '../../domain/result.ts';
import type { Translator } from '../../i18n/translator.ts';
import { noRightsFor } from '../access-cards.ts';
import { changeRefusalCard, invitationPage, unknownInvitationCard } from '../invitation-page.ts';
import { readOwnInvitation } from './change.ts';
import type { Services } from '../services.ts';
import { namedPerson, type Reply, show, type Turn } from '../turn.ts';

/** Takes the answer to the question whose a new customer is, and shows what was decided. */
export async function answerWhoseCustomer(
  data: ActionData<'newcomer.answer.v1'>,
  { caller, t }: Turn,
  services: Services,
): Promise<Reply> {
  const customerId = parseCustomerTenantId(data.customerId);
  const invitationId = parseInvitationId(data.invitationId);
  if (!customerId || (data.invitationId !== '' && !invitationId))
    return show(refusalCard({ kind: 'unknown' }, t));
  const answered = await services.answerQuestion({
    customerId,
    ...(invitationId ? { invitationId } : {}),
    revision: data.revision,
    by: namedPerson(caller),
  });
  return show(
    answered.ok ? whoseCustomerCard({ question: answered.value }, t) : refusalCard(answered.refusal, t),
  );
}

/** Offers the invitations that a customer may have answered who came without one; where that is decided, shows how. */
export async function chooseInvitation(
  { customerId }: ActionData<'newcomer.choose.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return show(await choiceCard(parseCustomerTenantId(customerId), turn, services));
}

/** Takes the person's word for which invitation it was. */
export async function sayWhoseCustomer(
  data: ActionData<'newcomer.belong.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller, t } = turn;
  const customerId = parseCustomerTenantId(data.customerId);
  const invitationId = parseInvitationId(data.invitation);
  if (!customerId || !invitationId)
    return show(await choiceCard(customerId, turn, services, t.say('belongs.missing')));
  const by = namedPerson(caller);
  const said = await services.sayWhoseCustomer.say({ customerId, invitationId, by });
  if (said.ok) return show(whoseCustomerCard({ question: said.value }, t));
  if (said.refusal.kind !== 'changed') return show(refusalCard(said.refusal, t));
  return show(await choiceCard(customerId, turn, services, t.say('question.changed')));
}

export async function choiceCard(
  customerId: CustomerTenantId | undefined,
  { caller, t }: Turn,
  { sayWhoseCustomer: whose }: Services,
  note?: string,
): Promise<CardModel> {
  const found = customerId && (await whose.choices(customerId, caller.person));
  if (!found) return refusalCard({ kind: 'unknown' }, t);
  const { question, invitations } = found;
  if (!invitations) return whoseCustomerCard({ question }, t);
  const { customer, firstSeenAt } = question.newcomer;
  return newcomerInvitationCard({ customer, firstSeenAt, invitations, ...(note ? { note } : {}) }, t);
}

/** Asks first; then takes back that this customer answered, and shows the invitation as it stands. */
export async function undoMatch(
  { invitationId, customerId, confirmed }: ActionData<'invitation.unmatch.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller, t } = turn;
  const customer = parseCustomerTenantId(customerId);
  const own = await readOwnInvitation(invitationId, turn, services);
  if (!own.ok) return own.refusal;
  const invitation = own.value;
  if (!customer) return show(unknownInvitationCard(t));
  if (!confirmed) {
    return isDoubtful(invitation) && invitation.customer.id === customer
      ? show(unmatchCard(invitation, t))
      : show(changeRefusalCard({ kind: 'not-now', invitation }, turn, services));
  }
  const by = namedPerson(caller);
  const undone = await services.undoMatch({ id: invitation.id, customerId: customer, by });
  return show(
    undone.ok
      ? invitationPage(undone.value, turn, services, { problem: t.say('unmatch.done') })
      : changeRefusalCard(undone.refusal, turn, services),
  );
}

function refusalCard(refusal: WordRefusal, t: Translator): CardModel {
  switch (refusal.kind) {
    case 'no-rights':
      return noRightsFor(t.say('question.noRights'), t);
    case 'unknown':
      return noticeCard(
        { tone: 'warning', title: t.say('question.nothingLeft.title'), text: t.say('question.unknown.text') },
        t,
      );
    case 'not-asked':
      return noticeCard(
        { tone: 'warning', title: t.say('question.notAsked.title'), text: t.say('question.notAsked.text') },
        t,
      );
    case 'decided':
      return whoseCustomerCard({ question: refusal.question }, t);
    case 'changed':
      return whoseCustomerCard({ question: refusal.question, note: t.say('question.changed') }, t);
    default:
      return assertNever(refusal);
  }
}
