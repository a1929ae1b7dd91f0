import { isAwaited } from '../domain/approval.ts';
import { house, type PersonId } from '../domain/ids.ts';
import { type Invitation, type InvitationState, invitationStates } from '../domain/invitation.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Channels } from '../ports/channels.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register } from '../ports/register.ts';
import type { WaitingAsks } from '../ports/waiting-asks.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';
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
  readonly register: Pick<
    Register,
    'countInvitations' | 'invitations' | 'waitingApprovals' | 'removalsIn' | 'commit'
  >;
  readonly channels: Pick<Channels, 'all'>;
  readonly waitingAsks: WaitingAsks;
  readonly signIn: Pick<SignIn, 'signOut'>;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly bell: OutboxBell;
  readonly clock: Clock;
}

export type AddressRefusal =
  | { readonly kind: 'no-rights' }
  /** So many invitations to it are not over: their next step would bring it back. */
  | { readonly kind: 'open'; readonly invitations: number };

const over: readonly InvitationState[] = ['accepted', 'withdrawn', 'discarded'];
const goingOn = invitationStates.filter((state) => !over.includes(state));
const pageSize = 100;

/** Forgets a person at their own wish, when nothing is left that only they can go on with. */
export function createForgetPerson(deps: Dependencies) {
  const { register, channels } = deps;

  async function ownedBy(inviter: PersonId): Promise<number> {
    const counts = await register.countInvitations({ inviter });
    return goingOn.reduce((sum, state) => sum + counts[state], 0);
  }

  /** The register's search finds longer addresses too, and what colleagues wrote in a note. */
  async function openTo(address: string): Promise<number> {
    let count = 0;
    let after: string | undefined;
    do {
      const from = after === undefined ? {} : { after };
      const page = await register.invitations({ text: address, states: goingOn, size: pageSize, ...from });
      count += page.invitations.filter((invitation) => isTo(invitation, address)).length;
      after = page.next;
    } while (after !== undefined);
    return count;
  }

  async function owns(person: PersonId): Promise<Owned> {
    const [invitations, waiting, running, subscribed] = await Promise.all([
      ownedBy(person),
      register.waitingApprovals(),
      register.removalsIn(['cooling', 'removing']),
      channels.all(),
    ]);
    const theirs = waiting.filter(
      (approval) => approval.requester.id === person || isAwaited(approval, person),
    );
    return {
      invitations,
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
    openTo,
    /** For somebody outside, whose wish an Admin agent carries out. */
    async forgetAddress(address: string, by: NamedPerson): Promise<Result<'begun', AddressRefusal>> {
      if (!(await deps.rights.mayActNow(by.id))) return refused({ kind: 'no-rights' });
      const invitations = await openTo(address);
      if (invitations > 0) return refused({ kind: 'open', invitations });
      const at = deps.clock.now().toISOString();
      const act = { kind: 'forget-address', address, by, at } as const;
      await register.commit({
        aggregateId: house,
        acts: [{ entryId: `forget-address-${by.id}-${at}`, act, dueAt: at }],
      });
      deps.bell.ring();
      return done('begun');
    },
  };
}

export type ForgetPerson = ReturnType<typeof createForgetPerson>;

const isTo = ({ recipient: { email, further, cc } }: Invitation, address: string): boolean =>
  [email, ...further, ...cc].some((one) => one.toLowerCase() === address.toLowerCase());

export const isOwner = ({ invitations, approvals, channels }: Owned): boolean =>
  invitations + approvals + channels > 0;
