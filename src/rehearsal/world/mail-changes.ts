/** What came into, changed in and left the folders of the mailboxes; the database writes it down by itself. */
import type { WorldDatabase } from './database.ts';
import type { FolderName } from './mail.ts';

/** A message as it changed in one folder during a stretch of the log: told once, by its last change. */
export interface MailChange {
  /** Where in the log the last of its changes stands. */
  readonly seq: number;
  readonly messageId: string;
  /** The moving id that it had in this folder. */
  readonly movingId: string;
  /** It came into the folder during the stretch. */
  readonly isNew: boolean;
}

export interface ChangeQuery {
  readonly mailbox: string;
  readonly folder: FolderName;
  /** The stretch: after the one place, up to and with the other. */
  readonly from: number;
  readonly upTo: number;
  /** Only messages whose last change comes after this place. */
  readonly after: number;
  readonly limit: number;
}

export interface MailChanges {
  /** Where the log ends now. */
  last(): number;
  /** In the order of the last changes. */
  between(query: ChangeQuery): readonly MailChange[];
}

export function createMailChanges(database: WorldDatabase): MailChanges {
  const last = database.prepare('SELECT COALESCE(MAX(seq), 0) AS seq FROM mail_changes');
  // Beside the one MAX, SQLite takes the bare columns from the row that holds the maximum.
  const between = database.prepare(
    `SELECT message_id, moving_id, MAX(seq) AS last_seq, SUM(kind = 'created') AS arrivals FROM mail_changes
     WHERE mailbox = ? AND folder = ? AND seq > ? AND seq <= ?
     GROUP BY message_id HAVING last_seq > ? ORDER BY last_seq LIMIT ?`,
  );
  return {
    last: () => Number(last.get()?.seq ?? 0),
    between: ({ mailbox, folder, from, upTo, after, limit }) =>
      between.all(mailbox, folder, from, upTo, after, limit).map((row) => ({
        seq: Number(row.last_seq),
        messageId: String(row.message_id),
        movingId: String(row.moving_id),
        isNew: Number(row.arrivals) > 0,
      })),
  };
}
