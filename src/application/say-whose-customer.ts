import { isAnswerable } from '../domain/acceptance.ts';
import type { CustomerTenantId, InvitationId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { type AwaitedInvitation, awaitedStates, decidedAt, isAwaited } from '../domain/invitation-states.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Newcomer, OpenQuestion } from '../domain/newcomer.ts';
import { done, type Result } from '../domain/result.ts';
import { isExcluded } from '../domain/wrong-match.ts';
import type { Clock } from '../ports/clock.ts';
import { readQuestion } from './read-question.ts';
import { createTakeWord, type TakeWordDependencies, type WordRefusal } from './take-word.ts';

interface Dependencies extends TakeWordDependencies {
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

const mayBe = (newcomer: Newcomer, invitation: Invitation): invitation is AwaitedInvitation =>
  isAwaited(invitation) &&
  isAnswerable(invitation, newcomer.firstSeenAt) &&
  !isExcluded(invitation, newcomer.customer.id);

/**
 * Takes a person's word for which invitation a customer answered, though nothing speaks for it. The invitation's owner
 * is told as of every acceptance, and can take it back.
 */
export function createSayWhoseCustomer(deps: Dependencies) {
  const { register, clock } = deps;
  const takeWord = createTakeWord(deps);
  return {
    async choices(customerId: CustomerTenantId, reader: NamedPerson['id']): Promise<Unasked | undefined> {
      const question = await readQuestion(register, customerId);
      if (!question) return undefined;
      const { newcomer } = question;
      if (newcomer.state !== 'unmatched' && newcomer.state !== 'none') return { question };
      const awaited = (await register.allIn(awaitedStates)).flatMap(({ value }) =>
        mayBe(newcomer, value) ? [value] : [],
      );
      const rank = (one: AwaitedInvitation) =>
        `${one.inviter === reader ? 1 : 0} ${decidedAt(one)} ${one.id}`;
      return { question, invitations: awaited.sort((a, b) => (rank(a) < rank(b) ? 1 : -1)) };
    },
    async say({ customerId, invitationId, by }: Belonging): Promise<Result<OpenQuestion, WordRefusal>> {
      const at = clock.now().toISOString();
      const taken = await takeWord({
        customerId,
        event: { type: 'belong', at, by, invitationId },
        mayBe,
      });
      // It is decided: what counts is shown, whoever decided it.
      return !taken.ok && taken.refusal.kind === 'decided' ? done(taken.refusal.question) : taken;
    },
  };
}

export type SayWhoseCustomer = ReturnType<typeof createSayWhoseCustomer>;
