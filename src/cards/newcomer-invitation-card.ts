import { z } from 'zod';
import type { CustomerTenantId, Instant } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { decidedAt } from '../domain/invitation-states.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { choiceView, facts, factView, lines, lineView } from './view.ts';
import { customerButton } from './ways-on.ts';

export const newcomerInvitationView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  notes: z.array(lineView),
  customer: z.string(),
  facts: z.array(factView),
  fields: z.array(z.strictObject({ label: z.string(), value: z.string(), choices: z.array(choiceView) })),
  remarks: z.array(lineView),
  buttonSets: buttonSetsView,
});

export interface NewcomerInvitationFacts {
  readonly customer: { readonly id: CustomerTenantId; readonly name: string; readonly domain: string };
  readonly firstSeenAt: Instant;
  /** The most likely first. */
  readonly invitations: readonly Invitation[];
  readonly note?: string;
}

/** So many fit on one card. */
const mostChoices = 60;

/** Which invitation a customer answered for whom nothing speaks but a person. */
export function newcomerInvitationCard(
  { customer, firstSeenAt, invitations, note }: NewcomerInvitationFacts,
  t: Translator,
): CardModel {
  const { id: customerId, domain } = customer;
  const choices = invitations.slice(0, mostChoices).map((invitation) => ({
    value: invitation.id as string,
    title: t.say('belongs.choice', {
      company: plainText(invitation.recipient.company, 60),
      email: plainText(invitation.recipient.email, 60),
      when: t.date(decidedAt(invitation)),
    }),
  }));
  const [first] = choices;
  const hidden = invitations.length - choices.length;
  const view: z.output<typeof newcomerInvitationView> = {
    title: t.say('question.title'),
    lead: t.say(first ? 'belongs.lead' : 'belongs.nothing'),
    notes: lines(note),
    customer: plainText(customer.name, 120),
    facts: facts(
      { label: t.say('fact.domain'), value: plainText(domain, 200) },
      { label: t.say('fact.newSince'), value: t.dateTime(firstSeenAt) },
    ),
    fields: first ? [{ label: t.say('fact.invitation'), value: '', choices }] : [],
    remarks: lines(hidden > 0 ? t.say('belongs.more', { count: hidden }) : undefined),
    buttonSets: buttonSets([
      ...(first
        ? [
            {
              title: t.say('button.thisOne'),
              verb: 'newcomer.belong.v1',
              data: { customerId },
              primary: true,
            } as const,
          ]
        : []),
      customerButton(customerId, t),
    ]),
  };
  return { card: 'newcomer-invitation', view, summary: t.say('question.title'), language: t.language };
}
