import { z } from 'zod';
import type { PersonId } from '../domain/ids.ts';
import { type Delegation, isNoticeDue, isOpenRemoval, type Removal } from '../domain/removal.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel, CardRefresh } from './card-model.ts';
import { letterLines, letterLineView } from './letter-preview.ts';
import { plainText } from './plain-text.ts';
import { delegationText } from './removal-room-sections.ts';
import { meanings, namesOf, requestFacts } from './removal-words.ts';
import { facts, factView, lines, lineView } from './view.ts';
import { customerButton } from './ways-on.ts';

/** A text to be read or copied. */
export const letterBoxView = z.strictObject({
  title: z.string(),
  subjects: z.array(lineView),
  lines: z.array(letterLineView),
});

export const removalView = z.strictObject({
  style: z.enum(['emphasis', 'good', 'warning', 'attention']),
  state: z.string(),
  meanings: z.array(lineView),
  notes: z.array(lineView),
  name: z.string(),
  facts: z.array(factView),
  letters: z.array(letterBoxView),
  delegationLists: z.array(
    z.strictObject({
      title: z.string(),
      leads: z.array(lineView),
      rows: z.array(z.strictObject({ text: z.string(), acts: actsView })),
    }),
  ),
  buttonSets: buttonSetsView,
});

export interface RemovalFacts {
  readonly removal: Removal;
  readonly reader: PersonId;
  readonly note?: string;
  /** What is left of delegated access, where it was read. */
  readonly delegations?: readonly Delegation[];
  /** Our company, for the message to the provider. */
  readonly reseller?: string;
  /** The text of the notice is wanted. */
  readonly showLetter?: boolean;
}

const styles = {
  'waiting-approval': 'emphasis',
  cooling: 'warning',
  removing: 'warning',
  gone: 'good',
  refused: 'attention',
  rejected: 'warning',
  cancelled: 'emphasis',
  expired: 'warning',
} as const satisfies Record<Removal['state'], z.output<typeof removalView>['style']>;

const letterRoom = 7_000;

export function removalCard(card: RemovalFacts, t: Translator): CardModel {
  const { removal } = card;
  const name = plainText(removal.customer.name, 200);
  const state = t.say(`removal.state.${removal.state}`);
  const view: z.output<typeof removalView> = {
    style: styles[removal.state],
    state,
    meanings: lines(...meanings(removal, t)),
    notes: lines(card.note === undefined ? undefined : plainText(card.note, 300)),
    name,
    facts: factsOf(removal, t),
    letters: lettersOf(card, t),
    delegationLists: delegationsOf(card, t),
    buttonSets: buttonSets(buttonsOf(card, t)),
  };
  return {
    card: 'removal',
    view,
    summary: t.say('removal.summary', { name, state }),
    language: t.language,
    ...(isOpenRemoval(removal) && !card.showLetter ? { refresh: refreshOf(removal) } : {}),
  };
}

function refreshOf({ customer, number }: Removal): CardRefresh {
  return { verb: 'removal.open.v1', data: { customerId: customer.id, number, here: true } };
}

function factsOf(removal: Removal, t: Translator) {
  const isApproved = removal.state === 'cooling' || removal.state === 'removing';
  const call = removal.state === 'gone' ? removal.call : undefined;
  return facts(
    ...requestFacts(removal, t),
    isApproved ? { label: t.say('fact.approvedBy'), value: namesOf(removal.approvedBy) } : undefined,
    removal.state === 'rejected'
      ? { label: t.say('fact.rejectedBy'), value: namesOf([removal.rejectedBy]) }
      : undefined,
    removal.state === 'rejected'
      ? { label: t.say('fact.comment'), value: plainText(removal.comment ?? '', 1_000) }
      : undefined,
    removal.state === 'cancelled'
      ? { label: t.say('fact.cancelledBy'), value: namesOf([removal.cancelledBy]) }
      : undefined,
    removal.state === 'gone' ? { label: t.say('fact.ended'), value: t.dateTime(removal.goneAt) } : undefined,
    call ? { label: t.say('fact.correlationId'), value: plainText(call.correlationId, 60) } : undefined,
  );
}

function lettersOf({ removal, reader, reseller, showLetter }: RemovalFacts, t: Translator) {
  const box = (title: string, subject: string | undefined, text: string) => {
    const { before } = letterLines({ subject: '', before: text, after: '' }, letterRoom / 0.6);
    return { title, subjects: lines(subject), lines: before };
  };
  const boxes: z.output<typeof letterBoxView>[] = [];
  if (removal.state === 'refused' && removal.why === 'two-tier' && reseller !== undefined) {
    const { customer } = removal;
    const text = t.say('removal.provider.text', {
      customer: plainText(customer.name, 120),
      tenantId: customer.id,
      reseller: plainText(reseller, 120),
    });
    boxes.push(box(t.say('removal.provider.title'), undefined, text));
  }
  const { notice, requester } = removal;
  if (showLetter && isNoticeDue(removal) && notice.kind !== 'not-required' && requester.id === reader) {
    boxes.push(box(t.say('removal.letter.title'), plainText(notice.subject, 250), notice.text));
  }
  return boxes;
}

function delegationsOf({ removal, reader, delegations = [] }: RemovalFacts, t: Translator) {
  if (removal.state !== 'gone') return [];
  const ended = removal.endings.map((one) => ({
    text: t.say(`removal.delegation.${one.outcome ?? 'asking'}`, { name: plainText(one.name, 100) }),
    acts: [],
  }));
  const isDecided = (id: string) => removal.endings.some(({ delegationId }) => delegationId === id);
  const left = delegations
    .filter(({ id, status }) => status === 'active' && !isDecided(id))
    .slice(0, 6)
    .map((one) => ({
      text: delegationText(one, t),
      acts: removal.requester.id === reader ? acts(endButton(removal, one, t)) : [],
    }));
  const rows = [...ended, ...left];
  if (rows.length === 0) return [];
  const isLeft = left.length > 0;
  const title = t.say(isLeft ? 'removal.delegations.title' : 'removal.delegations.none');
  return [{ title, leads: lines(isLeft ? t.say('removal.delegations.lead') : undefined), rows }];
}

function endButton({ customer, number }: Removal, { id, name }: Delegation, t: Translator): CardButton {
  return {
    title: t.say('button.endDelegation'),
    tooltip: t.say('button.endDelegation.which', { name: plainText(name, 100) }),
    verb: 'removal.end-delegation.v1',
    data: { customerId: customer.id, number, delegationId: id },
  };
}

function buttonsOf({ removal, reader, showLetter }: RemovalFacts, t: Translator): readonly CardButton[] {
  const { customer, number, requester, notice } = removal;
  const data = { customerId: customer.id, number };
  const isOwn = requester.id === reader;
  const approvers = removal.state === 'cooling' ? removal.approvedBy : [];
  const mayUndo = isOwn || approvers.some(({ id }) => id === reader);
  const buttons: CardButton[] = [];
  const waits = 'waitingForSignIn' in removal && isOwn;
  if (waits) {
    const system = 'partner-center';
    buttons.push({
      title: t.say('button.signIn'),
      verb: 'sign-in.begin.v1',
      data: { system },
      primary: true,
    });
  }
  if (removal.state === 'cooling' && mayUndo)
    buttons.push({ title: t.say('button.undo'), verb: 'removal.undo.v1', data, primary: !waits });
  if (removal.state === 'waiting-approval' && isOwn)
    buttons.push({ title: t.say('button.withdrawRequest'), verb: 'removal.undo.v1', data });
  const isUnsent = notice.kind === 'by-hand' || (notice.kind === 'mail' && notice.mailed?.kind === 'failed');
  if (isOwn && isUnsent && isNoticeDue(removal) && !showLetter)
    buttons.push({ title: t.say('button.copy'), verb: 'removal.copy.v1', data });
  const isOver = removal.state === 'refused' || removal.state === 'expired' || removal.state === 'cancelled';
  if (isOver || removal.state === 'rejected') buttons.push(customerButton(customer.id, t));
  if (removal.state === 'gone')
    buttons.push({ title: t.say('button.history'), verb: 'history.open.v1', data: { scope: customer.id } });
  if (removal.state === 'cooling' || removal.state === 'removing')
    buttons.push({
      title: t.say('button.checkAgain'),
      verb: 'removal.open.v1',
      data: { ...data, here: true },
    });
  return buttons;
}
