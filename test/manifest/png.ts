/** Reads the pixels of a plain PNG (8 bits, not interlaced), for tests of the icons. */
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly pixels: readonly (readonly [number, number, number, number])[];
}

const channelsOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

export function readPng(file: Buffer): Picture {
  if (file.readUInt32BE(0) !== 0x89504e47) throw new Error('not a PNG');
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = channelsOf[file[25] ?? 0];
  if (file[24] !== 8 || !channels || file[28] !== 0) throw new Error('not a plain PNG');
  const rows = unfilter(inflateSync(Buffer.concat(data)), width * channels, channels);
  const pixels = rows.flatMap((row) =>
    Array.from({ length: width }, (_, x): readonly [number, number, number, number] => {
      const [red = 0, green = 0, blue = 0, opacity = 255] = row.subarray(x * channels, (x + 1) * channels);
      return [red, green, blue, opacity];
    }),
  );
  if (rows.length !== height) throw new Error('rows are missing');
  return { width, height, pixels };
}

/** Each row begins with the way in which it was written as differences (PNG specification, 9). */
function unfilter(bytes: Buffer, rowBytes: number, step: number): readonly Buffer[] {
  const rows: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes + 1) {
    const filter = bytes[at] ?? 0;
    const row = Buffer.from(bytes.subarray(at + 1, at + 1 + rowBytes));
    const above = rows.at(-1) ?? Buffer.alloc(rowBytes);
    for (let i = 0; i < rowBytes; i += 1) {
      const left = row[i - step] ?? 0;
      const up = above[i] ?? 0;
      const corner = i >= step ? (above[i - step] ?? 0) : 0;
      row[i] = ((row[i] ?? 0) + predicted(filter, { left, up, corner })) & 0xff;
    }
    rows.push(row);
  }
  return rows;
}

function predicted(
  filter: number,
  { left, up, corner }: { readonly left: number; readonly up: number; readonly corner: number },
): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
