import { z } from 'zod';
import { type Approval, idOfApproval } from '../domain/approval.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { choiceView } from './view.ts';

export const approvalReassignView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  name: z.string(),
  fields: z.array(z.strictObject({ label: z.string(), value: z.string(), choices: z.array(choiceView) })),
  comments: z.array(z.strictObject({ label: z.string() })),
  buttonSets: buttonSetsView,
});

/** Who is to decide instead; nobody who is asked already, and never the requester. */
export function approvalReassignCard(
  { approval, colleagues }: { readonly approval: Approval; readonly colleagues: readonly NamedPerson[] },
  t: Translator,
): CardModel {
  const approvalId = idOfApproval(approval);
  const choices = colleagues
    .slice(0, 60)
    .map(({ id, name }) => ({ value: id as string, title: plainText(name, 80) || id }));
  const first = choices[0];
  const back: CardButton = {
    title: t.say('button.back'),
    verb: 'approval.open.v1',
    data: { approvalId, here: true },
  };
  const view: z.output<typeof approvalReassignView> = {
    title: t.say('reassign.title'),
    lead: t.say(first ? 'reassign.lead' : 'reassign.nobody'),
    name: plainText(approval.about, 200),
    fields: first ? [{ label: t.say('field.colleague.label'), value: first.value, choices }] : [],
    comments: first ? [{ label: t.say('field.comment.label') }] : [],
    buttonSets: buttonSets([
      ...(first
        ? [
            {
              title: t.say('button.reassign'),
              verb: 'approval.pass.v1',
              data: { approvalId },
              primary: true,
            } as const,
          ]
        : []),
      back,
    ]),
  };
  return { card: 'approval-reassign', view, summary: t.say('reassign.title'), language: t.language };
}
