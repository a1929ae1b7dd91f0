import type { ActionData } from '../../cards/action-data.ts';
import type { Services } from '../services.ts';
import type { Reply, Turn } from '../turn.ts';
import { changeInvitation } from './change.ts';

/** Whether the customer of this invitation is reminded at all. */
export function switchReminders(
  { invitationId, on }: ActionData<'invitation.reminders.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const change = { kind: on ? 'on' : 'off' } as const;
  return changeInvitation(invitationId, turn, services, (asked) =>
    services.changeReminders({ ...asked, change }),
  );
}

/** One reminder does not go out; an old card can only skip the one that it speaks of. */
export function skipReminder(
  { invitationId, number }: ActionData<'invitation.skip-reminder.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const change = { kind: 'skip', number } as const;
  return changeInvitation(
    invitationId,
    turn,
    services,
    (asked) => services.changeReminders({ ...asked, change }),
    turn.t.say('reminders.skipped'),
  );
}
