import { z } from 'zod';
import { type Approval, idOfApproval } from '../domain/approval.ts';
import type { Removal } from '../domain/removal.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';

const rowView = z.strictObject({ name: z.string(), detail: z.string(), acts: actsView });

export const approvalsPageView = z.strictObject({
  title: z.string(),
  lists: z.array(
    z.strictObject({
      title: z.string(),
      remarks: z.array(lineView),
      rows: z.array(rowView),
      mores: z.array(lineView),
    }),
  ),
  buttonSets: buttonSetsView,
});

export interface ApprovalsPageFacts {
  readonly toDecide: readonly Approval[];
  readonly mine: readonly Approval[];
  /** Own removals that were approved and are not over. */
  readonly running: readonly Removal[];
}

/** So many stand on a card; those that end first come first. */
const shownOfEach = 5;

/** What waits for the reader's decision, and what the reader waits for. */
export function approvalsPageCard(page: ApprovalsPageFacts, t: Translator): CardModel {
  const { toDecide, mine, running } = page;
  const mineRows = [...running.map((one) => removalRow(one, t)), ...mine.map((one) => row(one, t))];
  const list = (kind: 'toDecide' | 'mine', rows: readonly z.output<typeof rowView>[]) => {
    const shown = rows.slice(0, shownOfEach);
    const left = rows.length - shown.length;
    return {
      title: t.say(`approvals.${kind}`, { count: rows.length }),
      remarks: lines(rows.length === 0 ? t.say(`approvals.${kind}.none`) : undefined),
      rows: shown,
      mores: lines(left > 0 ? t.say('approvals.more', { count: left }) : undefined),
    };
  };
  const view: z.output<typeof approvalsPageView> = {
    title: t.say('approvals.title'),
    lists: [
      list(
        'toDecide',
        toDecide.map((one) => row(one, t)),
      ),
      list('mine', mineRows),
    ],
    buttonSets: buttonSets([{ title: t.say('button.checkAgain'), verb: 'approvals.page.v1', data: {} }]),
  };
  const summary = t.say('approvals.summary', { count: toDecide.length });
  return { card: 'approvals-page', view, summary, language: t.language };
}

function row(approval: Approval, t: Translator): z.output<typeof rowView> {
  const { subject, about, requester, expiresAt } = approval;
  const name = plainText(about, 120);
  const open: CardButton = {
    title: t.say('button.open'),
    tooltip: t.say(`approvals.row.${subject.kind}`, { name }),
    verb: 'approval.open.v1',
    data: { approvalId: idOfApproval(approval) },
  };
  return {
    name: t.say(`approvals.row.${subject.kind}`, { name }),
    detail: t.say('approvals.row.detail', {
      name: plainText(requester.name, 60),
      when: t.dateTime(expiresAt),
    }),
    acts: acts(open),
  };
}

function removalRow(removal: Removal, t: Translator): z.output<typeof rowView> {
  const { customer, number } = removal;
  const name = t.say('approvals.row.removal', { name: plainText(customer.name, 120) });
  return {
    name,
    detail:
      removal.state === 'cooling'
        ? t.say('approvals.row.cooling', { when: t.dateTime(removal.coolsUntil) })
        : t.say(`removal.state.${removal.state}`),
    acts: acts({
      title: t.say('button.open'),
      tooltip: name,
      verb: 'removal.open.v1',
      data: { customerId: customer.id, number },
    }),
  };
}
