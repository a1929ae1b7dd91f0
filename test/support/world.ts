/** The world around the bot: the rehearsal's imitations and a connector of our own, without the bot. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { type Connector, startConnector } from './connector.ts';
import { patienceMs } from './patience.ts';

export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly contentType: string;
  readonly body: string;
  readonly links: readonly string[];
}

/** What goes wrong next at an outside system; see the control door. */
export interface Fault {
  readonly system: 'partner-center' | 'graph' | 'login' | 'cosmos';
  readonly method: string;
  readonly path: string;
  readonly status?: number;
  readonly delayMs?: number;
  readonly drop?: 'before' | 'after';
  readonly retryAfter?: number;
  readonly times?: number;
}

export type Control = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

export interface World {
  readonly rehearsalUrl: string;
  readonly connector: Connector;
  readonly dataDir: string;
  /** What a bot needs to join this world. */
  readonly environment: Readonly<Record<string, string>>;
  /** Calls the control door and gives its JSON answer. */
  readonly control: Control;
  mails(): Promise<readonly Mail[]>;
  mailsTo(domain: string): Promise<readonly Mail[]>;
  faults(...faults: readonly Fault[]): Promise<void>;
  /** Faults that nobody met yet. */
  faultsLeft(): Promise<number>;
  clearFaults(): Promise<void>;
  close(): Promise<void>;
}

export function controlAt(controlUrl: string): Control {
  return async (method, path, body) => {
    const response = await fetch(`${controlUrl}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} /control${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}

export async function startWorld(extra: Readonly<Record<string, string>> = {}): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
  const rehearsal = await startRehearsal({
    dataDir,
    port: 0,
    botUrl: () => 'http://127.0.0.1:9/api/messages',
  });
  const connector = await startConnector();
  const control = controlAt(rehearsal.urls.control);
  const mails = async () => (await control('GET', '/mail')) as readonly Mail[];
  return {
    rehearsalUrl: `http://127.0.0.1:${rehearsal.port}`,
    connector,
    dataDir,
    environment: {
      REHEARSAL_PORT: 'off',
      PORT: '0',
      LOGIN_URL: rehearsal.urls.login,
      GRAPH_URL: rehearsal.urls.graph,
      PARTNER_CENTER_URL: rehearsal.urls.partnerCenter,
      COSMOS_ENDPOINT: rehearsal.urls.cosmos,
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
      DIRECTORY_COMPARE_SECONDS: '1',
      // Where the clock is moved by weeks, only the stories of reminders want them.
      REMINDER_WORKING_DAYS: 'off',
      ...extra,
    },
    control,
    mails,
    mailsTo: async (domain) =>
      (await mails()).filter((mail) => mail.to.some((address) => address.endsWith(`@${domain}`))),
    faults: async (...faults) => void (await control('POST', '/faults', faults)),
    faultsLeft: async () =>
      ((await control('GET', '/faults')) as readonly { readonly times: number }[]).reduce(
        (sum, { times }) => sum + times,
        0,
      ),
    clearFaults: async () => void (await control('DELETE', '/faults')),
    async close() {
      await connector.close();
      await rehearsal.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function untilReady(url: string): Promise<void> {
  await eventually('the bot is ready', async () => (await fetch(url)).ok);
}

/** Looks again and again, for what nobody announces; a failing look counts as "not yet". */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUp = AbortSignal.timeout(patienceMs);
  let last: unknown;
  while (!giveUp.aborted) {
    try {
      if (await isSo()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(50);
  }
  throw new Error(`not within ${patienceMs} ms: ${what}`, { cause: last });
}
