/** The composition root: the doors first, and then all behind them; the parts are wired by hand in `wiring/`. */
import { randomUUID } from 'node:crypto';
import { loadCardTemplates } from './adapters/card-files/load-card-templates.ts';
import type { EventCalls } from './adapters/http/event-door.ts';
import { startDoors } from './adapters/http/doors.ts';
import { allowHosts, allowLoopback, type ServiceUrlRule } from './adapters/http/service-urls.ts';
import { publicChannel } from './adapters/teams/guarded-authentication.ts';
import { createTeams } from './adapters/teams/teams.ts';
import { createTelemetry } from './adapters/telemetry/telemetry.ts';
import { createCardRenderer } from './cards/renderer.ts';
import { type Config, secretsOf } from './config/config.ts';
import { createConverse } from './conversation/converse.ts';
import { createTeller } from './conversation/notices.ts';
import { createRouter } from './conversation/router.ts';
import type { AnswerMessage } from './ports/message-calls.ts';
import type { Telemetry } from './ports/telemetry.ts';
import { createInside } from './wiring/inside.ts';
import { openOutside } from './wiring/outside.ts';
import { createServices } from './wiring/services.ts';
import { startWorkers, type Workers } from './wiring/workers.ts';
import type { Worker } from './workers/loop.ts';

export interface App {
  readonly port: number;
  /** Takes no more work, lets what runs come to its end (at most ten seconds), and closes everything. */
  close(): Promise<void>;
}

/** What may take how long. A lease outlives every call made under it, and a mail is settled when its call surely is. */
const timing = {
  rehearsal: { graphTimeoutMs: 4_000, leaseMs: 8_000, settleMs: 6_000 },
  real: { graphTimeoutMs: 15_000, leaseMs: 60_000, settleMs: 120_000 },
} as const;

/** Everything behind the doors, once it runs. */
interface House {
  readonly messages: AnswerMessage;
  readonly events: EventCalls;
  readonly ready: () => Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens the doors first, so that whoever asks is told that the service is starting, and then all behind them. */
export async function startApp(config: Config): Promise<App> {
  // The SDK lets everybody in where there is no app id.
  if (!config.rehearsal && !config.credentials?.appId) throw new Error('a bot needs its app id');
  const telemetry = createTelemetry({
    level: config.logLevel,
    pseudonymKey: config.pseudonymKey?.reveal() ?? randomUUID(),
    secrets: secretsOf(config),
  });
  const allowedServiceUrl = config.rehearsal ? allowLoopback : allowHosts(config.teamsServiceHosts);
  let house: House | undefined;
  const doors = await startDoors({
    port: config.port,
    host: config.host,
    messages: (call) => house?.messages(call) ?? Promise.resolve({ status: 503 }),
    events: () => house?.events,
    isOpen: () => house !== undefined,
    ready: async () => (house ? house.ready() : ['the store is being opened']),
    telemetry,
    allowedServiceUrl,
  });
  try {
    house = await furnish(config, { telemetry, allowedServiceUrl });
  } catch (error) {
    await doors.close();
    throw error;
  }
  const { close } = house;
  telemetry.record('service.started', { rehearsal: config.rehearsal !== undefined, port: doors.port });
  return {
    port: doors.port,
    async close() {
      await doors.close();
      await close();
    },
  };
}

async function furnish(config: Config, { telemetry, allowedServiceUrl }: Front): Promise<House> {
  const isRehearsal = config.rehearsal !== undefined;
  const { graphTimeoutMs, ...times } = isRehearsal ? timing.rehearsal : timing.real;
  const outside = await openOutside(config, { graphTimeoutMs });
  const { store, clock } = outside;
  const inside = createInside(config, { outside, telemetry });
  let workers: Workers | undefined;
  const services = createServices(config, {
    outside,
    inside,
    sendTo: (person, card) => teams.conversations.send(person, card),
    status: {
      systems: {
        ...outside.health,
        teams: { probe: (asking) => teams.health.probe(asking), recent: () => teams.health.recent() },
      },
      workers: () => workers?.all ?? [],
    },
  });
  const { defaultTimeZone, defaultLanguage, credentials, openIdMetadataUrl } = config;
  const defaults = { defaultTimeZone, defaultLanguage };
  const converse = createConverse({ services, router: createRouter(), clock, telemetry, ...defaults });
  const { render } = createCardRenderer({ templates: await loadCardTemplates(), rehearsal: isRehearsal });
  const teams = createTeams({
    identity: credentials
      ? { kind: 'real', appId: credentials.appId, tenantId: credentials.tenantId, tokens: outside.tokens }
      : { kind: 'rehearsal' },
    channel: { ...publicChannel, ...(openIdMetadataUrl ? { openIdMetadataUrl } : {}) },
    allowedServiceUrl,
    allowedTenantId: config.allowedTenantId,
    converse: converse.answer,
    signIn: converse.signIn,
    signInPages: outside.persons,
    failed: converse.failed,
    stillWorking: converse.stillWorking,
    render,
    people: store.people,
    telemetry,
  });
  const teller = createTeller({ people: inside.people, conversations: teams.conversations, ...defaults });
  workers = startWorkers(config, { outside, inside, teller, times });
  const { all, watch } = workers;
  return {
    messages: teams.process,
    events: { proofs: outside.eventProofs, take: inside.takeEvent },
    ready: () => notReady(store.ready, watch),
    async close() {
      await teams.settled();
      await Promise.all(all.map((worker) => worker.stop()));
      await outside.close();
    },
  };
}

interface Front {
  readonly telemetry: Telemetry;
  readonly allowedServiceUrl: ServiceUrlRule;
}

/** Not ready while the store is silent or nobody has looked for customers yet; a silent Partner Center is no reason. */
async function notReady(isStoreReady: () => Promise<void>, watch: Worker): Promise<readonly string[]> {
  const reasons = watch.hasLooked() ? [] : ['the customer list is being read for the first time'];
  try {
    await isStoreReady();
    return reasons;
  } catch {
    return [...reasons, 'the store does not answer'];
  }
}
