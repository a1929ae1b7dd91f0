import { type CustomerTenantId, type InvitationId, newcomerKey } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { decideNewcomer, type Newcomer, type OpenQuestion } from '../domain/newcomer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { isExcluded } from '../domain/wrong-match.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Register, Stored } from '../ports/register.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { isFree, readQuestion } from './read-question.ts';
import { showQuestion } from './show-question.ts';
import type { RightsGate } from './rights-gate.ts';
import { isClaimed, type SettleNewcomer } from './settle-newcomer.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type AnswerRefusal =
  | { readonly kind: 'no-rights' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-asked'; readonly question: OpenQuestion }
  /** Somebody was faster, with this or another answer. */
  | { readonly kind: 'decided'; readonly question: OpenQuestion }
  /** The chosen invitation was answered otherwise, or the question changed: shown is what is left of it. */
  | { readonly kind: 'changed'; readonly question: OpenQuestion };

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly settle: SettleNewcomer;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly faultPoints: FaultPoints;
}

export interface Answer {
  readonly customerId: CustomerTenantId;
  /** Absent for "none of these". */
  readonly invitationId?: InvitationId;
  readonly revision: number;
  readonly by: NamedPerson;
}

export type AnswerQuestion = (answer: Answer) => Promise<Result<OpenQuestion, AnswerRefusal>>;

/**
 * Takes one answer for one question: the first write of the newcomer wins, and whoever comes later sees what was
 * decided. The same answer of the same person again is no error.
 */
export function createAnswerQuestion(deps: Dependencies): AnswerQuestion {
  const current = async (customerId: CustomerTenantId, kind: 'decided' | 'changed' | 'not-asked') => {
    const question = await readQuestion(deps.register, customerId);
    return refused<AnswerRefusal>(question ? { kind, question } : { kind: 'unknown' });
  };

  const take = async (answer: Answer): Promise<Result<OpenQuestion, AnswerRefusal> | 'again'> => {
    const stored = await deps.register.newcomer(answer.customerId);
    if (!stored) return refused({ kind: 'unknown' });
    const { invitationId, customerId, revision, by } = answer;
    if (isSame(stored.value, answer)) return shown(deps, customerId);
    if (invitationId && stored.value.state === 'asked') {
      const chosen = (await deps.register.invitation(invitationId))?.value;
      if (!chosen || !isFree(chosen) || isExcluded(chosen, customerId)) return current(customerId, 'changed');
    }
    const at = deps.clock.now().toISOString();
    const next = decideNewcomer(stored.value, { type: 'answer', at, by, invitationId, revision });
    if (!next.ok) {
      const kinds = { 'not-now': 'decided', outdated: 'changed', 'not-asked': 'not-asked' } as const;
      return current(customerId, kinds[next.refusal]);
    }
    const outcome = await deps.register.commit({
      aggregateId: newcomerKey(customerId),
      newcomer: { value: next.value, over: stored.version },
      acts: showQuestion(next.value),
    });
    if (outcome.kind === 'conflict') return 'again';
    deps.bell.ring();
    deps.faultPoints.reach('newcomer.answered');
    return (await settleNow(deps, customerId)) === 'given-back'
      ? current(customerId, 'changed')
      : shown(deps, customerId);
  };

  return async (answer) => {
    if (!(await deps.rights.mayActNow(answer.by.id))) return refused({ kind: 'no-rights' });
    // Somebody else was faster, or a copy of the card has just reached somebody: what is there now says which.
    return (await uponTheLatest(() => take(answer))) ?? current(answer.customerId, 'decided');
  };
}

function isSame(newcomer: Newcomer, { by, invitationId }: Answer): boolean {
  if (!('by' in newcomer) || newcomer.by?.id !== by.id) return false;
  return invitationId === ('invitationId' in newcomer ? newcomer.invitationId : undefined);
}

export async function shown(
  { register }: Pick<Dependencies, 'register'>,
  customerId: CustomerTenantId,
): Promise<Result<OpenQuestion, { readonly kind: 'unknown' }>> {
  const question = await readQuestion(register, customerId);
  return question ? done(question) : refused({ kind: 'unknown' });
}

/** The answer is kept; that the invitation could not be moved at once is made good by the next look. */
export async function settleNow(
  { register, settle }: Pick<Dependencies, 'register' | 'settle'>,
  customerId: CustomerTenantId,
) {
  const claimed: Stored<Newcomer> | undefined = await register.newcomer(customerId);
  if (!claimed || !isClaimed(claimed)) return 'settled';
  return settle(claimed).catch(() => 'later' as const);
}
