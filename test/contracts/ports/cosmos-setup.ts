/**
 * A store on the local Cosmos, or on a real account or emulator when `COSMOS_TEST_ENDPOINT` and `COSMOS_TEST_KEY`
 * are set. Each opening has a database of its own.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCosmosClient } from '../../../src/adapters/cosmos/cosmos-client.ts';
import {
  type CosmosStore,
  createCosmosStore,
  openCosmosStore,
} from '../../../src/adapters/cosmos/cosmos-store.ts';
import type { RetrySettings } from '../../../src/adapters/cosmos/retry.ts';
import { createLocalCosmos } from '../../../src/rehearsal/cosmos/local-cosmos.ts';
import { localCosmosKey } from '../../../src/rehearsal/facts.ts';
import { type Served, serve } from '../../../src/rehearsal/http-kit.ts';

export interface Account {
  readonly name: string;
  readonly endpoint: string;
  readonly key: string;
  close(): Promise<void>;
}

export async function startLocalAccount(): Promise<Account> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cosmos-'));
  let served: Served | undefined;
  const endpointOf = () => `http://127.0.0.1:${served?.port}/cosmos`;
  const local = createLocalCosmos({ dataDir, publicUrl: endpointOf });
  served = await serve([local.system], 0);
  return {
    name: 'the local Cosmos',
    endpoint: endpointOf(),
    key: localCosmosKey,
    async close() {
      await served?.close();
      local.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The account of the environment, if it names one. */
export function realAccount(): Account | undefined {
  const endpoint = process.env.COSMOS_TEST_ENDPOINT;
  const key = process.env.COSMOS_TEST_KEY;
  return endpoint && key ? { name: 'a real account', endpoint, key, close: async () => {} } : undefined;
}

export interface OpenedStores {
  readonly database: string;
  readonly store: CosmosStore;
  /** A second client, as another instance has it. */
  readonly rival: CosmosStore;
  /** Moves the clock of the leases. */
  pass(ms: number): void;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Hooks of the first client around each of its requests. */
  readonly plugins?: readonly unknown[];
  readonly retry?: RetrySettings;
}

export async function openStores(account: Account, options: StoreOptions = {}): Promise<OpenedStores> {
  const { endpoint, key } = account;
  const database = `test-${randomUUID()}`;
  let passedMs = 0;
  const now = () => Date.now() + passedMs;
  const credential = { kind: 'key', key } as const;
  const rival = await openCosmosStore({ endpoint, credential, database, now });
  const client = createCosmosClient({ endpoint, credential, ...options });
  const store = createCosmosStore({ client, database, now, ...options });
  return {
    database,
    store,
    rival,
    pass: (ms) => {
      passedMs += ms;
    },
    async close() {
      const cleaner = createCosmosClient({ endpoint, credential });
      await cleaner.database(database).delete();
      for (const one of [cleaner, client]) one.dispose();
      rival.close();
    },
  };
}
