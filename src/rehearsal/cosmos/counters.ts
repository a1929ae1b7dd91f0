/** The two numbers that only grow: the log sequence number of the session token, and the resource number. */
import type { Database } from './database.ts';

export interface Counters {
  /** The number of the last write; session tokens carry it. */
  lsn(): number;
  nextLsn(): number;
  nextResource(): number;
}

export function createCounters(database: Database): Counters {
  const bump = (name: string) =>
    Number(
      database.statement('UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value').get(name)
        ?.value,
    );
  const stored = () =>
    Number(database.statement(`SELECT value FROM counters WHERE name = 'lsn'`).get()?.value);
  // Forgotten with every step, since the transaction that takes it may be rolled back.
  let known: number | undefined;
  return {
    lsn() {
      known ??= stored();
      return known;
    },
    nextLsn() {
      known = undefined;
      return bump('lsn');
    },
    nextResource: () => bump('resource'),
  };
}

const bytesOfRid = (rid: string) => Buffer.from(rid.replaceAll('-', '/'), 'base64');
const ridOfBytes = (bytes: Buffer) => bytes.toString('base64').replaceAll('/', '-');

/** A database's `_rid`: four bytes. */
export function databaseRid(number: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return ridOfBytes(bytes);
}

/** A container's `_rid`: eight bytes, exactly what the client asks of a session's owner. */
export function containerRid(databaseRid: string, number: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return ridOfBytes(Buffer.concat([bytesOfRid(databaseRid), bytes]));
}

export function documentRid(containerRid: string, number: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return ridOfBytes(Buffer.concat([bytesOfRid(containerRid), bytes]));
}
