import { z } from 'zod';
import { decidedAt } from '../domain/invitation-states.ts';
import type { OpenQuestion } from '../domain/newcomer.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { relationshipText } from './invitation-words.ts';
import { noticeCard } from './notice-card.ts';
import { plainText } from './plain-text.ts';
import { facts, factView, lines, lineView } from './view.ts';
import { customerButton, invitationButton } from './ways-on.ts';

export const whoseCustomerView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  notes: z.array(lineView),
  customer: z.string(),
  facts: z.array(factView),
  rows: z.array(
    z.strictObject({ company: z.string(), email: z.string(), details: z.array(lineView), acts: actsView }),
  ),
  remarks: z.array(lineView),
  buttonSets: buttonSetsView,
});

/** Asks which invitation a new customer accepted; once that is decided, says how. */
export function whoseCustomerCard(
  { question, note }: { readonly question: OpenQuestion; readonly note?: string },
  t: Translator,
): CardModel {
  const { newcomer, candidates } = question;
  const isOver = newcomer.state === 'unmatched';
  if (!isOver && newcomer.state !== 'asked') return decidedCard(question, t);
  const customer = plainText(newcomer.customer.name, 120);
  const { id: customerId, domain } = newcomer.customer;
  if (isOver || candidates.length === 0) {
    const [title, text] = [t.say('question.nothingLeft.title'), t.say('question.nothingLeft.text')];
    const actions = [customerButton(customerId, t)];
    return noticeCard(
      { tone: 'info', title, text, facts: [{ label: t.say('fact.customer'), value: customer }], actions },
      t,
    );
  }
  const { revision } = newcomer;
  const view: z.output<typeof whoseCustomerView> = {
    title: t.say('question.title'),
    lead: t.say('question.lead'),
    notes: lines(note),
    customer,
    facts: facts(
      { label: t.say('fact.domain'), value: plainText(domain, 200) },
      { label: t.say('fact.tenantId'), value: customerId },
      { label: t.say('fact.newSince'), value: t.dateTime(newcomer.firstSeenAt) },
    ),
    rows: candidates.map((candidate) => rowOf(candidate, { customerId, revision }, t)),
    remarks: lines(
      newcomer.question.passedOnAt ? t.say('question.passedOn') : undefined,
      newcomer.question.asked.length > 1 ? t.say('question.others') : undefined,
    ),
    buttonSets: buttonSets([
      {
        title: t.say('button.noneOfThese'),
        verb: 'newcomer.answer.v1',
        data: { customerId, invitationId: '', revision },
      },
      customerButton(customerId, t),
    ]),
  };
  const summary = t.say('question.summary', { customer });
  return { card: 'whose-customer', view, summary, language: t.language };
}

function rowOf(
  { invitation, reason }: OpenQuestion['candidates'][number],
  about: { readonly customerId: string; readonly revision: number },
  t: Translator,
): z.output<typeof whoseCustomerView>['rows'][number] {
  const company = plainText(invitation.recipient.company, 90);
  const name = plainText(invitation.inviterName, 100);
  return {
    company,
    email: plainText(invitation.recipient.email, 120),
    details: lines(
      t.say('question.sent', { when: t.dateTime(decidedAt(invitation)), name }),
      relationshipText(invitation.relationship, t),
      t.say(`match.${reason}`),
    ),
    acts: acts({
      title: t.say('button.thisOne'),
      tooltip: t.say('button.thisOne.which', { name: company }),
      verb: 'newcomer.answer.v1',
      data: { ...about, invitationId: invitation.id },
    }),
  };
}

function decidedCard(question: OpenQuestion, t: Translator): CardModel {
  const { newcomer, chosen } = question;
  const isNone = newcomer.state === 'none';
  const by = 'by' in newcomer ? newcomer.by?.name : undefined;
  const isPending = newcomer.state === 'claimed';
  const text = t.say(isNone ? 'question.decided.none' : 'question.decided.chosen');
  return noticeCard(
    {
      tone: isNone ? 'info' : 'good',
      title: t.say('question.decided.title'),
      text: isPending ? `${text}\n${t.say('question.decided.soon')}` : text,
      facts: facts(
        { label: t.say('fact.customer'), value: newcomer.customer.name },
        chosen ? { label: t.say('fact.invitation'), value: chosen.recipient.company } : undefined,
        chosen ? { label: t.say('fact.to'), value: chosen.recipient.email } : undefined,
        by === undefined ? undefined : { label: t.say('fact.answeredBy'), value: by },
      ),
      actions: [customerButton(newcomer.customer.id, t), ...(chosen ? [invitationButton(chosen.id, t)] : [])],
    },
    t,
  );
}
