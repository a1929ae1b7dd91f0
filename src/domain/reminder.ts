import type { Instant } from './ids.ts';

/** A reminder that is to go out, the so many-th of its mail. */
export interface PlannedReminder {
  readonly number: number;
  readonly at: Instant;
  /** When the inviter hears of it, where they asked for that. */
  readonly previewAt: Instant;
}

/** The reminders of a mail that waits for an answer. */
export interface Reminders {
  readonly sent: readonly { readonly number: number; readonly at: Instant }[];
  /** Absent once the last one is through. */
  readonly next?: PlannedReminder;
  /** By the agent's word nothing goes out. */
  readonly off?: true;
}

export const reminderSteps = ['sent', 'skipped', 'failed', 'off', 'on'] as const;
export type ReminderStep = (typeof reminderSteps)[number];

/** The next one, where it is to go out. */
export function dueReminder(reminders: Reminders | undefined): PlannedReminder | undefined {
  return reminders?.off ? undefined : reminders?.next;
}

/** What takes the place of the next one: a later one, or none. */
export function planned({ next: _, ...rest }: Reminders, next: PlannedReminder | undefined): Reminders {
  return { ...rest, ...(next ? { next } : {}) };
}

export const reminderFailures = ['no-rights', 'mailbox-refused', 'recipient-refused', 'gave-up'] as const;
/** Why one did not go out. */
export type ReminderFailure = (typeof reminderFailures)[number];
