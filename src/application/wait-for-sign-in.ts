import type { PersonId } from '../domain/ids.ts';
import { decide } from '../domain/invitation-moves.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewAct, OutboxEntry, Register } from '../ports/register.ts';
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
  const stored = isNew ? await register.invitation(aggregateId) : undefined;
  const next = stored && decide(stored.value, { type: 'wait-for-sign-in' });
  const acts: readonly NewAct[] = isNew
    ? announce({
        entryId: `sign-in-${entry.entryId}-${at.getTime()}`,
        notice: {
          kind: 'sign-in-needed',
          need,
          system,
          ...(stored ? { invitationId: stored.value.id } : {}),
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
      dueAt: new Date(at.getTime() + lookAgainMs).toISOString(),
    },
    ...(stored && next?.ok ? { invitation: { value: next.value, over: stored.version } } : {}),
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
      const stored = await register.invitation(entry.aggregateId);
      const next = stored && decide(stored.value, { type: 'signed-in' });
      await register.commit({
        aggregateId: entry.aggregateId,
        delayed: { entry, progress, dueAt: clock.now().toISOString() },
        ...(stored && next?.ok ? { invitation: { value: next.value, over: stored.version } } : {}),
      });
    }
    if (waiting.length > 0) bell.ring();
  };
}
