/** The service's HTTP doors, on restify. What they answer of themselves says no more than its status. */
import { STATUS_CODES, type ServerResponse } from 'node:http';
import restify from 'restify';
import type { AnswerMessage, MessageAnswer } from '../../ports/message-calls.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { eventShares, messageShares, withPlaces } from './door-places.ts';
import { createEventDoor, type EventCalls } from './event-door.ts';
import { createMessageDoor } from './message-door.ts';
import type { ServiceUrlRule } from './service-urls.ts';

export interface DoorsOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Loopback unless given. */
  readonly host?: string;
  readonly messages: AnswerMessage;
  /** What takes Partner Center's events; nothing while the service starts. */
  readonly events: () => EventCalls | undefined;
  /** False while the service starts: messages are asked to come again. */
  readonly isOpen?: () => boolean;
  /** Why the service is not ready; nothing when it is. */
  readonly ready: () => Promise<readonly string[]>;
  readonly telemetry: Telemetry;
  readonly allowedServiceUrl: ServiceUrlRule;
  /** How long `close` lets running turns go on. */
  readonly graceMs?: number;
}

export interface Doors {
  readonly port: number;
  /** Takes no more calls, lets the running ones end for a while, then cuts them off. */
  close(): Promise<void>;
}

/** As long as Azure's front doors keep a quiet connection, and a little more. */
const keepAliveMs = 65_000;

/** A flood of which there is a share too much now is soon over, or goes on. */
const retryAfterSeconds = '5';

export async function startDoors(options: DoorsOptions): Promise<Doors> {
  const { port, host = '127.0.0.1', ready, isOpen = () => true, graceMs = 8_000 } = options;
  const server = createQuietServer();
  const { telemetry } = options;
  const answerMessage = withPlaces(createMessageDoor(options), messageShares, telemetry);
  const answerEvent = withPlaces(createEventDoor(options), eventShares, telemetry);
  let isClosing = false;

  const write = (response: ServerResponse, { status, body }: MessageAnswer) => {
    if (response.headersSent || response.destroyed) return;
    const payload = body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, {
      'content-length': Buffer.byteLength(payload),
      ...(payload === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...(isClosing || status === 413 ? { connection: 'close' } : {}),
      ...(status === 429 ? { 'retry-after': retryAfterSeconds } : {}),
    });
    response.end(payload);
  };

  const answer = (response: ServerResponse, given: MessageAnswer) => {
    const isRefusal = given.status >= 400 && given.body === undefined;
    write(response, isRefusal ? { ...given, body: plainError(given.status) } : given);
  };

  server.post('/api/messages', async (request, response) => {
    answer(response, isOpen() ? await answerMessage(request) : { status: 503 });
  });
  server.post('/api/partner-center/events', async (request, response) =>
    answer(response, await answerEvent(request)),
  );
  const health: restify.RequestHandler = async (_request, response) =>
    write(response, { status: 200, body: { up: true } });
  const readiness: restify.RequestHandler = async (_request, response) => {
    const reasons = isClosing ? ['stopping'] : await ready().catch(() => ['the check itself failed']);
    write(response, {
      status: reasons.length === 0 ? 200 : 503,
      body: { ready: reasons.length === 0, reasons },
    });
  };
  // Some probes ask by HEAD.
  server.get('/healthz', health);
  server.head('/healthz', health);
  server.get('/readyz', readiness);
  server.head('/readyz', readiness);

  await listen(server, port, host);
  return {
    port: server.address().port,
    close() {
      isClosing = true;
      return closeWithin(server, graceMs);
    },
  };
}

function plainError(status: number) {
  return { error: STATUS_CODES[status] ?? 'Error' };
}

function createQuietServer(): restify.Server {
  const createLogger = (restify as unknown as { logger: (options: object) => restify.ServerOptions['log'] })
    .logger;
  const server = restify.createServer({
    name: '',
    log: createLogger({ level: 'silent' }),
    ignoreTrailingSlash: true,
  });
  server.on(
    'restifyError',
    (_request, _response, error: Error & { statusCode?: number }, done: () => void) => {
      const plain = plainError(error.statusCode ?? 500);
      Object.assign(error, { toJSON: () => plain, toString: () => plain.error });
      done();
    },
  );
  server.server.keepAliveTimeout = keepAliveMs;
  server.server.headersTimeout = 10_000;
  server.server.requestTimeout = 30_000;
  return server;
}

function listen(server: restify.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeWithin(server: restify.Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.server.closeIdleConnections();
  });
}
