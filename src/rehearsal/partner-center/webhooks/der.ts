/** Just enough of ASN.1's distinguished encoding to write a certificate: Node reads them, but makes none. */

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size]);
  const bytes: number[] = [];
  for (let left = size; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

/** Seven bits a byte, the highest bit set on all but the last. */
function base128(value: number): number[] {
  const bytes = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    bytes.unshift(0x80 | (left % 128));
  return bytes;
}

export const der = {
  sequence: (...parts: readonly Buffer[]) => tagged(0x30, Buffer.concat(parts)),
  set: (...parts: readonly Buffer[]) => tagged(0x31, Buffer.concat(parts)),
  /** A positive number by its bytes; a zero goes in front where the first bit is set. */
  integer: (bytes: Buffer) =>
    tagged(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes),
  oid: (dotted: string) => {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
    return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
  },
  text: (value: string) => tagged(0x0c, Buffer.from(value)),
  nothing: () => tagged(0x05, Buffer.alloc(0)),
  truth: () => tagged(0x01, Buffer.from([0xff])),
  bits: (content: Buffer, unused = 0) => tagged(0x03, Buffer.concat([Buffer.from([unused]), content])),
  octets: (content: Buffer) => tagged(0x04, content),
  /** Two digits for the year: good until 2049. */
  time: (at: Date) => tagged(0x17, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(2, 14)}Z`)),
  explicit: (number: number, content: Buffer) => tagged(0xa0 | number, content),
} as const;
