/** A connector that takes whatever a bot sends, as fast as it can, and keeps the last card alone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface QuietConnector {
  readonly serviceUrl: string;
  lastCard(): unknown;
  messages(): number;
  close(): void;
}

export async function startQuietConnector(): Promise<QuietConnector> {
  let last = '';
  let messages = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      if (text.includes('"attachments"')) {
        last = text;
        messages += 1;
      }
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{"id":"sent"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    messages: () => messages,
    lastCard: () => {
      const sent = JSON.parse(last) as { readonly attachments: readonly { readonly content: unknown }[] };
      return sent.attachments[0]?.content;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
