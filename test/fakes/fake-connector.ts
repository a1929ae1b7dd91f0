/** A Teams connector that keeps what the bot sends, and fails when told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentActivity {
  readonly method: string;
  readonly path: string;
  readonly conversationId: string;
  /** The message replied to or replaced. */
  readonly activityId: string | undefined;
  readonly activity: SentBody;
  readonly authorization: string | undefined;
  /** The id that the connector gave it; absent when it was refused. */
  readonly id: string | undefined;
}

export interface SentBody {
  readonly type: string;
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
  readonly channelData?: unknown;
  readonly [field: string]: unknown;
}

/** How a call fails: with a status, or with a cut line (`before` or `after` the effect). */
export interface ConnectorTrouble {
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly retryAfter?: string;
  readonly drop?: 'before' | 'after';
  /** Only calls of this method. */
  readonly method?: string;
  readonly times?: number;
}

export interface FakeConnector {
  readonly serviceUrl: string;
  /** Every call that came, refused ones included. */
  readonly calls: readonly SentActivity[];
  /** Messages that took effect. */
  messages(): readonly SentActivity[];
  fail(trouble: ConnectorTrouble): void;
  /** Resolves once a call that fits has come. */
  waitFor(fits: (call: SentActivity) => boolean): Promise<SentActivity>;
  close(): Promise<void>;
}

async function readJson(request: IncomingMessage): Promise<SentBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return (text === '' ? {} : JSON.parse(text)) as SentBody;
}

function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export async function startFakeConnector(): Promise<FakeConnector> {
  const calls: SentActivity[] = [];
  const troubles: { trouble: ConnectorTrouble; left: number }[] = [];
  const waiting: { fits: (call: SentActivity) => boolean; resolve: (call: SentActivity) => void }[] = [];
  let count = 0;

  const takeTrouble = (method: string): ConnectorTrouble | undefined => {
    const found = troubles.find(({ trouble, left }) => left > 0 && (trouble.method ?? method) === method);
    if (found) found.left -= 1;
    return found?.trouble;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '' } = request;
    const activity = await readJson(request);
    const [, conversation = '', id] =
      /\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(url) ?? [];
    const trouble = takeTrouble(method);
    const hasEffect = !trouble || trouble.drop === 'after';
    if (hasEffect) count += 1;
    const call: SentActivity = {
      method,
      path: url,
      conversationId: decodeURIComponent(conversation),
      activityId: id === undefined ? undefined : decodeURIComponent(id),
      activity,
      authorization: request.headers.authorization,
      id: hasEffect ? (method === 'PUT' ? id : `sent-${count}`) : undefined,
    };
    calls.push(call);
    if (trouble?.drop) request.socket.destroy();
    else if (trouble) {
      const { status = 500, code = 'ServiceError', message = 'no', retryAfter } = trouble;
      answer(response, status, { error: { code, message } }, retryAfter ? { 'retry-after': retryAfter } : {});
    } else answer(response, method === 'POST' ? 201 : 200, { id: call.id });
    for (const one of waiting) if (one.fits(call)) one.resolve(call);
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    serviceUrl: `http://127.0.0.1:${port}/connector`,
    calls,
    messages: () => calls.filter(({ activity, id }) => activity.type === 'message' && id !== undefined),
    fail(trouble) {
      troubles.push({ trouble, left: trouble.times ?? 1 });
    },
    waitFor(fits) {
      const there = calls.find(fits);
      if (there) return Promise.resolve(there);
      return new Promise((resolve) => void waiting.push({ fits, resolve }));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
