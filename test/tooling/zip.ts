/** A zip without compression: the same files give the same bytes, whatever machine or library made it. */
import { crc32 } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

/** 1 January 1980, midnight: the format's first moment, for what has no time of its own. */
const firstMoment = { date: 0x21, time: 0 };
const needsVersion = 20;
/** Names are UTF-8. */
const flags = 0x0800;

export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const file = Buffer.concat([header(0x04034b50, name, content), Buffer.from(name), content]);
    files.push(file);
    directory.push(directoryEntry(name, content, offset));
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

/** What the header of a file and its entry in the directory have in common, behind their signature. */
function common(name: string, content: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(needsVersion, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(firstMoment.time, 6);
  fields.writeUInt16LE(firstMoment.date, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function header(signature: number, name: string, content: Buffer): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt32LE(signature, 0);
  return Buffer.concat([start, common(name, content)]);
}

function directoryEntry(name: string, content: Buffer, offset: number): Buffer {
  const start = Buffer.alloc(6);
  start.writeUInt32LE(0x02014b50, 0);
  start.writeUInt16LE(needsVersion, 4);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([start, common(name, content), rest, Buffer.from(name)]);
}
