import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  connectToRehearsal,
  type RehearsalLink,
} from '../../../src/adapters/rehearsal-link/rehearsal-link.ts';
import { type Rehearsal, startRehearsal } from '../../../src/rehearsal/rehearsal.ts';

const alex = 'a1000000-0000-4000-8000-000000000001';

describe('the link and the rehearsal’s own control door', () => {
  let dataDir = '';
  let rehearsal: Rehearsal;
  const links: RehearsalLink[] = [];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
    rehearsal = await startRehearsal({ dataDir, port: 0, botUrl: () => 'http://127.0.0.1:9/api/messages' });
  });
  afterEach(async () => {
    await Promise.all(links.splice(0).map((link) => link.close()));
    await rehearsal.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function connect(onRoles: (person: string) => void = () => {}) {
    const link = connectToRehearsal({ controlUrl: rehearsal.urls.control, onRoles });
    links.push(link);
    await link.ready;
    return link;
  }
  const tell = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const url = `${rehearsal.urls.control}${path}`;
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.equal(response.status, 200, await response.text());
  };

  it('have every process at the new time once the door has answered', async () => {
    const [one, other] = [await connect(), await connect()];
    for (const now of ['2031-01-02T03:04:05.000Z', '2024-01-01T00:00:00.000Z']) {
      await tell('/clock', { now });
      for (const { clock } of [one, other]) {
        assert.ok(Math.abs(clock.now().getTime() - Date.parse(now)) < 5_000, clock.now().toISOString());
      }
    }
  });

  it('have a later process begin at the time that was set before', async () => {
    await tell('/clock', { advanceMs: 86_400_000 });
    const { clock } = await connect();
    assert.ok(clock.now().getTime() - Date.now() > 86_000_000);
  });

  it('have changed roles heard of once the door has answered', async () => {
    const heard: string[] = [];
    await connect((person) => void heard.push(person));
    await tell('/roles', { aadObjectId: alex, roles: [] });
    assert.deepEqual(heard, [alex]);
  });
});
