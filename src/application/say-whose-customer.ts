import { isAnswerable } from '../domain/acceptance.ts';
import { type CustomerTenantId, type InvitationId, newcomerKey } from '../domain/ids.ts';
import { type AwaitedInvitation, awaitedStates, decidedAt, isAwaited } from '../domain/invitation-states.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { decideNewcomer, type Newcomer, type OpenQuestion } from '../domain/newcomer.ts';
import { type Result, refused } from '../domain/result.ts';
import { isExcluded } from '../domain/wrong-match.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register } from '../ports/register.ts';
import { settleNow, shown } from './ask-whose-customer.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { readQuestion } from './read-question.ts';
import type { RightsGate } from './rights-gate.ts';
import type { SettleNewcomer } from './settle-newcomer.ts';
import { showQuestion } from './show-question.ts';
import { uponTheLatest } from './upon-the-latest.ts';

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly settle: SettleNewcomer;
  readonly bell: OutboxBell;
  readonly clock: Clock;
}

/** A customer who came without an invitation, and the invitations that it may have answered all the same. */
export interface Unasked {
  /** Those of the reader first, then the newest; absent where it is asked or decided already whose customer it is. */
  readonly invitations?: readonly AwaitedInvitation[];
  readonly question: OpenQuestion;
}

export interface Belonging {
  readonly customerId: CustomerTenantId;
  readonly invitationId: InvitationId;
  readonly by: NamedPerson;
}

/** `changed`: the invitation was answered otherwise, or went out only after the customer had come. */
export type BelongingRefusal = { readonly kind: 'no-rights' | 'unknown' | 'changed' };

/**
 * Takes a person's word for which invitation a customer answered, though nothing speaks for it. The invitation's owner
 * is told as of every acceptance, and can take it back.
 */
export function createSayWhoseCustomer(deps: Dependencies) {
  const { register, rights, bell, clock } = deps;

  const choosable = (newcomer: Newcomer, invitation: AwaitedInvitation) =>
    isAnswerable(invitation, newcomer.firstSeenAt) && !isExcluded(invitation, newcomer.customer.id);

  const take = async ({
    customerId,
    invitationId,
    by,
  }: Belonging): Promise<Result<OpenQuestion, BelongingRefusal> | 'again'> => {
    const stored = await register.newcomer(customerId);
    if (!stored) return refused({ kind: 'unknown' });
    const chosen = (await register.invitation(invitationId))?.value;
    const event = { type: 'belong', at: clock.now().toISOString(), by, invitationId } as const;
    const next = decideNewcomer(stored.value, event);
    // It is decided: what counts is shown, whoever decided it.
    if (!next.ok) return shown(deps, customerId);
    if (!chosen || !isAwaited(chosen) || !choosable(stored.value, chosen))
      return refused({ kind: 'changed' });
    const outcome = await register.commit({
      aggregateId: newcomerKey(customerId),
      newcomer: { value: next.value, over: stored.version },
      acts: showQuestion(next.value),
    });
    if (outcome.kind === 'conflict') return 'again';
    bell.ring();
    return (await settleNow(deps, customerId)) === 'given-back'
      ? refused({ kind: 'changed' })
      : shown(deps, customerId);
  };

  return {
    async choices(customerId: CustomerTenantId, reader: NamedPerson['id']): Promise<Unasked | undefined> {
      const question = await readQuestion(register, customerId);
      if (!question) return undefined;
      const { newcomer } = question;
      if (newcomer.state !== 'unmatched' && newcomer.state !== 'none') return { question };
      const awaited = (await register.allIn(awaitedStates)).flatMap(({ value }) =>
        isAwaited(value) && choosable(newcomer, value) ? [value] : [],
      );
      const rank = (one: AwaitedInvitation) =>
        `${one.inviter === reader ? 1 : 0} ${decidedAt(one)} ${one.id}`;
      return { question, invitations: awaited.sort((a, b) => (rank(a) < rank(b) ? 1 : -1)) };
    },
    async say(belonging: Belonging): Promise<Result<OpenQuestion, BelongingRefusal>> {
      if (!(await rights.mayActNow(belonging.by.id))) return refused({ kind: 'no-rights' });
      return (await uponTheLatest(() => take(belonging))) ?? shown(deps, belonging.customerId);
    },
  };
}

export type SayWhoseCustomer = ReturnType<typeof createSayWhoseCustomer>;
