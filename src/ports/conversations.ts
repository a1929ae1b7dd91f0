import type { PersonId } from '../domain/ids.ts';

/**
 * What became of a message that nobody asked for just now.
 * `unreachable`: the person blocked or removed the bot, or never installed it: no repeat helps.
 * `later`: refused before any effect, and a repeat is safe. `unknown`: it may have arrived.
 */
export type Delivery =
  | { readonly kind: 'delivered'; readonly activityId: string }
  | { readonly kind: 'unreachable'; readonly reason: 'not-installed' | 'blocked' }
  | { readonly kind: 'later'; readonly retryAfterMs?: number }
  | { readonly kind: 'unknown' };

/** Personal chats, for messages out of turn. `Message` is whatever the dialogue makes of a notice. */
export interface Conversations<Message> {
  send(person: PersonId, message: Message): Promise<Delivery>;
  /** Replaces a card sent before; safe to repeat. `gone`: the message no longer exists. */
  update(person: PersonId, activityId: string, message: Message): Promise<'updated' | 'gone' | 'later'>;
}
