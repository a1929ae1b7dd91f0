import assert from 'node:assert/strict';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { eventually, startWorld } from '../support/world.ts';

describe('the start', function () {
  this.timeout(180_000);

  it('opens the doors before the store answers: it says that it lives, why it is not ready, and asks to come again', async () => {
    const world = await startWorld();
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    taken.close();
    await once(taken, 'close');
    const base = `http://127.0.0.1:${port}`;
    // The store answers late: each of its first calls waits.
    await world.faults({ system: 'cosmos', method: 'GET', path: '/', delayMs: 1_500, times: 2 });
    const parsed = parseConfig({ ...world.environment, PORT: String(port) });
    assert.ok(parsed.ok);
    const starting = startApp(parsed.config);
    await eventually('the process is up', async () => (await fetch(`${base}/healthz`)).ok);
    const ready = await fetch(`${base}/readyz`);
    assert.equal(ready.status, 503);
    assert.deepEqual(await ready.json(), { ready: false, reasons: ['the store is being opened'] });
    const message = await fetch(`${base}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"type":"message"}',
    });
    assert.equal(message.status, 503);
    const app = await starting;
    await eventually('the bot is ready', async () => (await fetch(`${base}/readyz`)).ok);
    await app.close();
    await world.close();
  });

  it('closes its doors again when the store cannot be opened', async () => {
    const world = await startWorld();
    await world.faults(
      ...(['GET', 'POST'] as const).map((method) => ({
        system: 'cosmos' as const,
        method,
        path: '/',
        status: 401,
        times: 1_000,
      })),
    );
    const parsed = parseConfig(world.environment);
    assert.ok(parsed.ok);
    await assert.rejects(startApp(parsed.config));
    await world.close();
  });

  it('on free ports, people and the bot find each other all the same', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
    const { MicrosoftAppId: _, ...environment } = process.env;
    const child = spawn(process.execPath, ['src/main.ts'], {
      env: { ...environment, PORT: '0', REHEARSAL_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await eventually('the service has started', async () => said.includes('service.started'));
    const chat = /(http:\/\/127\.0\.0\.1:\d+\/chat)\?as=alex/.exec(said)?.[1] ?? '';
    const control = chat.replace(/chat$/, 'control');
    const sent = await fetch(`${chat}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'alex', text: 'help' }),
    });
    assert.equal(sent.status, 202, await sent.text());
    await eventually('the bot asks whether Alex may speak with it', async () => {
      const calls = (await (await fetch(`${control}/calls`)).json()) as readonly { readonly route: string }[];
      return calls.some(({ route }) => route.includes('checkMemberGroups'));
    });
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(dataDir, { recursive: true, force: true });
  });
});
