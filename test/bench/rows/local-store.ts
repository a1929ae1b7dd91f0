import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localCosmosKey } from '../../../src/rehearsal/facts.ts';
import { inPartition, type RawRequest, sendRaw } from '../../contracts/cosmos/raw-request.ts';
import { freePort } from '../../support/child-bot.ts';
import { type Program, startProgram } from '../measure/program.ts';
import { inTurns, mediansOf, ratioOf } from '../measure/statistics.ts';
import type { Figure, Row } from '../row.ts';

const documents = { quick: 200, usual: 100_000, full: 100_000 } as const;
const operations = { quick: 4, usual: 200, full: 1_000 } as const;
const rounds = { quick: 1, usual: 5, full: 9 } as const;
const inEach = 10;

const partitionOf = (number: number) => `p-${Math.floor(number / inEach)}`;
const documentOf = (number: number) => ({
  id: `d-${number}`,
  aggregateId: partitionOf(number),
  v: 1,
  kind: 'invitation',
  state: number % 3 === 0 ? 'sent' : 'accepted',
  tenantId: `t-${number}`,
  data: { subject: 'Shall we work together?', text: 'Hello, and kind regards. '.repeat(20) },
});

/** One kind of operation, put to both sides in their own words. */
interface Operation {
  readonly name: string;
  readonly ours: (number: number) => RawRequest;
  readonly bare: (number: number) => { readonly path: string; readonly body: object };
}

const database = 'dbs/bench';
const docs = `${database}/colls/docs/docs`;

const aQuery = (query: string, value: string, headers: Readonly<Record<string, string>>): RawRequest => ({
  method: 'POST',
  path: docs,
  headers: { 'content-type': 'application/query+json', 'x-ms-documentdb-isquery': 'True', ...headers },
  body: { query, parameters: [{ name: '@value', value }] },
});

function aBatch(bodies: readonly object[], partition: string): RawRequest {
  return {
    method: 'POST',
    path: docs,
    headers: {
      ...inPartition(partition),
      'x-ms-cosmos-is-batch-request': 'True',
      'x-ms-cosmos-batch-atomic': 'True',
    },
    body: bodies.map((resourceBody) => ({ operationType: 'Upsert', resourceBody })),
  };
}

const batchOf = (number: number) => {
  const first = number - (number % inEach);
  return [0, 1, 2].map((further) => documentOf(first + further));
};

const kinds: readonly Operation[] = [
  {
    name: 'point read',
    ours: (number) => ({
      method: 'GET',
      path: `${docs}/d-${number}`,
      headers: inPartition(partitionOf(number)),
    }),
    bare: (number) => ({ path: '/read', body: { pk: partitionOf(number), id: `d-${number}` } }),
  },
  {
    name: 'upsert',
    ours: (number) => ({
      method: 'POST',
      path: docs,
      headers: { ...inPartition(partitionOf(number)), 'x-ms-documentdb-is-upsert': 'True' },
      body: documentOf(number),
    }),
    bare: (number) => ({ path: '/put', body: { pk: partitionOf(number), docs: [documentOf(number)] } }),
  },
  {
    name: 'batch of three',
    ours: (number) => aBatch(batchOf(number), partitionOf(number)),
    bare: (number) => ({ path: '/put', body: { pk: partitionOf(number), docs: batchOf(number) } }),
  },
  {
    name: 'query in a partition',
    ours: (number) =>
      aQuery('SELECT * FROM c WHERE c.state = @value', 'sent', inPartition(partitionOf(number))),
    bare: (number) => ({ path: '/within', body: { pk: partitionOf(number), state: 'sent' } }),
  },
  {
    name: 'query across partitions',
    ours: (number) =>
      aQuery('SELECT * FROM c WHERE c.tenantId = @value', `t-${number}`, {
        'x-ms-documentdb-query-enablecrosspartition': 'True',
      }),
    bare: (number) => ({ path: '/across', body: { tenantId: `t-${number}` } }),
  },
];

async function started(entry: string, DATA_DIR: string) {
  const PORT = await freePort();
  const program = startProgram(entry, { PORT, DATA_DIR });
  const url = `http://127.0.0.1:${PORT}`;
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { program, url };
}

export const localStore: Row = {
  title: 'The local Cosmos',
  meaning:
    'CPU time of the local Cosmos for one operation, beside node:http and node:sqlite that do the same to the same documents with the same care for the disk, and without signatures, versions, sessions and a language of queries. A rehearsal lives on it, nothing else. So many a second is what one core could do.',
  async measure(size) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-store-'));
    const ours = await started('test/bench/beside/local-cosmos.ts', folder);
    const bare = await started('test/bench/beside/bare-store.ts', folder);
    const account = { endpoint: `${ours.url}/cosmos`, key: localCosmosKey, close: async () => undefined };
    const ask = async (request: RawRequest) => {
      const { status, body } = await sendRaw(account, request);
      if (status >= 300)
        throw new Error(`${request.method} ${request.path}: ${status} ${JSON.stringify(body)}`);
    };
    const askBare = async ({ path, body }: ReturnType<Operation['bare']>) => {
      const response = await fetch(`${bare.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
      await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
    };
    try {
      await ask({ method: 'POST', path: 'dbs', body: { id: 'bench' } });
      const partitionKey = { paths: ['/aggregateId'], kind: 'Hash', version: 2 };
      await ask({ method: 'POST', path: `${database}/colls`, body: { id: 'docs', partitionKey } });
      const count = documents[size];
      for (let first = 0; first < count; first += inEach) {
        const bodies = Array.from({ length: inEach }, (_, further) => documentOf(first + further));
        await Promise.all([
          ask(aBatch(bodies, partitionOf(first))),
          askBare({ path: '/put', body: { pk: partitionOf(first), docs: bodies } }),
        ]);
      }
      const many = operations[size];
      const cpuOf = async (program: Program, act: (number: number) => Promise<void>) => {
        const before = await program.usage();
        // Spread over all documents, the same ones for both.
        for (let at = 0; at < many; at += 1) await act(((at * 7_919) % (count / inEach)) * inEach);
        return ((await program.usage()).cpuMicros - before.cpuMicros) / many;
      };
      const figures: Figure[] = [];
      for (const kind of kinds) {
        const sides = {
          ours: () => cpuOf(ours.program, (number) => ask(kind.ours(number))),
          beside: () => cpuOf(bare.program, (number) => askBare(kind.bare(number))),
        };
        await inTurns(1, sides);
        const pairs = await inTurns(rounds[size], sides);
        const cpu = mediansOf(pairs);
        figures.push({
          what: `${kind.name}, ${count.toLocaleString('en')} documents`,
          value: ratioOf(pairs),
          unit: 'x',
          target: { atMost: 3 },
          of: `${Math.round(cpu.ours)} µs (${Math.round(1e6 / cpu.ours)} a second) beside ${Math.round(cpu.beside)} µs`,
        });
      }
      return figures;
    } finally {
      await Promise.all([ours.program.stop(), bare.program.stop()]);
      await rm(folder, { recursive: true, force: true });
    }
  },
};
