/**
 * What the imitated Teams remembers: conversations, messages and the cards that an answer put in place of
 * others. Every write is on disk before it is acknowledged, so that a chat survives a crash of anything.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type InstallEvent = 'installationUpdate' | 'conversationUpdate';
export type DeliveryState = 'sending' | 'delivered' | 'failed';
export type Json = Readonly<Record<string, unknown>>;

export interface Conversation {
  readonly id: string;
  readonly personKey: string;
  /** Which of the events of installing the bot has been told. */
  readonly sent: readonly InstallEvent[];
  readonly isRemoved: boolean;
}

export interface StoredMessage {
  readonly sequence: number;
  readonly id: string;
  readonly conversationId: string;
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

const schema = `
  CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE, sent TEXT NOT NULL DEFAULT '[]'
  );
  CREATE TABLE IF NOT EXISTS removals (conversation TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, conversation TEXT NOT NULL,
    author TEXT NOT NULL, activity TEXT NOT NULL, shown_text TEXT, at TEXT NOT NULL,
    edited INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0,
    delivery TEXT NOT NULL, revision INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS messages_of ON messages (conversation, sequence);
  CREATE TABLE IF NOT EXISTS answers (
    message TEXT NOT NULL, card_index INTEGER NOT NULL, person TEXT NOT NULL, card TEXT,
    answered_at TEXT NOT NULL, PRIMARY KEY (message, card_index, person)
  );
  CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
  INSERT OR IGNORE INTO counters VALUES ('revision', 0), ('id', 0);
  UPDATE messages SET delivery = 'failed' WHERE delivery = 'sending';
`;

type Row = Record<string, unknown>;

function toMessage(row: Row): StoredMessage {
  return {
    sequence: Number(row.sequence),
    id: String(row.id),
    conversationId: String(row.conversation),
    author: row.author === 'bot' ? 'bot' : 'person',
    activity: JSON.parse(String(row.activity)) as Json,
    shownText: row.shown_text === null ? undefined : String(row.shown_text),
    at: String(row.at),
    isEdited: row.edited === 1,
    isDeleted: row.deleted === 1,
    delivery: row.delivery as DeliveryState,
    revision: Number(row.revision),
  };
}

function toConversation(row: Row): Conversation {
  return {
    id: String(row.id),
    personKey: String(row.person),
    sent: JSON.parse(String(row.sent)) as InstallEvent[],
    isRemoved: row.removed === 1,
  };
}

/** The id of a person's chat with the bot, in the form that Teams gives personal chats. */
export function personalConversationId(personKey: string): string {
  return `a:1${createHash('sha256').update(`personal:${personKey}`).digest('base64url')}`;
}

function openDatabase(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'chat.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  database.exec(schema);
  return database;
}

export type ChatStore = ReturnType<typeof createChatStore>;

export interface NewMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly author: 'bot' | 'person';
  readonly activity: Json;
  readonly shownText?: string;
  readonly at: Date;
}

export function createChatStore(dataDir: string) {
  const database = openDatabase(dataDir);
  const one = (sql: string, ...values: (string | number | null)[]) => database.prepare(sql).get(...values);
  const run = (sql: string, ...values: (string | number | null)[]) => database.prepare(sql).run(...values);
  const nextRevision = () =>
    Number(one(`UPDATE counters SET value = value + 1 WHERE name = 'revision' RETURNING value`)?.value);

  const findConversation = (id: string): Conversation | undefined => {
    const row = one(
      'SELECT *, id IN (SELECT conversation FROM removals) AS removed FROM conversations WHERE id = ?',
      id,
    );
    return row && toConversation(row);
  };
  const findMessage = (conversationId: string, id: string): StoredMessage | undefined => {
    const row = one('SELECT * FROM messages WHERE conversation = ? AND id = ?', conversationId, id);
    return row && toMessage(row);
  };
  const touch = (id: string, assignment: string, ...values: (string | number | null)[]) => {
    run(`UPDATE messages SET ${assignment}, revision = ? WHERE id = ?`, ...values, nextRevision(), id);
  };

  return {
    findConversation,
    findMessage,

    openConversation(personKey: string): Conversation {
      const id = personalConversationId(personKey);
      run('INSERT OR IGNORE INTO conversations (id, person) VALUES (?, ?)', id, personKey);
      return findConversation(id) ?? { id, personKey, sent: [], isRemoved: false };
    },

    findPersonalConversation(personKey: string): Conversation | undefined {
      return findConversation(personalConversationId(personKey));
    },

    markSent(conversation: Conversation, event: InstallEvent): void {
      const sent = [...(findConversation(conversation.id)?.sent ?? []), event];
      run('UPDATE conversations SET sent = ? WHERE id = ?', JSON.stringify(sent), conversation.id);
    },

    /** Takes the app away from a person, or gives it back as if it were new. */
    setRemoved(conversation: Conversation, isRemoved: boolean): void {
      if (isRemoved) run('INSERT OR IGNORE INTO removals VALUES (?)', conversation.id);
      else run('DELETE FROM removals WHERE conversation = ?', conversation.id);
      run(`UPDATE conversations SET sent = '[]' WHERE id = ?`, conversation.id);
    },

    /** The next message id: like Teams', milliseconds of its time, and never twice. */
    nextId(at: Date): string {
      const sql = `UPDATE counters SET value = MAX(value + 1, ?) WHERE name = 'id' RETURNING value`;
      return String(one(sql, at.getTime())?.value);
    },

    add(message: NewMessage): StoredMessage {
      run(
        `INSERT INTO messages (id, conversation, author, activity, shown_text, at, delivery, revision)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        message.id,
        message.conversationId,
        message.author,
        JSON.stringify(message.activity),
        message.shownText ?? null,
        message.at.toISOString(),
        message.author === 'bot' ? 'delivered' : 'sending',
        nextRevision(),
      );
      const added = findMessage(message.conversationId, message.id);
      if (!added) throw new Error('a message that was just written is not there');
      return added;
    },

    /** The newest messages in their order, oldest first. */
    latest(conversationId: string, limit: number): readonly StoredMessage[] {
      const rows = database
        .prepare('SELECT * FROM messages WHERE conversation = ? ORDER BY sequence DESC LIMIT ?')
        .all(conversationId, limit);
      return rows.map(toMessage).reverse();
    },

    /** Puts another activity in a message's place, for everyone: answers to the old card go with it. */
    replace(id: string, activity: Json): void {
      run('DELETE FROM answers WHERE message = ?', id);
      touch(id, 'activity = ?, edited = 1', JSON.stringify(activity));
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
      const rows = database
        .prepare('SELECT * FROM answers WHERE message = ? AND person = ?')
        .all(messageId, personKey);
      return rows.map((row) => ({
        cardIndex: Number(row.card_index),
        card: row.card === null ? undefined : (JSON.parse(String(row.card)) as Json),
        answeredAt: String(row.answered_at),
      }));
    },

    close(): void {
      database.close();
    },
  };
}
