/** What everything between people and the bot needs: the store, the open pages, the door, and who acts where. */
import type { RehearsalPerson } from '../facts.ts';
import type { BotDoor } from './bot-door.ts';
import type { ChatStore } from './chat-store.ts';
import type { Conversation } from './conversation-store.ts';
import type { Drive } from './drive.ts';
import type { Scene } from './envelope.ts';
import type { LivePages } from './live-pages.ts';
import type { StoredMessage } from './message-store.ts';
import type { SignInDesk } from './sign-in-desk.ts';
import { type PageMessage, toPageMessage } from './page-message.ts';
import type { Place } from './places.ts';

export interface StageDeps {
  readonly store: ChatStore;
  readonly pages: LivePages;
  readonly drive: Drive;
  readonly signInDesk: SignInDesk;
  /** For events and invokes, which come once. */
  readonly door: BotDoor;
  /** For messages, which Teams repeats when their turn is too slow. */
  readonly messageDoor: BotDoor;
  readonly now: () => Date;
  readonly serviceUrl: () => string;
  readonly closing: AbortSignal;
}

/** Who acts, where they look, and how their client is set. */
export interface Actor {
  readonly person: RehearsalPerson;
  readonly place: Place;
  readonly locale: string;
  readonly timeZone: string;
}

export type Stage = ReturnType<typeof createStage>;

export function createStage(deps: StageDeps) {
  const toPage = (message: StoredMessage, personKey: string): PageMessage =>
    toPageMessage(message, { personKey, answers: deps.store.answersOf(message.id, personKey) });

  return {
    ...deps,
    toPage,

    sceneOf: (actor: Actor, threadId?: string): Scene => ({
      ...actor,
      threadId,
      serviceUrl: deps.serviceUrl(),
      at: deps.now(),
    }),

    /** Draws a message again on every page that shows its conversation. */
    show({ id: conversationId }: Conversation, id: string): void {
      const message = deps.store.findMessage(conversationId, id);
      if (!message) return;
      deps.pages.tell(conversationId, 'message', (personKey) => toPage(message, personKey));
    },
  };
}
