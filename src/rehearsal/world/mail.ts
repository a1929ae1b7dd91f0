/** Mailboxes of our people: drafts, what was sent, and what came back. */
import { randomBytes } from 'node:crypto';
import { inTransaction, type WorldDatabase } from './database.ts';
import { withOwnProperties } from './mail-properties.ts';

export interface MailAddress {
  readonly name?: string | undefined;
  readonly address: string;
}

export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

export interface ExtendedProperty {
  readonly id: string;
  readonly value: string;
}

export type FolderName = 'drafts' | 'sentitems' | 'inbox' | 'deleteditems';

export interface MailContent {
  readonly subject: string;
  readonly body: { readonly contentType: 'text' | 'html'; readonly content: string };
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly headers: readonly MailHeader[];
  readonly importance: string;
  /** The internet message id of the mail that this one answers. */
  readonly inReplyTo?: string | undefined;
  /** Internet message ids of the thread before it, oldest first. */
  readonly references?: readonly string[] | undefined;
  /** It came in from outside: it never was a draft. */
  readonly isReceived?: true | undefined;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly sentAt: string;
  /** When the service took it, in the machine's own time; absent for drafts and for what came in. */
  readonly sentRealMs?: number | undefined;
  readonly change: number;
}

export interface Mail {
  /** The immutable id. */
  readonly id: string;
  /** The id that a caller sees without `Prefer: IdType="ImmutableId"`: a new one with each move. */
  readonly movingId: string;
  /** Object id of the mailbox's owner. */
  readonly mailbox: string;
  readonly folder: FolderName;
  readonly conversationId: string;
  readonly internetMessageId: string;
  readonly isDraft: boolean;
  readonly content: MailContent;
  readonly properties: readonly ExtendedProperty[];
}

export interface NewMail {
  readonly mailbox: string;
  readonly folder: FolderName;
  readonly content: MailContent;
  readonly properties: readonly ExtendedProperty[];
  readonly conversationId?: string | undefined;
}

export interface MailQuery {
  readonly mailbox: string;
  readonly folder?: FolderName | undefined;
  readonly property?: ExtendedProperty | undefined;
  readonly conversationId?: string | undefined;
  readonly internetMessageId?: string | undefined;
}

export interface MailRoom {
  create(mail: NewMail): Mail;
  /** By the immutable id or the present moving one, in one mailbox. */
  find(mailbox: string, id: string): Mail | undefined;
  update(id: string, content: MailContent, properties: readonly ExtendedProperty[]): void;
  /** Moves a draft to Sent Items and delivers it. */
  send(id: string, sentAt: string): void;
  /** The mail goes to Deleted Items, and from there for good. */
  remove(id: string): void;
  /** A draft by either of its ids, in whatever mailbox it is. */
  findDraft(id: string): Mail | undefined;
  /** Newest first. */
  query(query: MailQuery): readonly Mail[];
  /** What went out, oldest first. */
  sent(): readonly Mail[];
  findSent(id: string): Mail | undefined;
  /** Called with each mail that goes out; returns the way to stop. */
  onSent(listener: (mail: Mail) => void): () => void;
}

const token = (bytes: number) => randomBytes(bytes).toString('base64url');
const immutableId = () => `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${token(24)}`;
const movingId = () => `AAMkAGVmMDEzMTM4${token(48)}`;

const columns =
  'id, moving_id, mailbox, folder, conversation_id, internet_message_id, sent_order, content FROM messages';

/** An extended property's name counts in its own case, its value in any. */
const withProperty =
  'id IN (SELECT message_id FROM message_properties WHERE property_id = ? AND value = ? COLLATE NOCASE)';

/** Each condition is there only when asked for: an index then serves it. */
function conditionsOf(query: MailQuery): { readonly where: string; readonly values: readonly string[] } {
  const conditions: [string, ...string[]][] = [['mailbox = ?', query.mailbox]];
  if (query.folder !== undefined) conditions.push(['folder = ?', query.folder]);
  if (query.conversationId !== undefined) conditions.push(['conversation_id = ?', query.conversationId]);
  if (query.internetMessageId !== undefined)
    conditions.push(['internet_message_id = ?', query.internetMessageId]);
  if (query.property !== undefined) conditions.push([withProperty, query.property.id, query.property.value]);
  return {
    where: conditions.map(([sql]) => sql).join(' AND '),
    values: conditions.flatMap(([, ...values]) => values),
  };
}

function createReader(database: WorldDatabase) {
  const properties = database.prepare(
    'SELECT property_id, value FROM message_properties WHERE message_id = ? ORDER BY property_id',
  );
  return (row: Record<string, unknown>): Mail => {
    const id = String(row.id);
    const content = JSON.parse(String(row.content)) as MailContent;
    return {
      id,
      movingId: String(row.moving_id),
      mailbox: String(row.mailbox),
      folder: String(row.folder) as FolderName,
      conversationId: String(row.conversation_id),
      internetMessageId: String(row.internet_message_id),
      isDraft: row.sent_order === null && !content.isReceived,
      content,
      properties: properties
        .all(id)
        .map((one) => ({ id: String(one.property_id), value: String(one.value) })),
    };
  };
}

function createWriter(database: WorldDatabase) {
  const insert = database.prepare(
    `INSERT INTO messages (id, moving_id, mailbox, folder, conversation_id, internet_message_id, content)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const change = database.prepare('UPDATE messages SET content = ? WHERE id = ?');
  const forget = database.prepare('DELETE FROM message_properties WHERE message_id = ?');
  const keep = database.prepare(
    'INSERT OR REPLACE INTO message_properties (message_id, property_id, value) VALUES (?, ?, ?)',
  );
  const keepAll = (id: string, properties: readonly ExtendedProperty[]) => {
    for (const one of properties) keep.run(id, one.id, one.value);
  };
  return {
    insert: (id: string, { mailbox, folder, content, properties, conversationId }: NewMail) => {
      inTransaction(database, () => {
        const internetId = `<${token(15)}@rehearsal.prod.outlook.com>`;
        const thread = conversationId ?? `AAQkAGVmMDEzMTM4${token(24)}`;
        insert.run(id, movingId(), mailbox, folder, thread, internetId, JSON.stringify(content));
        keepAll(id, withOwnProperties(content, properties));
      });
    },
    change: (id: string, content: MailContent, properties: readonly ExtendedProperty[]) => {
      inTransaction(database, () => {
        change.run(JSON.stringify(content), id);
        forget.run(id);
        keepAll(id, properties);
      });
    },
  };
}

export function createMailRoom(database: WorldDatabase): MailRoom {
  const read = createReader(database);
  const writer = createWriter(database);
  const listeners = new Set<(mail: Mail) => void>();
  const byId = database.prepare(`SELECT ${columns} WHERE id = ?`);
  const inMailbox = database.prepare(`SELECT ${columns} WHERE mailbox = ? AND (id = ? OR moving_id = ?)`);
  const sent = database.prepare(`SELECT ${columns} WHERE sent_order IS NOT NULL ORDER BY sent_order`);
  const move = database.prepare(
    `UPDATE messages SET folder = 'sentitems', moving_id = ?, content = ?,
     sent_order = (SELECT COALESCE(MAX(sent_order), 0) + 1 FROM messages) WHERE id = ?`,
  );
  const bin = database.prepare("UPDATE messages SET folder = 'deleteditems', moving_id = ? WHERE id = ?");
  const purge = database.prepare('DELETE FROM messages WHERE id = ?');
  const anywhere = database.prepare(`SELECT ${columns} WHERE id = ? OR moving_id = ?`);
  const existing = (id: string): Mail => {
    const row = byId.get(id);
    if (!row) throw new Error('the mail is gone');
    return read(row);
  };
  return {
    create: (mail) => {
      const id = immutableId();
      writer.insert(id, mail);
      return existing(id);
    },
    find: (mailbox, id) => {
      const row = inMailbox.get(mailbox, id, id);
      return row && read(row);
    },
    update: writer.change,
    send: (id, sentAt) => {
      const { content } = existing(id);
      const times = { sentAt, modifiedAt: sentAt, sentRealMs: Date.now() };
      const now = { ...content, ...times, change: content.change + 1 };
      move.run(movingId(), JSON.stringify(now), id);
      const mail = existing(id);
      for (const listener of listeners) listener(mail);
    },
    remove: (id) => {
      if (existing(id).folder === 'deleteditems') purge.run(id);
      else bin.run(movingId(), id);
    },
    findDraft: (id) => {
      const row = anywhere.get(id, id);
      const mail = row && read(row);
      return mail?.isDraft && mail.folder === 'drafts' ? mail : undefined;
    },
    query: (query) => {
      const { where, values } = conditionsOf(query);
      const rows = database.prepare(`SELECT ${columns} WHERE ${where} ORDER BY seq DESC`).all(...values);
      return rows.map(read);
    },
    sent: () => sent.all().map(read),
    findSent: (id) => {
      const row = byId.get(id);
      return row && row.sent_order !== null ? read(row) : undefined;
    },
    onSent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
