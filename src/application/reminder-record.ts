import { type HistoryRecord, nameText } from '../domain/history.ts';
import type { Instant } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { ReminderStep } from '../domain/reminder.ts';

/** What became of a reminder, for the history of the customer. */
export function reminderRecord(
  { id: invitationId, recipient }: Invitation,
  told: {
    readonly step: ReminderStep;
    readonly at: Instant;
    readonly number: number;
    /** Names what happened among all else that happens to the invitation. */
    readonly of: string;
    readonly by?: NamedPerson;
  },
): HistoryRecord {
  const { step, at, number, of, by } = told;
  return {
    name: `reminder-${step}-${of}`,
    key: recipient.tenantId,
    at,
    ...(by ? { by } : {}),
    fact: { kind: 'reminder', invitationId, step, number },
    texts: {
      customer: { text: recipient.company, about: [] },
      ...(by ? { by: nameText(by) } : {}),
    },
  };
}
