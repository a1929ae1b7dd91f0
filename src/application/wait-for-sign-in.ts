import { customerOfRemoval, type PersonId, type RemovalKey } from '../domain/ids.ts';
import { instantAfter } from '../domain/instants.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { Notice } from '../domain/message.ts';
import { decideRemoval } from '../domain/removal-moves.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewAct, OutboxEntry } from '../ports/acts.ts';
import type { Commit, Register } from '../ports/register.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { announce } from './announce.ts';
import type { OutboxBell } from './outbox-bell.ts';
import type { SignInNeeded } from './sign-in-need.ts';

interface Dependencies {
  readonly register: Register;
  readonly clock: Clock;
  readonly bell: OutboxBell;
  readonly telemetry: Telemetry;
}

/** A sign-in sets it going at once; this is for what was missed, and for what an administrator mended. */
const lookAgainMs = 5 * 60_000;

interface Subject {
  /** As the notice names it. */
  readonly about: Pick<Extract<Notice, { kind: 'sign-in-needed' }>, 'invitationId' | 'removal'>;
  /** What shows that it waits, or waits no longer. */
  readonly moved: Pick<Commit, 'invitation' | 'removal'>;
}

const nothing: Subject = { about: {}, moved: {} };

/** What the act is a part of. */
async function subjectOf(
  register: Register,
  { aggregateId, act }: OutboxEntry,
  waits: boolean,
): Promise<Subject> {
  if ('number' in act) {
    const customerId = customerOfRemoval(aggregateId as RemovalKey);
    const { number } = act;
    const stored = await register.removal(customerId, number);
    const next = stored && decideRemoval(stored.value, { type: 'sign-in', needed: waits });
    return {
      about: { removal: { customerId, number } },
      moved: next?.ok ? { removal: { value: next.value, over: stored?.version ?? '' } } : {},
    };
  }
  const stored = await register.invitation(aggregateId);
  if (!stored) return nothing;
  const next = decide(stored.value, { type: waits ? 'wait-for-sign-in' : 'signed-in' });
  return {
    about: { invitationId: stored.value.id },
    moved: next.ok ? { invitation: { value: next.value, over: stored.version } } : {},
  };
}

/**
 * Keeps an act that only the person can have done until they have signed in: visibly, and told once. It is never given
 * up for this, since nothing is wrong with it.
 */
export async function waitForSignIn(
  { register, clock, bell, telemetry }: Dependencies,
  entry: OutboxEntry,
  { need, person, system }: SignInNeeded,
): Promise<void> {
  const { aggregateId, progress } = entry;
  const at = clock.now();
  const isNew = progress.waitsFor !== person;
  const { about, moved } = isNew ? await subjectOf(register, entry, true) : nothing;
  const acts: readonly NewAct[] = isNew
    ? announce({
        entryId: `sign-in-${entry.entryId}-${at.getTime()}`,
        notice: {
          kind: 'sign-in-needed',
          need,
          system,
          ...about,
        },
        owner: person,
        at: at.toISOString(),
      })
    : [];
  const outcome = await register.commit({
    aggregateId,
    delayed: {
      entry,
      progress: { ...progress, waitsFor: person },
      dueAt: instantAfter(at, lookAgainMs),
    },
    ...moved,
    acts,
  });
  if (outcome.kind === 'conflict') return;
  telemetry.record('outbox.waiting', { act: entry.act.kind, person, need });
  bell.settle(aggregateId);
  if (isNew) bell.ring();
}

/** Lets go on what waited for this person; whatever is not let go here comes back when it is due. */
export function createResumeActs({ register, clock, bell }: Omit<Dependencies, 'telemetry'>) {
  return async (person: PersonId): Promise<void> => {
    const waiting = await register.waitingFor(person);
    for (const entry of waiting) {
      const { waitsFor: _, ...progress } = entry.progress;
      const { moved } = await subjectOf(register, entry, false);
      await register.commit({
        aggregateId: entry.aggregateId,
        delayed: { entry, progress, dueAt: clock.now().toISOString() },
        ...moved,
      });
    }
    if (waiting.length > 0) bell.ring();
  };
}
