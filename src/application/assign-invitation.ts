import { type Instant, parsePersonId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { isAssignable } from '../domain/invitation-states.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { NewAct } from '../ports/acts.ts';
import type { Register, Stored } from '../ports/register.ts';
import { announce } from './announce.ts';
import type { ChangeRefusal } from './change-invitation.ts';
import type { KnownPeople } from './known-people.ts';
import type { Owned } from './move-own.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { RightsGate } from './rights-gate.ts';
import { takeBackRequest } from './take-back-request.ts';
import { uponTheLatest } from './upon-the-latest.ts';

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly colleagues: Pick<Colleagues, 'find'>;
  readonly people: Pick<KnownPeople, 'find'>;
  readonly clock: Clock;
  readonly bell: OutboxBell;
  readonly faultPoints: FaultPoints;
}

export type AssignRefusal =
  | ChangeRefusal
  /** Nobody was chosen, or the directory knows no such person. */
  | { readonly kind: 'nobody'; readonly invitation: Invitation }
  | { readonly kind: 'no-role'; readonly colleague: NamedPerson; readonly invitation: Invitation };

export interface Assigned {
  readonly invitation: Invitation;
  readonly to: NamedPerson;
  /** False: they never opened a chat with the bot, so that it cannot tell them. */
  readonly isReachable: boolean;
}

const longestAddress = 320;

/**
 * Makes an invitation a colleague's, who must have the role at this moment: from then on they act on it and are told
 * of it. The move and the news to both are one write. Where its owner has lost the role, any colleague may do it, for
 * nobody else could go on with it. What waits for an approval is a draft again: it was asked for in another's name.
 */
export function createAssignInvitation(deps: Dependencies) {
  const { register, rights, clock, bell } = deps;
  return async (asked: Owned & { readonly to: string }): Promise<Result<Assigned, AssignRefusal>> => {
    const { id, by } = asked;
    const assigned = await uponTheLatest(async (): Promise<Result<Assigned, AssignRefusal> | 'again'> => {
      const stored = await register.invitation(id);
      if (!stored) return refused({ kind: 'unknown' });
      const { value: invitation } = stored;
      const { inviter: owner } = invitation;
      if (by !== owner && (await rights.mayActNow(owner))) return refused({ kind: 'not-yours', invitation });
      if (!isAssignable(invitation)) return refused({ kind: 'not-now', invitation });
      const to = await colleagueOf(deps, asked.to);
      const last = invitation.moves.at(-1);
      // Taken over by this very click, which was made twice.
      if (to?.id === by && last?.by === by && last.passedTo?.id === by)
        return done({ invitation, to, isReachable: true });
      if (!to || to.id === owner) return refused({ kind: 'nobody', invitation });
      if (!(await rights.mayActNow(to.id))) return refused({ kind: 'no-role', colleague: to, invitation });
      const giver = by === owner ? invitation.inviterName : ((await deps.people.find(by))?.name ?? '');
      const passing = { to, by: { id: by, name: giver } };
      const passed =
        invitation.state === 'waiting-approval'
          ? await takeBackRequest(deps, invitation, {
              by: passing.by,
              why: 'passed-on',
              change: (draft, at) => passOn(draft, { ...passing, at }),
            })
          : await commitPassed(deps, stored, { ...passing, at: clock.now().toISOString() });
      if (!passed) return 'again';
      bell.ring();
      const isReachable = (await deps.people.find(to.id))?.reference !== undefined;
      return done({ invitation: passed, to, isReachable });
    });
    return assigned ?? refused({ kind: 'unknown' });
  };
}

interface Passing {
  readonly at: Instant;
  readonly by: NamedPerson;
  readonly to: NamedPerson;
}

/** The move, and the news of it to both; absent where it cannot be passed on as it stands. */
function passOn(
  before: Invitation,
  { at, by, to }: Passing,
): { readonly next: Invitation; readonly acts: readonly NewAct[] } | undefined {
  const moved = decide(before, { type: 'assign', at, by: by.id, to });
  if (!moved.ok) return undefined;
  const { id: invitationId, revision } = moved.value;
  // Whoever takes it over knows it.
  const told =
    to.id === by.id
      ? []
      : announce({
          entryId: `told-assigned-${revision}`,
          notice: { kind: 'invitation-assigned', invitationId, byName: by.name },
          owner: to.id,
          at,
        });
  const notice = { kind: 'invitation-passed-on', invitationId, toName: to.name } as const;
  const gone = {
    entryId: `told-passed-on-${revision}`,
    act: { kind: 'notify', to: before.inviter, notice },
    dueAt: at,
  } as const;
  return { next: moved.value, acts: [...told, gone] };
}

async function commitPassed(
  { register }: Dependencies,
  { value, version }: Stored<Invitation>,
  passing: Passing,
): Promise<Invitation | undefined> {
  const passed = passOn(value, passing);
  if (!passed) return undefined;
  const { next, acts } = passed;
  const invitation = { value: next, over: version };
  const outcome = await register.commit({ aggregateId: next.id, invitation, acts });
  return outcome.kind === 'committed' ? next : undefined;
}

/** A picker gives an object id; by hand a work address is typed. */
async function colleagueOf({ colleagues }: Dependencies, text: string): Promise<NamedPerson | undefined> {
  const named = text.trim();
  const isOne = parsePersonId(named) !== undefined || /^[^@\s]+@[^@\s]+$/.test(named);
  return isOne && named.length <= longestAddress ? colleagues.find(named) : undefined;
}
