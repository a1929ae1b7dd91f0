import type { Instant, InvitationId, PersonId } from './ids.ts';
import type { SendFailure } from './invitation.ts';

/** What the bot has to say on its own account, as facts; words are found at the edge, in the reader's language. */
export type Notice =
  | {
      readonly kind: 'invitation-accepted' | 'invitation-half-accepted';
      readonly invitationId: InvitationId;
      readonly customerName: string;
      readonly noticedAt: Instant;
    }
  | { readonly kind: 'invitation-failed'; readonly invitationId: InvitationId; readonly reason: SendFailure };

/** A card in a chat that shows an invitation and is kept true after the act it began. */
export interface ShownCard {
  readonly person: PersonId;
  readonly activityId: string;
}
