/**
 * The rehearsal's Teams: a chat page for each person and each channel, the connector through which the bot speaks,
 * and the OneDrive that files in chats go to.
 */
import type { System } from '../http-kit.ts';
import { createBotDoor, patienceMs, withRepeats } from './bot-door.ts';
import { createChatStore } from './chat-store.ts';
import { createConnector } from './connector.ts';
import { createDrive } from './drive.ts';
import { createTeamsLimits, type Limits } from './limits.ts';
import { createLivePages } from './live-pages.ts';
import { createPageRoutes } from './page-routes.ts';
import { createRoom } from './room.ts';
import type { SignInDesk } from './sign-in-desk.ts';
import { createStage } from './stage.ts';

export interface ChatDeps {
  readonly dataDir: string;
  /** Where the bot takes activities: `http://127.0.0.1:3978/api/messages`; asked for when one is sent. */
  readonly botUrl: () => string;
  readonly now: () => Date;
  /** Where the rehearsal itself is served, without a slash at the end; asked for when an activity is sent. */
  readonly publicUrl: () => string;
  readonly signInDesk: SignInDesk;
  /** How long the bot may take for one activity; Teams' own patience unless told otherwise. */
  readonly timeoutMs?: number;
  /** How often a message is sent again, under its id, after the bot took too long; Teams does so once. */
  readonly repeats?: number;
  /** How often the bot may call; Teams' own limits unless told otherwise. */
  readonly limits?: Limits;
}

export interface Chat {
  /** In this order: the connector and the files lie below the page's mount. */
  readonly systems: readonly System[];
  close(): void;
}

export function createChat(deps: ChatDeps): Chat {
  const { dataDir, botUrl, now, publicUrl, signInDesk, timeoutMs = patienceMs, repeats = 1 } = deps;
  const closing = new AbortController();
  const store = createChatStore(dataDir);
  const pages = createLivePages();
  const drive = createDrive({ store, now, publicUrl });
  const door = createBotDoor({ botUrl, timeoutMs, closing: closing.signal });
  const stage = createStage({
    store,
    pages,
    drive,
    signInDesk,
    door,
    messageDoor: withRepeats(door, repeats),
    now,
    serviceUrl: () => `${publicUrl()}/chat/connector`,
    closing: closing.signal,
  });
  const room = createRoom(stage);
  const limits = deps.limits ?? createTeamsLimits();
  return {
    systems: [createConnector({ stage, limits }), drive.system, createPageRoutes({ room, pages })],
    close() {
      closing.abort();
      pages.close();
      store.close();
    },
  };
}
