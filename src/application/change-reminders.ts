import type { Invitation } from '../domain/invitation.ts';
import { decide, type InvitationEvent } from '../domain/invitation-moves.ts';
import type { ReminderStep } from '../domain/reminder.ts';
import type { Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register } from '../ports/register.ts';
import type { ChangeRefusal } from './change-invitation.ts';
import { moveOwn, type Owned } from './move-own.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { type PlanReminder, remindActs } from './plan-reminder.ts';
import { reminderRecord } from './reminder-record.ts';

interface Dependencies {
  readonly register: Register;
  readonly plan: PlanReminder;
  readonly clock: Clock;
  readonly bell: OutboxBell;
}

/** `number`: this reminder does not go out, and the one after it takes its place. */
export type ReminderChange =
  | { readonly kind: 'skip'; readonly number: number }
  | { readonly kind: 'off' | 'on' };

/** The owner's word on reminders. A reminder whose sending was begun goes out. */
export function createChangeReminders({ register, plan, clock, bell }: Dependencies) {
  async function eventFor(value: Invitation, change: ReminderChange): Promise<InvitationEvent | undefined> {
    const next = value.state === 'sent' ? value.reminders?.next : undefined;
    if (!next) return undefined;
    const at = clock.now().toISOString();
    switch (change.kind) {
      case 'skip': {
        const { number } = change;
        const after = await plan.after(value, { number: number + 1, before: next.at });
        return { type: 'skip-reminder', number, ...(after ? { next: after } : {}) };
      }
      case 'off':
        return { type: 'reminders-off' };
      case 'on':
        return next.at > at
          ? { type: 'reminders-on', at }
          : { type: 'reminders-on', at, soon: await plan.soon(value, next.number, at) };
    }
  }

  return async (
    asked: Owned & { readonly change: ReminderChange },
  ): Promise<Result<Invitation, ChangeRefusal>> => {
    const outcome = await moveOwn(register, asked, async ({ value }) => {
      const event = await eventFor(value, asked.change);
      const next = event && decide(value, event);
      if (!next?.ok) return undefined;
      const step = steps[asked.change.kind];
      const number = asked.change.kind === 'skip' ? asked.change.number : numberOf(value);
      const by = { id: value.inviter, name: value.inviterName };
      const of = `${number}-${value.revision}`;
      const at = clock.now().toISOString();
      return {
        next: next.value,
        acts: remindActs(value, next.value),
        records: [reminderRecord(value, { step, at, number, of, by })],
      };
    });
    if (outcome.ok) bell.ring();
    return outcome;
  };
}

const steps = { skip: 'skipped', off: 'off', on: 'on' } as const satisfies Record<
  ReminderChange['kind'],
  ReminderStep
>;

const numberOf = (invitation: Invitation): number =>
  invitation.state === 'sent' ? (invitation.reminders?.next?.number ?? 0) : 0;
