/** A Bot Connector that takes what the bot sends and keeps it, as Teams would show it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { patienceMs } from './patience.ts';

export interface SentActivity {
  readonly conversationId: string;
  readonly activityId: string;
  readonly how: 'sent' | 'updated';
  readonly activity: Readonly<Record<string, unknown>>;
}

/** How a call that sends or updates a message fails. `drop`: the message arrives and its answer is lost. */
export interface ConnectorFailure {
  readonly status?: number;
  /** The connector's word for it, such as `BotNotInConversationRoster`. */
  readonly code?: string;
  readonly retryAfterSeconds?: number;
  readonly drop?: 'before' | 'after';
  /** Waits for a new message that answers nothing: answers pass, and cards that are brought up to date. */
  readonly outOfTurn?: true;
}

export interface Wait {
  /** Only messages from this place in `sent` on count. */
  readonly from?: number;
}

export interface Connector {
  readonly serviceUrl: string;
  /** In the order of arrival; typing is left out. */
  readonly sent: readonly SentActivity[];
  /** By their ids; each is here the only one of a team that has the same id. */
  readonly channels: Map<string, { readonly name: string; readonly team: string }>;
  /** Ids of messages that the bot took away. */
  readonly deleted: readonly string[];
  /** How many new messages have come: cards that were brought up to date are left out. */
  messages(): number;
  /** Waits until one that fits has arrived, those there already included. */
  waitFor(fits: (sent: SentActivity) => boolean, wait?: Wait): Promise<SentActivity>;
  /** The next calls that send or update a message end like this. */
  failNext(failure: number | ConnectorFailure, times?: number): void;
  /** How many of those failures are still to come. */
  failuresLeft(): number;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
}

function refuse(response: ServerResponse, { status = 500, code, retryAfterSeconds }: ConnectorFailure): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  });
  response.end(JSON.stringify({ error: { code: code ?? 'Failed', message: 'as asked' } }));
}

export async function startConnector(): Promise<Connector> {
  const sent: SentActivity[] = [];
  const deleted: string[] = [];
  const channels: Connector['channels'] = new Map();
  const failures: ConnectorFailure[] = [];
  const listeners = new Set<() => void>();
  let nextId = 1;

  const server = createServer(async (request, response) => {
    const [, memberId] = /\/members\/([^/?]+)$/.exec(request.url ?? '') ?? [];
    if (request.method === 'GET' && memberId) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(
        JSON.stringify({ id: `29:${memberId}`, aadObjectId: memberId, name: 'Somebody' }),
      );
    }
    const [, teamId, isList] = /\/v3\/teams\/([^/?]+)(\/conversations)?$/.exec(request.url ?? '') ?? [];
    if (request.method === 'GET' && teamId) {
      const id = decodeURIComponent(teamId);
      const { name = '', team = '' } = channels.get(id) ?? {};
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(
        JSON.stringify(isList ? { conversations: [{ id, name }] } : { id, name: team }),
      );
    }
    const [, deletedId] = /\/activities\/([^/?]+)$/.exec(request.url ?? '') ?? [];
    if (request.method === 'DELETE' && deletedId) {
      deleted.push(decodeURIComponent(deletedId));
      response.writeHead(200);
      return void response.end();
    }
    const activity = await bodyOf(request);
    const [, conversationId = '', , activityId] =
      /\/v3\/conversations\/([^/]+)\/(activities)\/?([^/?]*)/.exec(request.url ?? '') ?? [];
    const isUpdate = request.method === 'PUT';
    const isNews = !isUpdate && !activity.replyToId;
    const isDue = activity.type === 'message' && (isNews || !failures[0]?.outOfTurn);
    const failure = isDue ? failures.shift() : undefined;
    if (failure?.drop === 'before') return void response.destroy();
    if (failure && !failure.drop) return refuse(response, failure);
    const id = isUpdate ? decodeURIComponent(activityId ?? '') : `reply-${nextId++}`;
    if (activity.type === 'message') {
      const how = isUpdate ? 'updated' : 'sent';
      sent.push({ conversationId: decodeURIComponent(conversationId), activityId: id, how, activity });
      for (const tell of listeners) tell();
    }
    if (failure?.drop === 'after') return void response.destroy();
    response.writeHead(isUpdate ? 200 : 201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    sent,
    channels,
    deleted,
    messages: () => sent.filter(({ how }) => how === 'sent').length,
    async waitFor(fits, { from = 0 } = {}) {
      const giveUp = AbortSignal.timeout(patienceMs);
      for (;;) {
        const arrival = Promise.withResolvers<void>();
        listeners.add(arrival.resolve);
        const found = sent.slice(from).find(fits);
        if (!found && !giveUp.aborted) {
          await Promise.race([
            arrival.promise,
            pause(patienceMs, undefined, { signal: giveUp, ref: false }).catch(() => 0),
          ]);
        }
        listeners.delete(arrival.resolve);
        if (found) return found;
        if (giveUp.aborted)
          throw new Error(`nothing that fits came within ${patienceMs} ms (${sent.length} messages in all)`);
      }
    },
    failNext(failure, times = 1) {
      const one = typeof failure === 'number' ? { status: failure } : failure;
      for (let time = 0; time < times; time += 1) failures.push(one);
    },
    failuresLeft: () => failures.length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
