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
import type { NewAct } from '../ports/acts.ts';
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

/** An invitation of which a mail is out, and how it stood before another one was decided. */
const sentIn = (invitation: Invitation | undefined) => {
  const sent = invitation?.state === 'sending' ? invitation.again?.before : invitation;
  return sent?.state === 'sent' ? sent : undefined;
};

/** By its mail, number and time, so that what is planned anew is another entry, and an entry knows whether it still counts. */
const entryIdOf = (sentAt: Instant, { number, at }: PlannedReminder) =>
  `remind-${number}-${Date.parse(at)}-${Date.parse(sentAt)}`;

/** Whether or not it is switched off: its entry is there in any case, and waits while a second mail is on its way. */
function plannedIn(invitation: Invitation | undefined): string | undefined {
  const sent = sentIn(invitation);
  const next = sent?.reminders?.next;
  return sent && next && entryIdOf(sent.sentAt, next);
}

/** What is left in the outbox for a reminder that was not planned before. */
export function remindActs(before: Invitation | undefined, after: Invitation): readonly NewAct[] {
  const next = after.state === 'sent' ? after.reminders?.next : undefined;
  const entryId = plannedIn(after);
  if (!next || entryId === undefined || plannedIn(before) === entryId) return [];
  const { number } = next;
  const act = { invitationId: after.id, number } as const;
  return [
    { entryId, act: { ...act, kind: 'remind' }, dueAt: next.at },
    { entryId: `preview-${entryId}`, act: { ...act, kind: 'preview-reminder' }, dueAt: next.previewAt },
  ];
}

/** The entry speaks of the reminder that is to go out next. */
export function isDue(invitation: Invitation, entryId: string): boolean {
  if (invitation.state !== 'sent') return false;
  const next = dueReminder(invitation.reminders);
  if (!next) return false;
  const due = entryIdOf(invitation.sentAt, next);
  return entryId === due || entryId === `preview-${due}`;
}
