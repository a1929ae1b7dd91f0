/** The messages, and the cards that an answer put in place of others. */
import type { ChatDatabase, Row, SqlValue } from './database.ts';
import type { Json } from './json.ts';

/** `unheard`: said in a channel without mentioning the bot, so Teams never gave it to the bot. */
export type DeliveryState = 'sending' | 'delivered' | 'failed' | 'unheard';

export interface StoredMessage {
  readonly sequence: number;
  readonly id: string;
  readonly conversationId: string;
  /** The thread of a channel that it belongs to, by the thread's first message. */
  readonly thread: { readonly id: string; readonly sequence: number } | undefined;
  readonly author: 'bot' | 'person';
  readonly activity: Json;
  /** What the chat shows when it differs from the activity's text (a messageBack button's displayText). */
  readonly shownText: string | undefined;
  readonly at: string;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly delivery: DeliveryState;
  /** Grows with every change anywhere, so that a page knows what to draw again. */
  readonly revision: number;
}

/** The answer that one person got to a button of one card, which they see in place of the card. */
export interface CardAnswer {
  readonly cardIndex: number;
  readonly card: Json | undefined;
  readonly answeredAt: string;
}

export interface NewMessage {
  readonly id: string;
  readonly conversationId: string;
  /** Its own id begins a thread; absent in personal chats. */
  readonly threadId?: string | undefined;
  readonly author: 'bot' | 'person';
  readonly activity: Json;
  readonly shownText?: string | undefined;
  readonly at: Date;
  readonly delivery: DeliveryState;
}

const columns = `*, (SELECT root.sequence FROM messages root WHERE root.id = messages.thread) AS thread_sequence`;

const optional = (value: unknown): string | undefined => (value === null ? undefined : String(value));

function toMessage(row: Row): StoredMessage {
  const threadId = optional(row.thread);
  return {
    sequence: Number(row.sequence),
    id: String(row.id),
    conversationId: String(row.conversation),
    thread: threadId === undefined ? undefined : { id: threadId, sequence: Number(row.thread_sequence) },
    author: row.author === 'bot' ? 'bot' : 'person',
    activity: JSON.parse(String(row.activity)) as Json,
    shownText: optional(row.shown_text),
    at: String(row.at),
    isEdited: row.edited === 1,
    isDeleted: row.deleted === 1,
    delivery: row.delivery as DeliveryState,
    revision: Number(row.revision),
  };
}

export function createMessageStore({ one, all, run }: ChatDatabase) {
  const nextRevision = () =>
    Number(one(`UPDATE counters SET value = value + 1 WHERE name = 'revision' RETURNING value`)?.value);
  const findMessage = (conversationId: string, id: string): StoredMessage | undefined => {
    const row = one(`SELECT ${columns} FROM messages WHERE conversation = ? AND id = ?`, conversationId, id);
    return row && toMessage(row);
  };
  const touch = (id: string, assignment: string, ...values: SqlValue[]) => {
    run(`UPDATE messages SET ${assignment}, revision = ? WHERE id = ?`, ...values, nextRevision(), id);
  };

  return {
    findMessage,

    /** The next message id: like Teams', milliseconds of its time, and never twice. */
    nextId(at: Date): string {
      const sql = `UPDATE counters SET value = MAX(value + 1, ?) WHERE name = 'id' RETURNING value`;
      return String(one(sql, at.getTime())?.value);
    },

    add(message: NewMessage): StoredMessage {
      run(
        `INSERT INTO messages (id, conversation, thread, author, activity, shown_text, at, delivery, revision)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        message.id,
        message.conversationId,
        message.threadId ?? null,
        message.author,
        JSON.stringify(message.activity),
        message.shownText ?? null,
        message.at.toISOString(),
        message.delivery,
        nextRevision(),
      );
      const added = findMessage(message.conversationId, message.id);
      if (!added) throw new Error('a message that was just written is not there');
      return added;
    },

    /** The newest messages in their order, oldest first. */
    latest(conversationId: string, limit: number): readonly StoredMessage[] {
      const sql = `SELECT ${columns} FROM messages WHERE conversation = ? ORDER BY sequence DESC LIMIT ?`;
      return all(sql, conversationId, limit).map(toMessage).reverse();
    },

    /** Puts another activity in a message's place, for everyone: answers to the old card go with it. */
    replace(id: string, activity: Json, shownText?: string): void {
      run('DELETE FROM answers WHERE message = ?', id);
      touch(id, 'activity = ?, shown_text = ?, edited = 1', JSON.stringify(activity), shownText ?? null);
    },

    remove(id: string): void {
      run('DELETE FROM answers WHERE message = ?', id);
      touch(id, `deleted = 1, activity = '{}'`);
    },

    setDelivery(id: string, delivery: DeliveryState): void {
      touch(id, 'delivery = ?', delivery);
    },

    /** Keeps when a person's button was answered and, where the answer brought one, their new card. */
    saveAnswer(messageId: string, personKey: string, answer: CardAnswer): void {
      run(
        `INSERT INTO answers (message, card_index, person, card, answered_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (message, card_index, person)
         DO UPDATE SET card = COALESCE(excluded.card, card), answered_at = excluded.answered_at`,
        messageId,
        answer.cardIndex,
        personKey,
        answer.card ? JSON.stringify(answer.card) : null,
        answer.answeredAt,
      );
      touch(messageId, 'edited = edited');
    },

    answersOf(messageId: string, personKey: string): readonly CardAnswer[] {
      const rows = all('SELECT * FROM answers WHERE message = ? AND person = ?', messageId, personKey);
      return rows.map((row) => ({
        cardIndex: Number(row.card_index),
        card: row.card === null ? undefined : (JSON.parse(String(row.card)) as Json),
        answeredAt: String(row.answered_at),
      }));
    },
  };
}
