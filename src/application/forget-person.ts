import { isAwaited } from '../domain/approval.ts';
import { house, type PersonId } from '../domain/ids.ts';
import { type InvitationState, invitationStates } from '../domain/invitation.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Channels } from '../ports/channels.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register } from '../ports/register.ts';
import type { WaitingAsks } from '../ports/waiting-asks.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { SignIn } from './sign-in.ts';

/** What somebody would have to go on with who is not known any more. */
export interface Owned {
  readonly invitations: number;
  /** Asked for or to be decided, and removals that run. */
  readonly approvals: number;
  /** Subscribed in their name. */
  readonly channels: number;
}

interface Dependencies {
  readonly register: Pick<Register, 'countInvitations' | 'waitingApprovals' | 'removalsIn' | 'commit'>;
  readonly channels: Pick<Channels, 'all'>;
  readonly waitingAsks: WaitingAsks;
  readonly signIn: Pick<SignIn, 'signOut'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
}

const over: readonly InvitationState[] = ['accepted', 'withdrawn', 'discarded'];

/** Forgets a person at their own wish, when nothing is left that only they can go on with. */
export function createForgetPerson(deps: Dependencies) {
  const { register, channels } = deps;

  async function owns(person: PersonId): Promise<Owned> {
    const [counts, waiting, running, subscribed] = await Promise.all([
      register.countInvitations({ inviter: person }),
      register.waitingApprovals(),
      register.removalsIn(['cooling', 'removing']),
      channels.all(),
    ]);
    const theirs = waiting.filter(
      (approval) => approval.requester.id === person || isAwaited(approval, person),
    );
    return {
      invitations: invitationStates
        .filter((state) => !over.includes(state))
        .reduce((sum, state) => sum + counts[state], 0),
      approvals: theirs.length + running.filter(({ requester }) => requester.id === person).length,
      channels: subscribed.filter(({ by }) => by.id === person).length,
    };
  }

  return {
    owns,
    /** Begins it; a second wish while the first is dealt with is the same one. */
    async forget(person: PersonId): Promise<Result<'begun', Owned>> {
      const owned = await owns(person);
      if (isOwner(owned)) return refused(owned);
      await deps.signIn.signOut(person);
      await deps.waitingAsks.put(person, [], await deps.waitingAsks.read(person));
      const at = deps.clock.now().toISOString();
      await register.commit({
        aggregateId: house,
        acts: [{ entryId: `forget-${person}`, act: { kind: 'forget-person', person, at }, dueAt: at }],
      });
      deps.bell.ring();
      return done('begun');
    },
  };
}

export type ForgetPerson = ReturnType<typeof createForgetPerson>;

export const isOwner = ({ invitations, approvals, channels }: Owned): boolean =>
  invitations + approvals + channels > 0;
