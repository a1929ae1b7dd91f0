import type { CustomerTenantId, InvitationId } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { OpenQuestion } from '../domain/newcomer.ts';
import type { Result } from '../domain/result.ts';
import { isExcluded } from '../domain/wrong-match.ts';
import type { Clock } from '../ports/clock.ts';
import { isFree } from './read-question.ts';
import { createTakeWord, type TakeWordDependencies, type WordRefusal } from './take-word.ts';

interface Dependencies extends TakeWordDependencies {
  readonly clock: Clock;
}

export interface Answer {
  readonly customerId: CustomerTenantId;
  /** Absent for "none of these". */
  readonly invitationId?: InvitationId;
  readonly revision: number;
  readonly by: NamedPerson;
}

export type AnswerQuestion = (answer: Answer) => Promise<Result<OpenQuestion, WordRefusal>>;

/** Takes one answer for one question. */
export function createAnswerQuestion(deps: Dependencies): AnswerQuestion {
  const takeWord = createTakeWord(deps);
  return ({ customerId, invitationId, revision, by }) =>
    takeWord({
      customerId,
      event: { type: 'answer', at: deps.clock.now().toISOString(), by, invitationId, revision },
      mayBe: (_newcomer, invitation) => isFree(invitation) && !isExcluded(invitation, customerId),
    });
}
