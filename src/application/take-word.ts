import { type CustomerTenantId, newcomerKey } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { decideNewcomer, type Newcomer, type NewcomerEvent, type OpenQuestion } from '../domain/newcomer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Register, Stored } from '../ports/register.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { readQuestion } from './read-question.ts';
import type { RightsGate } from './rights-gate.ts';
import { isClaimed, type SettleNewcomer } from './settle-newcomer.ts';
import { showQuestion } from './show-question.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type WordRefusal =
  | { readonly kind: 'no-rights' | 'unknown' }
  | { readonly kind: 'not-asked'; readonly question: OpenQuestion }
  /** Somebody was faster, with this or another answer. */
  | { readonly kind: 'decided'; readonly question: OpenQuestion }
  /** The chosen invitation was answered otherwise, or the question changed: shown is what is left of it. */
  | { readonly kind: 'changed'; readonly question: OpenQuestion };

export interface TakeWordDependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly settle: SettleNewcomer;
  readonly bell: OutboxBell;
  readonly faultPoints: FaultPoints;
}

type SaidEvent = Extract<NewcomerEvent, { readonly type: 'answer' | 'belong' }>;

/** What a person says of whose a new customer is. */
export interface Word {
  readonly customerId: CustomerTenantId;
  readonly event: SaidEvent;
  /** Whether the invitation that they name may still be the one. */
  readonly mayBe: (newcomer: Newcomer, invitation: Invitation) => boolean;
}

export type TakeWord = (word: Word) => Promise<Result<OpenQuestion, WordRefusal>>;

const refusals = { 'not-now': 'decided', outdated: 'changed', 'not-asked': 'not-asked' } as const;

/**
 * Takes one word for one newcomer: the first write of it wins, and whoever comes later sees what was decided. The same
 * word of the same person again is no error.
 */
export function createTakeWord(deps: TakeWordDependencies): TakeWord {
  const { register, rights, bell, faultPoints } = deps;

  const current = async (customerId: CustomerTenantId, kind: 'decided' | 'changed' | 'not-asked') => {
    const question = await readQuestion(register, customerId);
    return refused<WordRefusal>(question ? { kind, question } : { kind: 'unknown' });
  };
  const shown = async (customerId: CustomerTenantId): Promise<Result<OpenQuestion, WordRefusal>> => {
    const question = await readQuestion(register, customerId);
    return question ? done(question) : refused({ kind: 'unknown' });
  };

  const take = async ({
    customerId,
    event,
    mayBe,
  }: Word): Promise<Result<OpenQuestion, WordRefusal> | 'again'> => {
    const stored = await register.newcomer(customerId);
    if (!stored) return refused({ kind: 'unknown' });
    if (isSame(stored.value, event)) return shown(customerId);
    const next = decideNewcomer(stored.value, event);
    if (!next.ok) return current(customerId, refusals[next.refusal]);
    if (event.invitationId) {
      const named = (await register.invitation(event.invitationId))?.value;
      if (!named || !mayBe(stored.value, named)) return current(customerId, 'changed');
    }
    const outcome = await register.commit({
      aggregateId: newcomerKey(customerId),
      newcomer: { value: next.value, over: stored.version },
      acts: showQuestion(next.value),
    });
    if (outcome.kind === 'conflict') return 'again';
    bell.ring();
    faultPoints.reach('newcomer.answered');
    return (await settleNow(deps, customerId)) === 'given-back'
      ? current(customerId, 'changed')
      : shown(customerId);
  };

  return async (word) => {
    if (!(await rights.mayActNow(word.event.by.id))) return refused({ kind: 'no-rights' });
    // Somebody else was faster, or a copy of the card has just reached somebody: what is there now says which.
    return (await uponTheLatest(() => take(word))) ?? current(word.customerId, 'decided');
  };
}

function isSame(newcomer: Newcomer, { by, invitationId }: SaidEvent): boolean {
  if (!('by' in newcomer) || newcomer.by?.id !== by.id) return false;
  return invitationId === ('invitationId' in newcomer ? newcomer.invitationId : undefined);
}

/** The word is kept; that the invitation could not be moved at once is made good by the next look. */
async function settleNow(
  { register, settle }: Pick<TakeWordDependencies, 'register' | 'settle'>,
  customerId: CustomerTenantId,
) {
  const claimed: Stored<Newcomer> | undefined = await register.newcomer(customerId);
  if (!claimed || !isClaimed(claimed)) return 'settled';
  return settle(claimed).catch(() => 'later' as const);
}
