/**
 * The accounts that the contract runs on: the local one always, and a real one when `COSMOS_TEST_ENDPOINT` and
 * `COSMOS_TEST_KEY` are set. A contract takes what it gets and never asks which.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Container, type ContainerRequest, CosmosClient, type Database } from '@azure/cosmos';
import { createLocalCosmos, type LocalCosmosOptions } from '../../../src/rehearsal/cosmos/local-cosmos.ts';
import { localCosmosKey } from '../../../src/rehearsal/facts.ts';
import { serve } from '../../../src/rehearsal/http-kit.ts';

export interface OpenAccount {
  readonly endpoint: string;
  readonly key: string;
  close(): Promise<void>;
}

export interface Account {
  readonly name: string;
  open(): Promise<OpenAccount>;
}

export type LocalOverrides = Partial<Pick<LocalCosmosOptions, 'dataDir' | 'maxExaminedPerPage' | 'nowMs'>>;

/** A local account on a free port, in a directory of its own that goes with it unless one is given. */
export async function openLocalAccount(overrides: LocalOverrides = {}): Promise<OpenAccount> {
  const own = overrides.dataDir === undefined ? await mkdtemp(join(tmpdir(), 'cosmos-')) : undefined;
  let endpoint = '';
  const local = createLocalCosmos({
    ...overrides,
    dataDir: overrides.dataDir ?? own ?? '',
    publicUrl: () => endpoint,
  });
  const served = await serve([local.system], 0);
  endpoint = `http://127.0.0.1:${served.port}/cosmos`;
  return {
    endpoint,
    key: localCosmosKey,
    async close() {
      await served.close();
      local.close();
      if (own !== undefined) await rm(own, { recursive: true, force: true });
    },
  };
}

function realAccount(): Account | undefined {
  const { COSMOS_TEST_ENDPOINT: endpoint, COSMOS_TEST_KEY: key } = process.env;
  if (!endpoint || !key) return undefined;
  return { name: 'the configured account', open: async () => ({ endpoint, key, close: async () => {} }) };
}

const accounts: readonly Account[] = [
  { name: 'local Cosmos', open: () => openLocalAccount() },
  ...[realAccount()].filter((account) => account !== undefined),
];

export function connect({ endpoint, key }: Pick<OpenAccount, 'endpoint' | 'key'>): CosmosClient {
  // Only the one address that was given: tests may reach no other, a real account's regions included.
  const connectionPolicy = { enableEndpointDiscovery: false, enableBackgroundEndpointRefreshing: false };
  return new CosmosClient({ endpoint, key, connectionPolicy });
}

export interface Bench {
  readonly account: OpenAccount;
  readonly client: CosmosClient;
  readonly database: Database;
  /** The container that the contract works in, made anew for each suite. */
  readonly container: Container;
}

const standardContainer = {
  partitionKey: { paths: ['/aggregateId'] },
  defaultTtl: -1,
  indexingPolicy: {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: [{ path: '/*' }],
    excludedPaths: [{ path: '/hidden/*' }],
    compositeIndexes: [
      [
        { path: '/state', order: 'ascending' },
        { path: '/rank', order: 'descending' },
      ],
    ],
  },
} as const;

/** A copy each time: the client writes into what it is given. */
export function containerRequest(changes: Partial<ContainerRequest> = {}): ContainerRequest {
  return { id: `c-${randomUUID()}`, ...structuredClone(standardContainer), ...changes } as ContainerRequest;
}

async function openBench(account: Account, request: Partial<ContainerRequest>): Promise<Bench> {
  const open = await account.open();
  const client = connect(open);
  const { database } = await client.databases.create({ id: `contract-${randomUUID()}` });
  const { container } = await database.containers.create(containerRequest(request));
  return { account: open, client, database, container };
}

/**
 * Registers the contract once for each account; `bench()` may be called inside tests and hooks. The database is
 * made before the first test and deleted after the last.
 */
export function contract(
  title: string,
  describeTests: (bench: () => Bench) => void,
  request: Partial<ContainerRequest> = {},
): void {
  for (const account of accounts) {
    describe(`${title} (${account.name})`, () => {
      let bench: Bench | undefined;
      before(async () => {
        bench = await openBench(account, request);
      });
      after(async () => {
        await bench?.database.delete();
        bench?.client.dispose();
        await bench?.account.close();
      });
      describeTests(() => {
        if (!bench) throw new Error('The account is not open yet.');
        return bench;
      });
    });
  }
}
