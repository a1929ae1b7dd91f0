import type { InvitationId } from '../domain/ids.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import { createMemory } from './recent-memory.ts';

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
  const shown = createMemory<{ readonly invitationId: InvitationId | undefined }>(keptCards);
  const keyOf = ({ person, activityId }: ShownCard) => `${person} ${activityId}`;
  return {
    note(card, invitationId) {
      shown.set(keyOf(card), { invitationId });
    },
    isTurnedFrom(card, invitationId) {
      const now = shown.get(keyOf(card));
      return now !== undefined && now.invitationId !== invitationId;
    },
  };
}
