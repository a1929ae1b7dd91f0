/** The bot in a process of its own, with a tap on every line between it and the world: what passed is known. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChildBot, startChildBot } from './child-bot.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';
import { startWorld, type World } from './world.ts';

/** How the next calls to such addresses end: refused with everything that was asked in the answer, or cut off. */
export interface Misfortune {
  readonly at: RegExp;
  readonly times: number;
  readonly status: number | 'drop';
  /** What the answer says in place of what was asked. */
  readonly says?: string;
}

export interface TappedWorld extends World {
  readonly bot: ChildBot;
  /** Where the bot finds the outside world. */
  readonly tapUrl: string;
  /** Credentials that the bot sent to anybody. */
  readonly credentials: ReadonlySet<string>;
  fail(misfortune: Misfortune): void;
  relent(): void;
  person(options?: PersonOptions): Person;
}

const teams = '/teams/';

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** An answer as careless services give it: with all of the request in it. */
function quote(incoming: IncomingMessage, body: Buffer, status: number) {
  const { authorization = '' } = incoming.headers;
  return refusal(
    status,
    `Failed for ${authorization} at ${incoming.url}: ${body.toString('utf8')}\n    at ${authorization} (/src/${incoming.url}:1:1)`,
  );
}

/** In every field in which one of them says why. */
function refusal(status: number, said: string) {
  return JSON.stringify({
    code: status,
    description: said,
    message: said,
    error: { code: said, message: said, innerError: { 'request-id': said } },
    error_description: said,
  });
}

/** Makes another of an answer to the bot that has a JSON body; `path` begins with the imitation's name. */
export type Rewrite = (path: string, body: unknown) => unknown;

/** Sends the answer on as it is, or, where there is something to change in it, after that. */
async function answerOn(
  answer: IncomingMessage,
  response: ServerResponse,
  change?: (body: unknown) => unknown,
) {
  const { statusCode = 502, headers } = answer;
  const isJson = /^application\/json/.test(headers['content-type'] ?? '');
  if (!change || !isJson) {
    response.writeHead(statusCode, headers);
    return void answer.pipe(response);
  }
  const text = (await readAll(answer)).toString('utf8').replace(/^\ufeff/, '');
  const changed = Buffer.from(text === '' ? '' : JSON.stringify(change(JSON.parse(text))));
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...others } = headers;
  response.writeHead(statusCode, { ...others, 'content-length': changed.length });
  response.end(changed);
}

export async function startTappedWorld(rewrite?: Rewrite): Promise<TappedWorld> {
  const world = await startWorld();
  const credentials = new Set<string>();
  const misfortunes: (Omit<Misfortune, 'times'> & { left: number })[] = [];

  const target = (url: string) =>
    url.startsWith(teams)
      ? new URL(url.slice(teams.length), world.connector.serviceUrl)
      : new URL(url, world.rehearsalUrl);

  const pass = (incoming: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const { method, headers, url = '' } = incoming;
    const call = request(target(url), { method, headers, agent: false }, (answer) => {
      answer.on('error', () => response.destroy());
      const change = rewrite && ((value: unknown) => rewrite(url, value));
      answerOn(answer, response, change).catch(() => response.destroy());
    });
    call.on('error', () => response.destroy());
    response.on('close', () => call.destroy());
    call.end(body);
  };

  const server = createServer(async (incoming, response) => {
    const body = await readAll(incoming).catch(() => Buffer.alloc(0));
    const { url = '', headers } = incoming;
    for (const one of [headers.authorization, /client_secret=([^&]+)/.exec(body.toString())?.[1]]) {
      // What everybody knows of a rehearsal is a word and no credential.
      if (one && one.length > 20) credentials.add(decodeURIComponent(one.replace(/^Bearer /i, '')));
    }
    const misfortune = misfortunes.find(({ at, left }) => left > 0 && at.test(url));
    if (!misfortune) return pass(incoming, body, response);
    misfortune.left -= 1;
    if (misfortune.status === 'drop') return void response.destroy();
    response.writeHead(misfortune.status, { 'content-type': 'application/json' });
    const { status, says } = misfortune;
    response.end(says === undefined ? quote(incoming, body, status) : refusal(status, says));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const environment = Object.fromEntries(
    Object.entries(world.environment).map(([name, value]) => [
      name,
      value.replace(world.rehearsalUrl, origin),
    ]),
  );
  const bot = await startChildBot({ ...environment, LOG_LEVEL: 'trace', DEFAULT_TIME_ZONE: 'Europe/Prague' });
  const door = {
    messagesUrl: bot.messagesUrl,
    connector: { ...world.connector, serviceUrl: `${origin}${teams}` },
  };

  return {
    ...world,
    bot,
    tapUrl: origin,
    credentials,
    fail: ({ times, ...misfortune }) => void misfortunes.push({ ...misfortune, left: times }),
    relent: () => void misfortunes.splice(0),
    person: (options) => createPerson(door, options),
    async close() {
      bot.kill('SIGTERM');
      await bot.exited;
      server.closeAllConnections();
      server.close();
      await world.close();
    },
  };
}
