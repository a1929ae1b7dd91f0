/** What the imitated Teams remembers. */
import { createConversationStore } from './conversation-store.ts';
import { openDatabase } from './database.ts';
import { createFileStore } from './file-store.ts';
import { createMessageStore } from './message-store.ts';

export type ChatStore = ReturnType<typeof createChatStore>;

export function createChatStore(dataDir: string) {
  const database = openDatabase(dataDir);
  return {
    ...createConversationStore(database),
    ...createMessageStore(database),
    ...createFileStore(database),
    close: database.close,
  };
}
