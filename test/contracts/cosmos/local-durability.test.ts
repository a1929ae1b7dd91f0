/** Nothing that was acknowledged is lost when the process is killed in the middle of its work. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Container } from '@azure/cosmos';
import { localCosmosKey } from '../../../src/rehearsal/facts.ts';
import { connect, containerRequest, openLocalAccount } from './accounts.ts';

const writers = 4;

interface Acknowledged {
  /** The highest revision that was acknowledged, by document. */
  readonly revisions: Map<string, number>;
  /** Batches that were acknowledged, by their number. */
  readonly batches: Set<string>;
}

async function startServer(dataDir: string): Promise<{ child: ChildProcess; endpoint: string }> {
  const program = fileURLToPath(new URL('./local-server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [endpoint] = (await once(lines, 'line')) as [string];
  return { child, endpoint };
}

/** Writes until the line is cut: each round one revision of a document, and one batch of two documents. */
async function writeUntilCut(container: Container, writer: number, done: Acknowledged): Promise<void> {
  const aggregateId = `writer-${writer}`;
  const id = `counter-${writer}`;
  // Beyond any number that the last life may have used for a batch that was stored but not acknowledged.
  for (let round = (done.revisions.get(id) ?? 0) + 10; ; round += 1) {
    await container.items.upsert({ id, aggregateId, revision: round });
    done.revisions.set(id, round);
    const name = `${writer}-${round}`;
    const { code } = await container.items.batch(
      ['left', 'right'].map((half) => ({
        operationType: 'Create' as const,
        resourceBody: { id: `${name}-${half}`, aggregateId, half },
      })),
      aggregateId,
    );
    assert.equal(code, 200);
    done.batches.add(name);
  }
}

async function killAfter(child: ChildProcess, done: Acknowledged, count: number): Promise<void> {
  // Looks often rather than being told, so that the kill falls anywhere in a request.
  while (done.batches.size < count) await new Promise<void>((resolve) => setImmediate(resolve));
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('The local Cosmos when it is killed', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'cosmos-kill-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  /** One life of the server: made or found again, written to, and killed. */
  const liveAndDie = async (done: Acknowledged) => {
    const { child, endpoint } = await startServer(dataDir);
    const client = connect({ endpoint, key: localCosmosKey });
    const { database } = await client.databases.createIfNotExists({ id: 'one' });
    const { container } = await database.containers.createIfNotExists(containerRequest({ id: 'two' }));
    const cut = new AbortController();
    const work = Array.from({ length: writers }, (_, writer) =>
      writeUntilCut(abortable(container, cut.signal), writer, done).catch(() => undefined),
    );
    await killAfter(child, done, done.batches.size + 10 + Math.floor(Math.random() * 30));
    cut.abort();
    await Promise.all(work);
    client.dispose();
  };

  it('has every acknowledged write after restarts, and no half of any batch', async () => {
    const done: Acknowledged = { revisions: new Map(), batches: new Set() };
    for (let life = 0; life < 3; life += 1) await liveAndDie(done);

    const account = await openLocalAccount({ dataDir });
    const client = connect(account);
    const survived = client.database('one').container('two');
    for (const [id, revision] of done.revisions) {
      const { resource } = await survived
        .item(id, id.replace('counter', 'writer'))
        .read<{ revision: number }>();
      assert.ok((resource?.revision ?? 0) >= revision, `${id} went back from ${revision}`);
    }
    const { resources } = await survived.items
      .query<{ id: string }>('SELECT c.id FROM c WHERE IS_DEFINED(c.half)')
      .fetchAll();
    const found = new Set(resources.map(({ id }) => id));
    for (const name of done.batches) assert.ok(found.has(`${name}-left`), `batch ${name} is lost`);
    for (const id of found)
      assert.ok(found.has(id.replace(/left|right/, otherHalf)), `${id} is half a batch`);
    client.dispose();
    await account.close();
  });
});

function otherHalf(half: string): string {
  return half === 'left' ? 'right' : 'left';
}

/** The same container, whose calls end when the signal says so: the client would go on trying a dead address. */
function abortable(container: Container, abortSignal: AbortSignal): Container {
  const { items } = container;
  return {
    items: {
      upsert: (body: object) => items.upsert(body, { abortSignal }),
      batch: (operations: Parameters<typeof items.batch>[0], key: string) =>
        items.batch(operations, key, { abortSignal }),
    },
  } as unknown as Container;
}
