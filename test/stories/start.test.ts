import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { freePort, startChild } from '../support/child-bot.ts';
import { eventually, startWorld, type World } from '../support/world.ts';

describe('the start', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  it('opens the doors before the store answers: it says that it lives, why it is not ready, and asks to come again', async () => {
    const PORT = await freePort();
    const base = `http://127.0.0.1:${PORT}`;
    // The store answers late: each of its first calls waits.
    await world.faults({ system: 'cosmos', method: 'GET', path: '/', delayMs: 1_500, times: 2 });
    const parsed = parseConfig({ ...world.environment, PORT });
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
  });

  it('closes its doors again when the store cannot be opened', async () => {
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
  });

  it('on free ports, people and the bot find each other all the same', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
    const child = startChild({ PORT: '0', REHEARSAL_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'info' });
    await eventually('the service has started', async () => child.output().includes('service.started'));
    const chat = /(http:\/\/127\.0\.0\.1:\d+\/chat)\?as=alex/.exec(child.output())?.[1] ?? '';
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
    await child.exited;
    await rm(dataDir, { recursive: true, force: true });
  });
});
