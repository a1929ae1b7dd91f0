import type { IncomingMessage } from 'node:http';

export type Body =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken-off' };

/** What is still taken in, unread, so that the sender of too much gets to see the answer. */
const drainBytes = 4 * 1024 * 1024;

/** Reads a body up to `maxBytes`; restify's own reader counts compressed bytes and stops for nothing. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > drainBytes)
    return Promise.resolve({ kind: 'too-large' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (size > drainBytes) {
        request.pause();
        resolve({ kind: 'too-large' });
      }
    });
    request.on('end', () => {
      if (size > maxBytes) resolve({ kind: 'too-large' });
      else resolve({ kind: 'read', bytes: Buffer.concat(chunks) });
    });
    request.on('error', () => resolve({ kind: 'broken-off' }));
    request.on('close', () => resolve({ kind: 'broken-off' }));
  });
}
