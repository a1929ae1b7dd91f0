/** The whole system for a story: the rehearsal's outside world, the bot beside it, and a connector of our own. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { type Connector, startConnector } from './connector.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';

export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly contentType: string;
  readonly body: string;
  readonly links: readonly string[];
}

export interface System {
  readonly messagesUrl: string;
  readonly botUrl: string;
  readonly rehearsalUrl: string;
  readonly connector: Connector;
  readonly dataDir: string;
  person(options?: PersonOptions): Person;
  /** Calls the control door and gives its JSON answer. */
  control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  mails(): Promise<readonly Mail[]>;
  /** Stops the bot and starts it anew over the same world. */
  restartBot(): Promise<void>;
  /** What a bot in a process of its own needs to join this world. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startSystem(extra: Readonly<Record<string, string>> = {}): Promise<System> {
  const dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
  const rehearsal = await startRehearsal({ dataDir, port: 0, botUrl: 'http://127.0.0.1:9/api/messages' });
  const rehearsalUrl = `http://127.0.0.1:${rehearsal.port}`;
  const connector = await startConnector();
  const environment = {
    REHEARSAL_PORT: 'off',
    PORT: '0',
    LOGIN_URL: rehearsal.urls.login,
    GRAPH_URL: rehearsal.urls.graph,
    PARTNER_CENTER_URL: rehearsal.urls.partnerCenter,
    COSMOS_ENDPOINT: rehearsal.urls.cosmos,
    LOG_LEVEL: 'silent',
    DIRECTORY_COMPARE_SECONDS: '1',
    ...extra,
  };
  const start = async (): Promise<App> => {
    const parsed = parseConfig(environment);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const started = await startApp(parsed.config);
    await untilReady(`http://127.0.0.1:${started.port}/readyz`);
    return started;
  };
  let app = await start();

  const control: System['control'] = async (method, path, body) => {
    const response = await fetch(`${rehearsal.urls.control}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} /control${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const botUrl = () => `http://127.0.0.1:${app.port}`;

  return {
    get messagesUrl() {
      return `${botUrl()}/api/messages`;
    },
    get botUrl() {
      return botUrl();
    },
    rehearsalUrl,
    connector,
    dataDir,
    environment,
    person(options) {
      const door = {
        connector,
        get messagesUrl() {
          return `${botUrl()}/api/messages`;
        },
      };
      return createPerson(door, options);
    },
    control,
    mails: async () => (await control('GET', '/mail')) as readonly Mail[],
    async restartBot() {
      await app.close();
      app = await start();
    },
    async close() {
      await app.close();
      await connector.close();
      await rehearsal.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if ((await fetch(url)).ok) return;
    await pause(50);
  }
  throw new Error('the bot did not become ready within ten seconds');
}
