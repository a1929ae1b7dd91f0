import type { InvitationId } from '../domain/ids.ts';
import type { ShownCard } from '../domain/shown-card.ts';

/**
 * What the cards show that people pressed: an invitation, or something else that took its place (a form, a list). An
 * update that comes late must not wipe out what is half typed there. Each process knows of the presses that it
 * answered; for what another one answered, the update comes all the same.
 */
export interface TurnedCards {
  /** Absent: nothing of an invitation that an update could bring up to date. */
  note(card: ShownCard, invitationId: InvitationId | undefined): void;
  /** Whether it is known to show something other than this invitation. */
  isTurnedFrom(card: ShownCard, invitationId: InvitationId): boolean;
}

/** Updates come within seconds of a press, so that the latest cards will do. */
const keptCards = 1_000;

export function createTurnedCards(): TurnedCards {
  const shown = new Map<string, InvitationId | undefined>();
  const keyOf = ({ person, activityId }: ShownCard) => `${person} ${activityId}`;
  return {
    note(card, invitationId) {
      const key = keyOf(card);
      shown.delete(key);
      shown.set(key, invitationId);
      const [oldest] = shown.keys();
      if (shown.size > keptCards && oldest !== undefined) shown.delete(oldest);
    },
    isTurnedFrom(card, invitationId) {
      const key = keyOf(card);
      return shown.has(key) && shown.get(key) !== invitationId;
    },
  };
}
