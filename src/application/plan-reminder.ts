import type { Instant } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { instantOf, type TimeOfDay } from '../domain/local-time.ts';
import { dueReminder, type PlannedReminder } from '../domain/reminder.ts';
import {
  afterWorkingDays,
  isWorkingTime,
  nextWorkingTime,
  timeZoneOf,
  type WorkCalendar,
  workingDayBefore,
} from '../domain/working-days.ts';
import type { NewAct } from '../ports/register.ts';
import type { KnownPeople } from './known-people.ts';

export interface ReminderPolicy {
  /** After how many working days each one goes out, counted from the mail; none: nobody is reminded. */
  readonly afterWorkingDays: readonly number[];
  /** At what time of the customer's day. */
  readonly time: TimeOfDay;
  readonly holidays: ReadonlySet<string>;
  readonly defaultTimeZone: string;
}

export interface PlanReminder {
  /** The so many-th reminder after what went before it at that moment; absent where the ladder ends. */
  after(
    invitation: Invitation,
    step: { readonly number: number; readonly before: Instant },
  ): Promise<PlannedReminder | undefined>;
  /** The same reminder at the next possible time. */
  soon(invitation: Invitation, number: number, now: Instant): Promise<PlannedReminder>;
  /** Absent: now. Otherwise the moment until which it waits, because nobody works there. */
  waitsUntil(invitation: Invitation, now: Instant): Instant | undefined;
}

/** In the morning, so that there is a day to skip it. */
const previewTime: TimeOfDay = '08:00';

export function createPlanReminder(deps: {
  readonly policy: ReminderPolicy;
  readonly people: Pick<KnownPeople, 'find'>;
}): PlanReminder {
  const { policy, people } = deps;
  const { time, afterWorkingDays: ladder, holidays, defaultTimeZone } = policy;

  function calendarOf({ recipient: { country } }: Invitation): WorkCalendar {
    const timeZone = timeZoneOf(country, defaultTimeZone);
    return { holidays, timeZone, ...(country === undefined ? {} : { country }) };
  }

  async function plan(invitation: Invitation, number: number, at: Instant): Promise<PlannedReminder> {
    const inviter = await people.find(invitation.inviter);
    const timeZone = inviter?.chosenTimeZone ?? inviter?.timeZone ?? defaultTimeZone;
    const day = workingDayBefore(calendarOf(invitation), at);
    return { number, at, previewAt: instantOf(day, previewTime, timeZone) };
  }

  return {
    async after(invitation, { number, before }) {
      const count = (ladder[number - 1] ?? 0) - (ladder[number - 2] ?? 0);
      if (count <= 0) return undefined;
      return plan(invitation, number, afterWorkingDays(calendarOf(invitation), before, { count, time }));
    },
    soon: (invitation, number, now) =>
      plan(invitation, number, nextWorkingTime(calendarOf(invitation), now, time)),
    waitsUntil(invitation, now) {
      const calendar = calendarOf(invitation);
      return isWorkingTime(calendar, now, time) ? undefined : nextWorkingTime(calendar, now, time);
    },
  };
}

/** By its number and time, so that what is planned anew is another entry, and an entry knows whether it still counts. */
export const remindEntryId = ({ number, at }: PlannedReminder) => `remind-${number}-${Date.parse(at)}`;

/** What is left in the outbox for a reminder that was not planned before. */
export function remindActs(before: Invitation | undefined, after: Invitation): readonly NewAct[] {
  const next = plannedOf(after);
  if (!next || plannedOf(before)?.at === next.at) return [];
  const { number } = next;
  const act = { invitationId: after.id, number } as const;
  return [
    { entryId: remindEntryId(next), act: { ...act, kind: 'remind' }, dueAt: next.at },
    {
      entryId: `preview-${remindEntryId(next)}`,
      act: { ...act, kind: 'preview-reminder' },
      dueAt: next.previewAt,
    },
  ];
}

/** Whether or not it is switched off: its entry is there in any case. */
function plannedOf(invitation: Invitation | undefined): PlannedReminder | undefined {
  return invitation?.state === 'sent' ? invitation.reminders?.next : undefined;
}

/** The entry speaks of the reminder that is to go out next. */
export function isDue(invitation: Invitation, entryId: string): boolean {
  const next = invitation.state === 'sent' ? dueReminder(invitation.reminders) : undefined;
  return next !== undefined && [remindEntryId(next), `preview-${remindEntryId(next)}`].includes(entryId);
}
