/** A Bot Connector that takes everything and keeps nothing but a look at a card now and then. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sink {
  readonly serviceUrl: string;
  /** The same connector where it answers 502 to everything. */
  readonly brokenUrl: string;
  /** How many messages came. */
  readonly count: () => number;
  close(): Promise<void>;
}

/** `look` sees one message in so many. */
export async function startSink(look: (activity: unknown) => void, everyNth = 10): Promise<Sink> {
  let count = 0;
  // Ids of conversations stand in the path, and strange ones are long.
  const server = createServer({ maxHeaderSize: 2 * 1024 * 1024 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      count += 1;
      if (count % everyNth === 0) look(JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}'));
      const status = request.url?.startsWith('/broken/') ? 502 : 201;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `reply-${count}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    serviceUrl: `${origin}/teams/`,
    brokenUrl: `${origin}/broken/`,
    count: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
