import type { PersonId } from '../domain/ids.ts';
import type { UnreachableReason } from '../domain/unreachable.ts';
import type { ConversationReference } from './people.ts';

/**
 * What became of a message that nobody asked for just now.
 * `unreachable`: the person blocked or removed the bot, or never installed it: no repeat helps.
 * `later`: refused before any effect, and a repeat is safe. `unknown`: it may have arrived.
 */
export type Delivery =
  | { readonly kind: 'delivered'; readonly activityId: string }
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason }
  | { readonly kind: 'later'; readonly retryAfterMs?: number }
  | { readonly kind: 'unknown' };

export type UpdateOutcome = 'updated' | 'gone' | 'later';

/** Personal chats and channels, for messages out of turn. `Message` is whatever the dialogue makes of a notice. */
export interface Conversations<Message> {
  send(person: PersonId, message: Message): Promise<Delivery>;
  /** Replaces a card sent before; safe to repeat. `gone`: the message no longer exists. */
  update(person: PersonId, activityId: string, message: Message): Promise<UpdateOutcome>;
  /** Into a channel, as a post of its own. */
  post(channel: ConversationReference, message: Message): Promise<Delivery>;
  updatePost(channel: ConversationReference, activityId: string, message: Message): Promise<UpdateOutcome>;
}
