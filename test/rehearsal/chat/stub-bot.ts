/** A bot made of a test's own answers: it keeps what it was sent, and speaks through the connector. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly type: string;
  readonly id: string;
  readonly text?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly replyToId?: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly [key: string]: unknown;
}

export const isMessage = ({ type }: Heard) => type === 'message';
export const isInvoke = ({ type }: Heard) => type === 'invoke';

export interface BotAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export type BotMind = (heard: Heard) => BotAnswer | Promise<BotAnswer>;

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export const invokeAnswer = (type: string, value: unknown, statusCode = 200): BotAnswer => ({
  status: 200,
  body: { statusCode, type: `application/vnd.microsoft.${type}`, value },
});

export async function startStubBot(port = 0) {
  const heard: Heard[] = [];
  const waiting: { readonly wants: (one: Heard) => boolean; readonly tell: (one: Heard) => void }[] = [];
  let mind: BotMind = () => ({ status: 200 });

  const server = createServer((request, response) => {
    const answer = async () => {
      const activity = JSON.parse(await readAll(request)) as Heard;
      heard.push(activity);
      const { status, body } = await mind(activity);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
      for (const one of waiting.filter(({ wants }) => wants(activity))) {
        waiting.splice(waiting.indexOf(one), 1);
        one.tell(activity);
      }
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const usedPort = (server.address() as AddressInfo).port;

  return {
    port: usedPort,
    url: `http://127.0.0.1:${usedPort}/api/messages`,
    heard,
    thinks(next: BotMind): void {
      mind = next;
    },
    /** The first activity of that kind, already heard or still to come, after the bot has answered it. */
    hears(wants: (one: Heard) => boolean): Promise<Heard> {
      const known = heard.find(wants);
      if (known) return Promise.resolve(known);
      return new Promise((tell) => waiting.push({ wants, tell }));
    },
    /** One call to the connector, as the bot's SDK would make it. */
    async call(to: Pick<Heard, 'serviceUrl'>, method: string, path: string, body?: unknown) {
      const response = await fetch(`${to.serviceUrl}${path}`, {
        method,
        headers: { 'content-type': 'application/json', connection: 'close' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    },
    /** Sends an activity into the conversation that was heard, and answers with its id. */
    async says(to: Heard, activity: object): Promise<string> {
      const path = `/v3/conversations/${encodeURIComponent(to.conversation.id)}/activities`;
      const sent = await this.call(to, 'POST', path, activity);
      return (sent.body as { readonly id: string }).id;
    },
    async close(): Promise<void> {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
