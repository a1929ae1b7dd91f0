/** A Bot Connector that takes what the bot sends and keeps it, as Teams would show it. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface SentActivity {
  readonly conversationId: string;
  readonly activityId: string;
  readonly how: 'sent' | 'updated';
  readonly activity: Readonly<Record<string, unknown>>;
}

export interface Connector {
  readonly serviceUrl: string;
  /** In the order of arrival; typing is left out. */
  readonly sent: readonly SentActivity[];
  /** Waits until one that fits has arrived, those there already included. */
  waitFor(fits: (sent: SentActivity) => boolean, withinMs?: number): Promise<SentActivity>;
  /** Answers the next calls that send with this status. */
  failNext(status: number, times?: number): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
}

export async function startConnector(): Promise<Connector> {
  const sent: SentActivity[] = [];
  const failures: number[] = [];
  let nextId = 1;
  let news: () => void = () => undefined;

  const server = createServer(async (request, response) => {
    const activity = await bodyOf(request);
    const [, conversationId = '', , activityId] =
      /\/v3\/conversations\/([^/]+)\/(activities)\/?([^/?]*)/.exec(request.url ?? '') ?? [];
    const failure = failures.shift();
    if (failure !== undefined) {
      response.writeHead(failure, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ error: { code: 'Failed', message: 'as asked' } }));
    }
    const isUpdate = request.method === 'PUT';
    const id = isUpdate ? decodeURIComponent(activityId ?? '') : `reply-${nextId++}`;
    if (activity.type === 'message') {
      const how = isUpdate ? 'updated' : 'sent';
      sent.push({ conversationId: decodeURIComponent(conversationId), activityId: id, how, activity });
      news();
    }
    response.writeHead(isUpdate ? 200 : 201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    sent,
    async waitFor(fits, withinMs = 9_000) {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const found = sent.find(fits);
        if (found) return found;
        const left = deadline - Date.now();
        if (left <= 0)
          throw new Error(`nothing that fits came within ${withinMs} ms (${sent.length} messages in all)`);
        const arrival = new Promise<void>((resolve) => {
          news = resolve;
        });
        await Promise.race([arrival, pause(Math.min(left, 200))]);
      }
    },
    failNext(status, times = 1) {
      for (let time = 0; time < times; time += 1) failures.push(status);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
