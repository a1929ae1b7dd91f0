import type { CustomerTenantId } from '../domain/ids.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import { decideNewcomer, type Newcomer, type OpenQuestion } from '../domain/newcomer.ts';
import type { Clock } from '../ports/clock.ts';
import type { UpdateOutcome } from '../ports/conversations.ts';
import type { ActOf, NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Commit, Register } from '../ports/register.ts';
import { readQuestion } from './read-question.ts';
import { showCopies } from './show-copies.ts';

export interface QuestionTeller {
  showQuestion(card: ShownCard, question: OpenQuestion): Promise<UpdateOutcome>;
}

interface Dependencies {
  readonly register: Register;
  readonly teller: QuestionTeller;
  readonly clock: Clock;
}

/** Brings the copies of a question's card up to date, whoever holds one; due at once. */
export function showQuestion({ customer, cards, revision, firstSeenAt }: Newcomer): readonly NewAct[] {
  if (!cards || cards.length === 0) return [];
  const act = { kind: 'show-question', customerId: customer.id } as const;
  return [{ entryId: `shown-question-${revision}`, act, dueAt: firstSeenAt }];
}

/** The card that reached somebody is remembered; where it was answered on its way, it closes at once. */
export async function keepCard(
  register: Pick<Register, 'newcomer'>,
  customerId: CustomerTenantId,
  card: ShownCard,
): Promise<Pick<Commit, 'newcomer' | 'acts'>> {
  const stored = await register.newcomer(customerId);
  const next = stored && decideNewcomer(stored.value, { type: 'card-sent', card });
  if (!next?.ok) return {};
  const acts = next.value.state === 'asked' ? [] : showQuestion(next.value);
  return {
    newcomer: { value: next.value, over: stored?.version ?? '' },
    acts: acts.map((act) => ({ ...act, entryId: `${act.entryId}-${card.person}` })),
  };
}

export function createShowQuestionAct(deps: Dependencies) {
  return (entry: OutboxEntry, { customerId }: ActOf<'show-question'>): Promise<void> =>
    showCopies(deps, entry, {
      read: () => readQuestion(deps.register, customerId),
      markOf: ({ newcomer }) => String(newcomer.revision),
      show: (question) =>
        Promise.all((question.newcomer.cards ?? []).map((card) => deps.teller.showQuestion(card, question))),
    });
}
