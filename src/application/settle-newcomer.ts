import { newcomerKey } from '../domain/ids.ts';
import { isAwaited } from '../domain/invitation-states.ts';
import { decideNewcomer, type Newcomer, type NewcomerEvent, type NewcomerIn } from '../domain/newcomer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import { showQuestion } from './show-question.ts';
import type { RecordAcceptance } from './record-acceptance.ts';

interface Dependencies {
  readonly register: Pick<Register, 'invitation' | 'commit' | 'newcomer'>;
  readonly record: RecordAcceptance;
}

/** Moves a newcomer in one write with the questions that this decides. */
export async function moveNewcomer(
  register: Pick<Register, 'commit'>,
  { value, version }: Stored<Newcomer>,
  { event, acts = [] }: { readonly event: NewcomerEvent; readonly acts?: readonly NewAct[] },
): Promise<Result<Newcomer, 'conflict' | 'not-now'>> {
  const next = decideNewcomer(value, event);
  if (!next.ok) return refused('not-now');
  const outcome = await register.commit({
    aggregateId: newcomerKey(value.customer.id),
    newcomer: { value: next.value, over: version },
    acts: [...acts, ...(next.value.revision === value.revision ? [] : showQuestion(next.value))],
  });
  return outcome.kind === 'committed' ? done(next.value) : refused('conflict');
}

/** `later`: the customer cannot be read now, or others are at it; it stays claimed and the next look goes on. */
export type Settled = 'settled' | 'given-back' | 'later';

/**
 * Moves the invitation that a claimed newcomer belongs to. The claim comes first and lasts, so that a death in between
 * loses nothing; an invitation that another customer has answered meanwhile gives the newcomer back.
 */
export function createSettleNewcomer({ register, record }: Dependencies) {
  return async (stored: Stored<NewcomerIn<'claimed'>>): Promise<Settled> => {
    const { customer, invitationId, reason, by } = stored.value;
    const invitation = await register.invitation(invitationId);
    const answered = invitation && 'customer' in invitation.value ? invitation.value.customer.id : undefined;
    const close = async (event: NewcomerEvent) =>
      (await moveNewcomer(register, stored, { event })).ok ? event.type : 'later';

    if (answered === customer.id) return (await close({ type: 'settle' })) === 'settle' ? 'settled' : 'later';
    const isFree = invitation !== undefined && isAwaited(invitation.value) && answered === undefined;
    if (!isFree) return (await close({ type: 'give-back' })) === 'give-back' ? 'given-back' : 'later';
    const { value, version } = invitation;
    if (!isAwaited(value)) return 'later';
    const outcome = await record({
      stored: { value, version },
      customerId: customer.id,
      match: reason,
      ...(by ? { by: by.id } : {}),
    });
    if (outcome !== 'recorded') return 'later';
    await close({ type: 'settle' });
    return 'settled';
  };
}

export type SettleNewcomer = ReturnType<typeof createSettleNewcomer>;

export const isClaimed = (stored: Stored<Newcomer>): stored is Stored<NewcomerIn<'claimed'>> =>
  stored.value.state === 'claimed';
