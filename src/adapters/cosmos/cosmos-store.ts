import type { CosmosClient } from '@azure/cosmos';
import type { Channels } from '../../ports/channels.ts';
import type { Capabilities, NamedProviders, PastedLinks } from '../../ports/capabilities.ts';
import type { CustomerDirectory } from '../../ports/customer-directory.ts';
import type { History } from '../../ports/history.ts';
import type { AuditMarks } from '../../ports/audit-marks.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { EventTests } from '../../ports/event-tests.ts';
import type { Digests } from '../../ports/digests.ts';
import type { Health } from '../../ports/health.ts';
import type { Leases } from '../../ports/leases.ts';
import type { LetterTemplates } from '../../ports/letter-templates.ts';
import type { Followers, People } from '../../ports/people.ts';
import type { Register } from '../../ports/register.ts';
import type { WaitingAsks } from '../../ports/waiting-asks.ts';
import { createGuard, type Guard, type GuardOptions, guardDefaults } from '../guard.ts';
import { checkStore, type StoreDifference } from './check-store.ts';
import { type ContainerName, containers, defaultDatabase } from './containers.ts';
import { type Credential, createCosmosClient } from './cosmos-client.ts';
import { createCosmosChannels } from './cosmos-channels.ts';
import {
  createCosmosCapabilities,
  createCosmosNamedProviders,
  createCosmosPastedLinks,
} from './cosmos-capabilities.ts';
import { createCosmosCustomerDirectory } from './cosmos-customer-directory.ts';
import { createCosmosEventTests } from './cosmos-event-tests.ts';
import { createCosmosHistory } from './cosmos-history.ts';
import { createCosmosAuditMarks } from './cosmos-audit-marks.ts';
import { createCosmosEventLog } from './cosmos-event-log.ts';
import { createCosmosDigests } from './cosmos-digests.ts';
import { createCosmosLeases } from './cosmos-leases.ts';
import { createCosmosLetterTemplates } from './cosmos-letter-templates.ts';
import { createCosmosPeople } from './cosmos-people.ts';
import { createCosmosRegister } from './cosmos-register.ts';
import { createCosmosWaitingAsks } from './cosmos-waiting-asks.ts';
import { createDocuments } from './documents.ts';
import { createRetry, defaultRetry, type Retry, type RetrySettings } from './retry.ts';

export interface CosmosStore {
  readonly register: Register;
  readonly history: History;
  readonly people: People & Followers;
  readonly waitingAsks: WaitingAsks;
  readonly digests: Digests;
  readonly channels: Channels;
  readonly capabilities: Capabilities;
  readonly pastedLinks: PastedLinks;
  readonly namedProviders: NamedProviders;
  readonly letterTemplates: LetterTemplates;
  readonly directory: CustomerDirectory;
  readonly eventLog: EventLog;
  readonly eventTests: EventTests;
  readonly auditMarks: AuditMarks;
  readonly leases: Leases;
  /** Resolves when the store answers now; throws `store/unavailable` soon when it does not. */
  ready(): Promise<void>;
  readonly health: Health;
  close(): void;
}

export interface CosmosStoreSettings {
  readonly endpoint: string;
  readonly credential: Credential;
  readonly database?: string;
  /** Milliseconds on the machine's clock, on which leases run. */
  readonly now?: () => number;
}

/**
 * Opens the store. With a key, what is missing is created; with a token it must be there already. Throws an error
 * that names every difference and what to run when the database is not as declared.
 */
export async function openCosmosStore(settings: CosmosStoreSettings): Promise<CosmosStore> {
  const { endpoint, credential, database = defaultDatabase, now = Date.now } = settings;
  const client = createCosmosClient({ endpoint, credential });
  try {
    const mayCreate = credential.kind === 'key';
    const differences = await checkStore({ client, database, mayCreate, retry: createRetry(startRetry) });
    if (differences.length > 0) throw new Error(explain(differences));
    return createCosmosStore({ client, database, now });
  } catch (error) {
    client.dispose();
    throw error;
  }
}

/** At start-up the service, or the rehearsal's, may still be starting too. */
const startRetry: RetrySettings = { ...defaultRetry, deadlineMs: 30_000 };
/** Whoever asks whether we are ready does not wait long. */
const readyDeadlineMs = 2_000;

function explain(differences: readonly StoreDifference[]): string {
  const lines = differences.map(({ what, run }) => `- ${what} Run:\n  ${run}`);
  return ['Cosmos DB is not set up as this version needs it:', ...lines].join('\n');
}

/** Memory is what bounds the calls at once here: the store has its own word for too many. */
const guardOptions: GuardOptions = { ...guardDefaults, halfOpenAfterMs: 2_000, parallel: 500, queue: 2_000 };

interface Opened {
  readonly client: CosmosClient;
  readonly database: string;
  readonly now: () => number;
  readonly retry?: RetrySettings;
}

/** The store over a client whose containers are known to be there. */
export function createCosmosStore({ client, database, now, retry = defaultRetry }: Opened): CosmosStore {
  const guard = createGuard({ name: 'store', outages: ['store/unavailable'] }, guardOptions);
  const within = guarded(createRetry(retry), guard);
  const documents = (name: ContainerName) =>
    createDocuments({
      container: client.database(database).container(name),
      partitionKey: containers[name].partitionKey,
      retry: within,
    });
  const leases = documents('leases');
  const relationships = documents('relationships');
  const people = documents('people');
  const ready = async () => {
    await leases.read({ partition: 'ready', id: 'ready' }, readyDeadlineMs);
  };
  return {
    register: createCosmosRegister({ relationships, now }),
    history: createCosmosHistory({ entries: documents('history'), anchors: documents('anchors') }),
    people: createCosmosPeople(people),
    waitingAsks: createCosmosWaitingAsks(people),
    digests: createCosmosDigests(people),
    channels: createCosmosChannels(people),
    capabilities: createCosmosCapabilities(relationships),
    pastedLinks: createCosmosPastedLinks(relationships),
    namedProviders: createCosmosNamedProviders(relationships),
    letterTemplates: createCosmosLetterTemplates(relationships),
    directory: createCosmosCustomerDirectory(documents('directory')),
    eventLog: createCosmosEventLog(relationships),
    eventTests: createCosmosEventTests(relationships),
    auditMarks: createCosmosAuditMarks(relationships),
    leases: createCosmosLeases({ leases, now }),
    ready,
    health: { probe: ready, recent: guard.recent },
    close: () => client.dispose(),
  };
}

/**
 * Around each operation with all of its attempts: what is refused here was not begun, and whoever repeats an attempt
 * whose answer was lost is not cut off from it.
 */
function guarded(retry: Retry, guard: Guard): Retry {
  return (call, options) => guard.once(() => retry(call, options));
}
