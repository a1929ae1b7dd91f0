/** Everything behind the doors; the parts are wired by hand in `wiring/`. */
import { loadCardTemplates } from './adapters/card-files/load-card-templates.ts';
import type { EventCalls } from './adapters/http/event-door.ts';
import type { ServiceUrlRule } from './adapters/http/service-urls.ts';
import { publicChannel } from './adapters/teams/guarded-authentication.ts';
import { createTeams } from './adapters/teams/teams.ts';
import { createCardRenderer } from './cards/renderer.ts';
import type { Config } from './config/config.ts';
import { createConverse } from './conversation/converse.ts';
import { createTeller } from './conversation/notices.ts';
import { createSpeakTo } from './conversation/reader.ts';
import { createRouter } from './conversation/router.ts';
import { createTranslators } from './i18n/translator.ts';
import type { AnswerMessage } from './ports/message-calls.ts';
import type { Telemetry } from './ports/telemetry.ts';
import { createInside } from './wiring/inside.ts';
import { openOutside } from './wiring/outside.ts';
import { createServices } from './wiring/services.ts';
import { startWorkers, type Workers } from './wiring/workers.ts';
import type { Worker } from './workers/loop.ts';

/** What may take how long. A lease outlives every call made under it, and a mail is settled when its call surely is. */
const timing = {
  rehearsal: { graphTimeoutMs: 4_000, leaseMs: 8_000, settleMs: 6_000 },
  real: { graphTimeoutMs: 15_000, leaseMs: 60_000, settleMs: 120_000 },
} as const;

/** Everything behind the doors, once it runs. */
export interface House {
  readonly messages: AnswerMessage;
  readonly events: EventCalls;
  readonly ready: () => Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function furnish(config: Config, { telemetry, allowedServiceUrl, port }: Front): Promise<House> {
  const isRehearsal = config.rehearsal !== undefined;
  const { graphTimeoutMs, ...times } = isRehearsal ? timing.rehearsal : timing.real;
  const outside = await openOutside(config, { graphTimeoutMs });
  const { store, clock } = outside;
  const inside = createInside(config, { outside, telemetry });
  const eventsUrl = eventsUrlOf(config, port);
  let workers: Workers | undefined;
  const services = createServices(config, {
    outside,
    inside,
    eventsUrl,
    sendTo: (person, card) => teams.conversations.send(person, card),
    nameChannel: (channel) => teams.nameChannel(channel),
    status: {
      systems: {
        ...outside.health,
        teams: { probe: (asking) => teams.health.probe(asking), recent: () => teams.health.recent() },
      },
      workers: () => workers?.all ?? [],
    },
  });
  const { defaultTimeZone, defaultLanguage, credentials, openIdMetadataUrl } = config;
  const speakTo = createSpeakTo({ translators: createTranslators(), defaultTimeZone, defaultLanguage });
  const converse = createConverse({ services, router: createRouter(), clock, telemetry, speakTo });
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
    tooMany: converse.tooMany,
    render,
    people: store.people,
    telemetry,
  });
  const teller = createTeller({
    people: inside.people,
    conversations: teams.conversations,
    speakTo,
    policy: inside.removalParts.services.policy,
  });
  workers = startWorkers(config, { outside, inside, teller, times, eventsUrl });
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

/** A rehearsal is reached on this machine; where a real service is, its operator has to say. */
function eventsUrlOf({ publicUrl, rehearsal }: Config, port: number): string | undefined {
  const base = publicUrl ?? (rehearsal ? `http://127.0.0.1:${port}` : undefined);
  return base === undefined ? undefined : `${base}/api/partner-center/events`;
}

interface Front {
  /** On which the doors are open. */
  readonly port: number;
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
