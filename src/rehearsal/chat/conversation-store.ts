/** Which conversations there are, and what became of the app in each. */
import type { ChatDatabase, Row } from './database.ts';
import { conversationIdOf, type Place, placeOfTab, tabOf } from './places.ts';

export type InstallEvent = 'installationUpdate' | 'conversationUpdate';

export interface Conversation {
  readonly id: string;
  readonly tab: string;
  readonly place: Place;
  /** Which of the events of installing the bot has been told. */
  readonly sent: readonly InstallEvent[];
  /** The app is not there any more. */
  readonly isRemoved: boolean;
  /** The person lets the bot write nothing; only personal chats can be blocked. */
  readonly isBlocked: boolean;
}

const columns = `*, id IN (SELECT conversation FROM removals) AS removed,
  id IN (SELECT conversation FROM blocks) AS blocked`;

function toConversation(row: Row): Conversation | undefined {
  const tab = String(row.tab);
  const place = placeOfTab(tab);
  return (
    place && {
      id: String(row.id),
      tab,
      place,
      sent: JSON.parse(String(row.sent)) as InstallEvent[],
      isRemoved: row.removed === 1,
      isBlocked: row.blocked === 1,
    }
  );
}

export function createConversationStore({ one, run }: ChatDatabase) {
  const findConversation = (id: string): Conversation | undefined => {
    const row = one(`SELECT ${columns} FROM conversations WHERE id = ?`, id);
    return row && toConversation(row);
  };
  return {
    findConversation,

    findConversationOf: (place: Place): Conversation | undefined => findConversation(conversationIdOf(place)),

    openConversation(place: Place): Conversation {
      const id = conversationIdOf(place);
      run('INSERT OR IGNORE INTO conversations (id, tab) VALUES (?, ?)', id, tabOf(place));
      const fresh = { id, tab: tabOf(place), place, sent: [], isRemoved: false, isBlocked: false };
      return findConversation(id) ?? fresh;
    },

    markSent(conversation: Conversation, event: InstallEvent): void {
      const sent = [...(findConversation(conversation.id)?.sent ?? []), event];
      run('UPDATE conversations SET sent = ? WHERE id = ?', JSON.stringify(sent), conversation.id);
    },

    /** Takes the app away, or gives it back as if it were new. */
    setRemoved(conversation: Conversation, isRemoved: boolean): void {
      if (isRemoved) run('INSERT OR IGNORE INTO removals VALUES (?)', conversation.id);
      else run('DELETE FROM removals WHERE conversation = ?', conversation.id);
      run(`UPDATE conversations SET sent = '[]' WHERE id = ?`, conversation.id);
    },

    setBlocked(conversation: Conversation, isBlocked: boolean): void {
      if (isBlocked) run('INSERT OR IGNORE INTO blocks VALUES (?)', conversation.id);
      else run('DELETE FROM blocks WHERE conversation = ?', conversation.id);
    },
  };
}
