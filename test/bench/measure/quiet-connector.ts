/** A connector that takes what a bot sends, as fast as it can or as Teams allows, and keeps the last card alone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Limits, noLimits } from '../../../src/rehearsal/chat/limits.ts';

export interface QuietConnector {
  readonly serviceUrl: string;
  lastCard(): unknown;
  messages(): number;
  /** How many calls came too early. */
  refused(): number;
  close(): void;
}

export async function startQuietConnector(limits: Limits = noLimits): Promise<QuietConnector> {
  let last = '';
  let messages = 0;
  let refused = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const conversation = /conversations\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '';
      const wait = limits.take('send', conversation);
      if (wait) {
        refused += 1;
        response.writeHead(429, { 'retry-after': String(wait.retryAfterSeconds) });
        return void response.end();
      }
      if (text.includes('"attachments"')) {
        last = text;
        messages += 1;
      }
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{"id":"sent"}');
    });
  });
  // On a busy machine a connection would be closed just when the next message is sent on it.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    messages: () => messages,
    refused: () => refused,
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
