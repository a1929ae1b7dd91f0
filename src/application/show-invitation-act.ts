import type { Invitation } from '../domain/invitation.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import { backOffMs } from './back-off.ts';
import { delay, finish } from './entry-steps.ts';
import type { TellDependencies } from './tell-act.ts';
import type { TurnedCards } from './turned-cards.ts';

export interface ShowDependencies extends TellDependencies {
  readonly turnedCards: Pick<TurnedCards, 'isTurnedFrom'>;
}

/** Something is on its way to the mailbox that the card does not show yet. */
function isUnderWay(invitation: Invitation): boolean {
  if (invitation.state === 'handed-over')
    return invitation.way === 'outlook' && invitation.mail === undefined;
  return invitation.state === 'sending';
}

/**
 * Brings a card that showed "sending" up to date; harmless to repeat, and dropped when the card is gone, or when its
 * reader has gone on to something else in it.
 */
export function createShowAct(deps: ShowDependencies) {
  return async (entry: OutboxEntry, act: ActOf<'show'>): Promise<void> => {
    const invitation = (await deps.register.invitation(act.invitationId))?.value;
    const isElsewhere = deps.turnedCards.isTurnedFrom(act.card, act.invitationId);
    const outcome =
      invitation && !isElsewhere ? await deps.teller.showInvitation(act.card, invitation) : 'gone';
    const attempts = entry.progress.attempts + 1;
    const isStillSending = invitation !== undefined && isUnderWay(invitation);
    if ((outcome === 'later' || isStillSending) && attempts < 20) {
      return delay(deps, entry, { progress: { attempts }, waitMs: backOffMs(attempts) });
    }
    await finish(deps, entry);
  };
}
