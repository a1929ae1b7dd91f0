import type { AnswerRefusal } from '../../application/ask-whose-customer.ts';
import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { whoseCustomerCard } from '../../cards/whose-customer-card.ts';
import { parseCustomerTenantId, parseInvitationId } from '../../domain/ids.ts';
import { assertNever } from '../../domain/result.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';

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
    by: { id: caller.person, name: caller.name },
  });
  return show(
    answered.ok ? whoseCustomerCard({ question: answered.value }, t) : refusalCard(answered.refusal, t),
  );
}

function refusalCard(refusal: AnswerRefusal, t: Translator): CardModel {
  switch (refusal.kind) {
    case 'no-rights':
      return noticeCard(
        { tone: 'warning', title: t.say('answer.noRights.title'), text: t.say('question.noRights') },
        t,
      );
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
