import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { Instant } from '../domain/ids.ts';
import type { RemovalForm } from '../domain/removal-form.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import {
  blocksSection,
  isBlockedBy,
  type RoomReading,
  survivesSection,
  whoSection,
} from './removal-room-sections.ts';
import { choiceView, lines, lineView, semanticColor } from './view.ts';
import { customerButton } from './ways-on.ts';

const formView = z.strictObject({
  statementTitle: z.string(),
  statement: z.string(),
  attestedLabel: z.string(),
  attestedTitle: z.string(),
  attested: z.enum(['true', 'false']),
  reasonLabel: z.string(),
  reasonHint: z.string(),
  reason: z.string(),
  noticeTitle: z.string(),
  noticeText: z.string(),
  noticeLabel: z.string(),
  notice: z.string(),
  noticeChoices: z.array(choiceView),
  toLabel: z.string(),
  to: z.string(),
  subjectLabel: z.string(),
  subject: z.string(),
  textLabel: z.string(),
  text: z.string(),
  noticeWhen: z.string(),
  letterActs: actsView,
  nameLabel: z.string(),
  nameHint: z.string(),
  name: z.string(),
  typedName: z.string(),
  approvalLine: z.string(),
});

export const removalRoomView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  problemLists: z.array(z.strictObject({ title: z.string(), problems: z.array(lineView) })),
  sections: z.array(z.strictObject({ title: z.string(), color: semanticColor, lines: z.array(lineView) })),
  /** None while something stands against it. */
  forms: z.array(formView),
  asOf: z.string(),
  buttonSets: buttonSetsView,
});

export interface RemovalRoomFacts extends RoomReading {
  readonly customer: Customer;
  readonly form: RemovalForm;
  /** Which removal of this customer it would be. */
  readonly number: number;
  /** In the reader's words. */
  readonly problems: readonly string[];
  readonly coolingMinutes: number;
  readonly asOf: Instant;
}

/** What one card can hold beside all else. */
const room = { reason: 1_200, text: 3_500, subject: 250, name: 200 } as const;

export function removalRoomCard(facts: RemovalRoomFacts, t: Translator): CardModel {
  const { customer, problems } = facts;
  const name = plainText(customer.name, room.name);
  const isBlocked = isBlockedBy(facts);
  const view: z.output<typeof removalRoomView> = {
    title: t.say('room.title', { name: plainText(customer.name, 80) }),
    lead: t.say('room.lead'),
    problemLists:
      problems.length === 0
        ? []
        : [{ title: t.say('room.problems'), problems: lines(...problems.map((one) => plainText(one, 300))) }],
    sections: [blocksSection(facts, t), survivesSection(facts, t), whoSection(facts, t)],
    forms: isBlocked ? [] : [formOf(facts, name, t)],
    asOf: t.say('customer.asOf', { when: t.dateTime(facts.asOf) }),
    buttonSets: buttonSets(buttonsOf(facts, isBlocked, t)),
  };
  return { card: 'removal-room', view, summary: t.say('room.summary', { name }), language: t.language };
}

const noticeKinds = ['mail', 'by-hand', 'not-required'] as const;

function formOf(facts: RemovalRoomFacts, name: string, t: Translator): z.output<typeof formView> {
  const { form, customer, coolingMinutes } = facts;
  const other = form.letter.language === 'en' ? 'ru' : 'en';
  return {
    statementTitle: t.say('room.statement.title'),
    statement: t.say('room.statement.text'),
    attestedLabel: t.say('field.attested.label'),
    attestedTitle: t.say('field.attested.title'),
    attested: form.attested ? 'true' : 'false',
    reasonLabel: t.say('field.reason.label'),
    reasonHint: t.say('field.reason.hint'),
    reason: form.reason.toWellFormed().slice(0, room.reason),
    noticeTitle: t.say('room.notice.title'),
    noticeText: t.say('room.notice.text'),
    noticeLabel: t.say('field.notice.label'),
    notice: form.notice,
    noticeChoices: noticeKinds.map((value) => ({ value, title: t.say(`field.notice.${value}`) })),
    toLabel: t.say('field.noticeTo.label'),
    to: form.to.toWellFormed().slice(0, 320),
    subjectLabel: t.say('field.subject.label'),
    subject: form.letter.subject.toWellFormed().slice(0, room.subject),
    textLabel: t.say('field.text.label'),
    text: form.letter.text.toWellFormed().slice(0, room.text),
    noticeWhen: t.say('room.notice.when'),
    letterActs: acts({
      title: t.say(other === 'en' ? 'button.letterInEnglish' : 'button.letterInRussian'),
      verb: 'removal.letter.v1',
      data: { customerId: customer.id, letterLanguage: other },
    }),
    nameLabel: t.say('field.typedName.label'),
    nameHint: `${t.say('field.typedName.hint')} `,
    name,
    typedName: plainText(form.typedName, room.name),
    approvalLine: t.say('room.cooling', { count: coolingMinutes }),
  };
}

function buttonsOf(facts: RemovalRoomFacts, isBlocked: boolean, t: Translator): readonly CardButton[] {
  const { customer, number, form } = facts;
  const customerId = customer.id;
  const open = customerButton(customerId, t);
  if (isBlocked) {
    const again: CardButton = {
      title: t.say('button.checkAgain'),
      verb: 'removal.room.v1',
      data: { customerId, here: true },
    };
    return [again, open];
  }
  return [
    {
      title: t.say('button.askForApproval'),
      verb: 'removal.request.v1',
      data: { customerId, number, letterLanguage: form.letter.language },
    },
    open,
  ];
}
