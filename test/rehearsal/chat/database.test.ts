import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createChatStore } from '../../../src/rehearsal/chat/chat-store.ts';
import { placeOfTab } from '../../../src/rehearsal/chat/places.ts';

/** The tables as they were when there were personal chats only. */
const first = `
  CREATE TABLE conversations (id TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE, sent TEXT NOT NULL DEFAULT '[]');
  CREATE TABLE removals (conversation TEXT PRIMARY KEY);
  CREATE TABLE messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, conversation TEXT NOT NULL,
    author TEXT NOT NULL, activity TEXT NOT NULL, shown_text TEXT, at TEXT NOT NULL,
    edited INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0,
    delivery TEXT NOT NULL, revision INTEGER NOT NULL
  );
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
  INSERT INTO counters VALUES ('revision', 5), ('id', 7);
`;

describe('the memory of the imitated Teams', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chat-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('takes over what an older rehearsal left, and again what it left itself', () => {
    const alex = placeOfTab('alex');
    assert.ok(alex);
    const older = new DatabaseSync(join(dataDir, 'chat.sqlite'));
    older.exec(first);
    older.close();
    const store = createChatStore(dataDir);
    const { id } = store.openConversation(alex);
    store.close();
    const old = new DatabaseSync(join(dataDir, 'chat.sqlite'));
    old
      .prepare(
        `INSERT INTO messages (id, conversation, author, activity, at, delivery, revision) VALUES ('6', ?, 'person', '{"text":"hi"}', '2026-03-01T09:30:00.000Z', 'sending', 5)`,
      )
      .run(id);
    old.close();
    const again = createChatStore(dataDir);
    const [message] = again.latest(id, 10);
    assert.deepEqual([message?.activity, message?.thread], [{ text: 'hi' }, undefined]);
    assert.equal(message?.delivery, 'failed', 'nobody is sending it any more');
    assert.equal(again.nextId(new Date(0)), '8');
    again.close();
  });
});
