/** The files of the imitated OneDrive: those that people attach, and those that the bot may upload once. */
import type { ChatDatabase, Row } from './database.ts';

export interface StoredFile {
  /** A drive item's id: hard to guess, since whoever knows it can read the file. */
  readonly id: string;
  readonly personKey: string;
  readonly name: string;
  /** Absent until the upload came. */
  readonly content: Uint8Array | undefined;
  readonly uploadUntil: Date | undefined;
}

export interface NewFile {
  readonly id: string;
  readonly personKey: string;
  readonly name: string;
}

function toFile(row: Row): StoredFile {
  return {
    id: String(row.id),
    personKey: String(row.person),
    name: String(row.name),
    content: row.content instanceof Uint8Array ? row.content : undefined,
    uploadUntil: row.upload_until === null ? undefined : new Date(String(row.upload_until)),
  };
}

export function createFileStore({ one, run }: ChatDatabase) {
  return {
    addFile({ id, personKey, name }: NewFile, content: Uint8Array): void {
      run('INSERT INTO files (id, person, name, content) VALUES (?, ?, ?, ?)', id, personKey, name, content);
    },

    /** A place for a file that is still to come, under a secret that opens it once and not for ever. */
    openUpload(
      { id, personKey, name }: NewFile,
      upload: { readonly secret: string; readonly until: Date },
    ): void {
      run(
        'INSERT INTO files (id, person, name, upload, upload_until) VALUES (?, ?, ?, ?, ?)',
        id,
        personKey,
        name,
        upload.secret,
        upload.until.toISOString(),
      );
    },

    findUpload(secret: string): StoredFile | undefined {
      const row = one('SELECT * FROM files WHERE upload = ?', secret);
      return row && toFile(row);
    },

    /** The secret is forgotten with it. */
    finishUpload(id: string, content: Uint8Array): void {
      run('UPDATE files SET content = ?, upload = NULL, upload_until = NULL WHERE id = ?', content, id);
    },

    findFile(id: string): StoredFile | undefined {
      const row = one('SELECT * FROM files WHERE id = ?', id);
      return row && toFile(row);
    },
  };
}
