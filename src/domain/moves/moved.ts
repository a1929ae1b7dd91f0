import type { Instant, PersonId } from '../ids.ts';
import type { Invitation, InvitationCommon, InvitationIn, InvitationState } from '../invitation.ts';
import type { PlannedReminder, Reminders } from '../reminder.ts';
import type { Result } from '../result.ts';

/** `not-now`: the state does not allow it (the card that asked is old); `outdated`: the letter changed meanwhile. */
export type MoveRefusal = 'not-now' | 'outdated';
export type Decision = Result<Invitation, MoveRefusal>;

/** What every state shares, one revision on, with the move written down when the state changes. */
export function moved(
  invitation: Invitation,
  state: InvitationState,
  at: Instant,
  by?: PersonId,
): InvitationCommon {
  const { id, inviter, inviterName, resellerName, createdAt, recipient, relationship } = invitation;
  const { meeting, language, link, letter, findings, begunBy, notOf, note, ticket, noted, approvedBy } =
    invitation;
  const move = { state, at, ...(by === undefined ? {} : { by }) };
  const moves = state === invitation.state ? invitation.moves : [...invitation.moves, move];
  const revision = invitation.revision + 1;
  const who = { id, revision, inviter, inviterName, resellerName, createdAt, recipient, relationship };
  const written = {
    ...(begunBy === undefined ? {} : { begunBy }),
    ...(notOf === undefined ? {} : { notOf }),
    ...(note === undefined ? {} : { note }),
    ...(ticket === undefined ? {} : { ticket }),
    ...(noted === undefined ? {} : { noted }),
    ...(approvedBy === undefined || isOpenToChange.has(state) ? {} : { approvedBy }),
  };
  return { ...who, meeting, language, link, letter, findings, moves, ...written };
}

/** From here the letter may become another, to which nobody has agreed. */
const isOpenToChange: ReadonlySet<InvitationState> = new Set(['draft', 'failed', 'waiting-approval']);

/** What stays of a mail that is out. */
export const mailedOf = ({ sentAt, how, mail, linkFound }: InvitationIn<'sent' | 'bounced'>) => ({
  sentAt,
  how,
  ...(mail ? { mail } : {}),
  ...(linkFound ? { linkFound } : {}),
});

/** With each mail the ladder begins anew; that the agent wants no reminders stays. */
export function remindersOf(
  before: Reminders | undefined,
  next: PlannedReminder | undefined,
): { readonly reminders?: Reminders } {
  if (!next) return {};
  return { reminders: { sent: [], next, ...(before?.off ? { off: true } : {}) } };
}
