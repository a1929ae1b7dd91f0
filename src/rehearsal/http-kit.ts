/**
 * The small HTTP kit that every imitation is built with: systems mounted under a prefix, routes with named
 * segments, and two hooks around each call (faults before and after it, and a counter). What no route models
 * is answered 501 with its name: an imitation never guesses.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Exchange {
  readonly method: string;
  /** Path below the system's mount, still percent-encoded, without the query. */
  readonly path: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** For answers that stay open (server-sent events); return `'streaming'` after taking it. */
  readonly response: ServerResponse;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON. */
  readonly body?: string | Buffer | object;
}

export type Params = Readonly<Record<string, string>>;

export interface Route {
  readonly method: string;
  /** Segments beginning with `:` are named; the template is what the call counter shows. */
  readonly template: string;
  readonly handle: (
    exchange: Exchange,
    params: Params,
  ) => Answer | 'streaming' | Promise<Answer | 'streaming'>;
}

export interface System {
  readonly name: string;
  /** For example `/graph`; calls to it and below it are this system's. */
  readonly mount: string;
  readonly routes: readonly Route[];
  /** For people and scripts, not an imitation: HEAD is answered as GET, and a slash at the end does no harm. */
  readonly isOurs?: boolean;
  /** The system's own form of "not modelled"; without it a plain 501 that names the call. */
  readonly notModelled?: (exchange: Exchange) => Answer;
}

/**
 * What to do to one call: wait, answer in the system's place, or cut the line before or after the effect. An answer
 * beside `drop: 'after'` comes once the effect is there.
 */
export interface Interference {
  readonly delayMs?: number;
  readonly answer?: Answer;
  readonly drop?: 'before' | 'after';
}

export interface Hooks {
  readonly interfere?: (system: string, exchange: Exchange) => Interference | undefined;
  readonly count?: (system: string, method: string, template: string) => void;
}

const maxBodyBytes = 8 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > maxBodyBytes) throw new Error('body too large for a rehearsal');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/**
 * Matches a percent-encoded path against a template; named segments come back decoded. A segment may also be an
 * OData function call whose argument is named, such as `byDomain(name=':domain')`.
 */
export function matchTemplate(template: string, path: string): Params | undefined {
  const wanted = template.split('/');
  const got = path.split('/');
  if (wanted.length !== got.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = got[index] ?? '';
    if (segment.startsWith(':')) {
      if (value === '') return undefined;
      params[segment.slice(1)] = safeDecode(value);
    } else if (segment.includes("':")) {
      const argument = matchFunction(segment, safeDecode(value));
      if (!argument) return undefined;
      Object.assign(params, argument);
    } else if (segment !== safeDecode(value)) return undefined;
  }
  return params;
}

function matchFunction(template: string, value: string): Params | undefined {
  const [head = '', tail = ''] = template.split("':");
  const name = tail.slice(0, tail.indexOf("'"));
  const opening = `${head}'`;
  const closing = tail.slice(name.length);
  if (value.length < opening.length + closing.length) return undefined;
  if (!value.startsWith(opening) || !value.endsWith(closing)) return undefined;
  return { [name]: value.slice(opening.length, value.length - closing.length).replaceAll("''", "'") };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function write(response: ServerResponse, answer: Answer): void {
  const isObject =
    answer.body !== undefined && typeof answer.body === 'object' && !Buffer.isBuffer(answer.body);
  const payload = isObject ? JSON.stringify(answer.body) : (answer.body as string | Buffer | undefined);
  response.writeHead(answer.status, {
    ...(isObject ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    ...(payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) }),
    ...answer.headers,
  });
  response.end(payload);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function answerCall(
  system: System,
  exchange: Exchange,
  hooks: Hooks,
): Promise<Answer | 'streaming' | 'dropped'> {
  const interference = hooks.interfere?.(system.name, exchange);
  if (interference?.delayMs) await pause(interference.delayMs);
  if (interference && interference.drop !== 'after') {
    if (interference.answer) return interference.answer;
    if (interference.drop === 'before') return 'dropped';
  }
  const answer = await perform(system, exchange, hooks);
  return interference?.drop === 'after' ? (interference.answer ?? 'dropped') : answer;
}

async function perform(system: System, exchange: Exchange, hooks: Hooks): Promise<Answer | 'streaming'> {
  for (const route of system.routes) {
    if (route.method !== exchange.method) continue;
    const params = matchTemplate(route.template, exchange.path);
    if (!params) continue;
    hooks.count?.(system.name, route.method, route.template);
    return route.handle(exchange, params);
  }
  hooks.count?.(system.name, exchange.method, 'not modelled');
  return (
    system.notModelled?.(exchange) ?? {
      status: 501,
      body: { error: `The rehearsal's ${system.name} does not model ${exchange.method} ${exchange.path}.` },
    }
  );
}

export interface Served {
  readonly port: number;
  close(): Promise<void>;
}

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A page of some other site in this machine's browser may not move the rehearsal, by name tricks neither. */
function isForeign({ headers }: IncomingMessage): boolean {
  const host = URL.parse(`http://${headers.host ?? '127.0.0.1'}`);
  if (!host || !loopbackNames.has(host.hostname)) return true;
  return headers.origin !== undefined && headers.origin !== host.origin;
}

/** Serves the systems on 127.0.0.1; port 0 takes a free one. */
export async function serve(systems: readonly System[], port: number, hooks: Hooks = {}): Promise<Served> {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (isForeign(request)) return write(response, { status: 403, body: { error: 'only for this machine' } });
    const system = systems.find(
      (one) => url.pathname === one.mount || url.pathname.startsWith(`${one.mount}/`),
    );
    if (!system) return write(response, { status: 404, body: { error: 'no such rehearsal system' } });
    const method = request.method ?? 'GET';
    const path = url.pathname.slice(system.mount.length);
    const exchange: Exchange = {
      method: system.isOurs && method === 'HEAD' ? 'GET' : method,
      path: system.isOurs && path.length > 1 ? path.replace(/\/$/, '') : path,
      url,
      headers: request.headers,
      body: await readBody(request),
      response,
    };
    const answer = await answerCall(system, exchange, hooks);
    if (answer === 'dropped') return void request.socket.destroy();
    if (answer !== 'streaming') write(response, answer);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      write(response, { status: 500, body: { error: error instanceof Error ? error.message : 'failed' } });
    });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
