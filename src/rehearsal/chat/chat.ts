/** The rehearsal's Teams: a chat page for each person, and the connector through which the bot speaks. */
import type { System } from '../http-kit.ts';
import { createBotDoor, patienceMs } from './bot-door.ts';
import { createChatStore } from './chat-store.ts';
import { createConnector } from './connector.ts';
import { createLivePages } from './live-pages.ts';
import { createPageRoutes } from './page-routes.ts';
import { createRoom } from './room.ts';

export interface ChatDeps {
  readonly dataDir: string;
  /** Where the bot takes activities: `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: string;
  readonly now: () => Date;
  /** Where the rehearsal itself is served, without a slash at the end; asked for when an activity is sent. */
  readonly publicUrl: () => string;
  /** How long the bot may take for one activity; Teams' own patience unless told otherwise. */
  readonly timeoutMs?: number;
}

export interface Chat {
  /** In this order: the connector lies below the page's mount. */
  readonly systems: readonly System[];
  close(): void;
}

export function createChat({ dataDir, botUrl, now, publicUrl, timeoutMs = patienceMs }: ChatDeps): Chat {
  const closing = new AbortController();
  const store = createChatStore(dataDir);
  const pages = createLivePages();
  const door = createBotDoor({ botUrl, timeoutMs, closing: closing.signal });
  const serviceUrl = () => `${publicUrl()}/chat/connector`;
  const room = createRoom({ store, pages, door, now, serviceUrl, closing: closing.signal });
  return {
    systems: [createConnector({ store, room, pages, now }), createPageRoutes({ room, pages })],
    close() {
      closing.abort();
      pages.close();
      store.close();
    },
  };
}
