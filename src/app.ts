/** The composition root: builds every adapter from the configuration and wires them by hand. */
import { createHash, randomUUID } from 'node:crypto';
import { loadCardTemplates } from './adapters/card-files/load-card-templates.ts';
import { type CosmosStore, openCosmosStore } from './adapters/cosmos/cosmos-store.ts';
import { createGraphClient } from './adapters/graph/graph-client.ts';
import { createGraphHealth } from './adapters/graph/graph-health.ts';
import { createGraphMailer } from './adapters/graph/graph-mailer.ts';
import { createGraphRights } from './adapters/graph/graph-rights.ts';
import { createGraphTenants } from './adapters/graph/graph-tenants.ts';
import { startDoors } from './adapters/http/doors.ts';
import { allowHosts, allowLoopback, type ServiceUrlRule } from './adapters/http/service-urls.ts';
import { createPartnerCenter } from './adapters/partner-center/partner-center.ts';
import { connectToRehearsal } from './adapters/rehearsal-link/rehearsal-link.ts';
import { createSystemClock } from './adapters/system-clock.ts';
import { createTeams } from './adapters/teams/teams.ts';
import { createTelemetry } from './adapters/telemetry/telemetry.ts';
import { createEntraTokens } from './adapters/tokens/entra-tokens.ts';
import { createRehearsalTokens } from './adapters/tokens/rehearsal-tokens.ts';
import type { TokenSource } from './adapters/tokens/token-source.ts';
import { createAnswerQuestion } from './application/ask-whose-customer.ts';
import { createChangeLetters, createComposeLetter } from './application/change-letters.ts';
import { createDiscardInvitation, createEditInvitation } from './application/change-invitation.ts';
import { createCompareDirectory, createRefreshIndex } from './application/compare-directory.ts';
import { createCustomerIndex } from './application/customer-index.ts';
import {
  createConfirmSent,
  createHandOverInvitation,
  createTakeBack,
} from './application/hand-over-invitation.ts';
import { inTurn } from './application/in-turn.ts';
import { createCustomerOrigins } from './application/customer-origins.ts';
import { createFindCustomers } from './application/find-customers.ts';
import { createKnownPeople } from './application/known-people.ts';
import { createKnownServices } from './application/known-services.ts';
import { createLookBell } from './application/look-bell.ts';
import { createLookAtHandOvers } from './application/look-at-hand-overs.ts';
import { createMatchNewcomers } from './application/match-newcomers.ts';
import { createNoticeAcceptances } from './application/notice-acceptances.ts';
import { createOutboxBell } from './application/outbox-bell.ts';
import { createPerformAct } from './application/perform-acts.ts';
import { createPrepareInvitation } from './application/prepare-invitation.ts';
import { createProveSent } from './application/prove-sent.ts';
import { createRecordAcceptance } from './application/record-acceptance.ts';
import { createReadStatus } from './application/read-status.ts';
import { createReadCustomer } from './application/read-customer.ts';
import { createRightsGate, type RightsGate } from './application/rights-gate.ts';
import { createSettleNewcomer } from './application/settle-newcomer.ts';
import { createSendInvitation } from './application/send-invitation.ts';
import { createCardRenderer } from './cards/renderer.ts';
import type { SetupItem, SetupValues } from './cards/setup-card.ts';
import type { Config } from './config/config.ts';
import type { VariableName } from './config/variables.ts';
import { createConverse } from './conversation/converse.ts';
import { createTeller } from './conversation/notices.ts';
import { createRouter } from './conversation/router.ts';
import type { Services } from './conversation/services.ts';
import { type InvitationId, parseInvitationId, type PersonId } from './domain/ids.ts';
import type { Mailbox } from './domain/invitation.ts';
import { letterHtml } from './i18n/letter-html.ts';
import { composeLetter, defaultTemplate } from './i18n/letters.ts';
import type { Clock } from './ports/clock.ts';
import type { FaultPoint, FaultPoints } from './ports/fault-points.ts';
import type { AnswerMessage } from './ports/message-calls.ts';
import type { Telemetry } from './ports/telemetry.ts';
import { startByHand } from './workers/by-hand.ts';
import type { Worker } from './workers/loop.ts';
import { version } from './version.ts';
import { startOutbox } from './workers/outbox.ts';
import { startWatch } from './workers/watch.ts';

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

const globalAdministratorRoleTemplateId = '62e90394-69f5-4237-9190-012177145e10';

/** Everything behind the doors, once it runs. */
interface House {
  readonly messages: AnswerMessage;
  readonly lookSoon: () => void;
  readonly ready: () => Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens the doors first, so that whoever asks is told that the service is starting, and then all behind them. */
export async function startApp(config: Config): Promise<App> {
  const telemetry = createTelemetry({
    level: config.logLevel,
    pseudonymKey: config.pseudonymKey?.reveal() ?? randomUUID(),
  });
  const allowedServiceUrl = config.rehearsal ? allowLoopback : allowHosts(config.teamsServiceHosts);
  let house: House | undefined;
  const doors = await startDoors({
    port: config.port,
    host: config.host,
    messages: (call) => house?.messages(call) ?? Promise.resolve({ status: 503 }),
    lookSoon: () => house?.lookSoon(),
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

async function furnish(
  config: Config,
  {
    telemetry,
    allowedServiceUrl,
  }: { readonly telemetry: Telemetry; readonly allowedServiceUrl: ServiceUrlRule },
): Promise<House> {
  const isRehearsal = config.rehearsal !== undefined;
  const times = isRehearsal ? timing.rehearsal : timing.real;
  let rights: RightsGate | undefined;
  const time = await openTime(config, {
    onRoles: (person) => rights?.forget(person),
    onReconnected: () => rights?.forgetAll(),
  });
  const { clock } = time;
  const machineNow = () => new Date();
  const tokens = createTokens(config);
  const store = await openStore(config).catch(async (error: unknown) => {
    await time.close();
    throw error;
  });
  const graph = createGraphClient({
    baseUrl: config.addresses.graph,
    tokens,
    timeoutMs: times.graphTimeoutMs,
  });
  const partnerCenter = createPartnerCenter({ baseUrl: config.addresses.partnerCenter, tokens });
  const mailer = createGraphMailer({ graph, sharedMailbox: config.sharedMailbox ?? '' });
  rights = createRightsGate({
    clock,
    rights: createGraphRights({
      graph,
      adminAgentsGroupId: config.adminAgentsGroupId,
      globalAdministratorRoleTemplateId,
    }),
  });
  const mailboxOf = (person: PersonId): Mailbox =>
    config.mailFrom === 'own' ? { kind: 'own', person } : { kind: 'shared' };
  const graphHealth = createGraphHealth({
    graph,
    adminAgentsGroupId: config.adminAgentsGroupId,
    sharedMailbox: config.sharedMailbox ?? '',
    mailboxOf,
  });
  const { register, directory, leases } = store;
  const index = createCustomerIndex();
  const people = createKnownPeople({ people: store.people, machineNow });
  const bell = createOutboxBell();
  const looks = createLookBell({ quietMs: 3_000, longestMs: 10_000 });
  const faultPoints = createFaultPoints(config.rehearsal?.crashAt);

  const proveSent = createProveSent({ mailer, clock });
  const outgoing = { register, rights, partnerCenter, index, bell, clock, telemetry, faultPoints };

  const acceptances = { register, partnerCenter, bell, clock, telemetry, faultPoints };
  const settle = createSettleNewcomer({ register, record: createRecordAcceptance(acceptances) });

  const knownServices = createKnownServices({ partnerCenter, clock });

  const services: Services = {
    index,
    findCustomers: createFindCustomers({
      index,
      origins: createCustomerOrigins({ register, clock }),
      services: knownServices,
    }),
    readCustomer: createReadCustomer({ partnerCenter, knownServices }),
    partnerCenter,
    register,
    rights,
    people,
    prepareInvitation: createPrepareInvitation({
      partnerCenter,
      tenants: createGraphTenants({ graph }),
      index,
      register,
      clock,
      composeLetter: createComposeLetter({
        templates: store.letterTemplates,
        composeDefault: composeLetter,
      }),
      deriveInvitationId,
    }),
    letters: createChangeLetters({ templates: store.letterTemplates, rights, defaultTemplate }),
    editInvitation: createEditInvitation({ register, clock }),
    discardInvitation: createDiscardInvitation({ register, clock }),
    sendInvitation: createSendInvitation(outgoing),
    handOverInvitation: createHandOverInvitation({ ...outgoing, proveSent }),
    confirmSent: createConfirmSent({ ...outgoing, proveSent }),
    takeBack: createTakeBack({ register, clock, bell, proveSent, mailer }),
    answerQuestion: createAnswerQuestion({ register, rights, settle, clock, faultPoints }),
    readStatus: createReadStatus({
      systems: {
        'partner-center': partnerCenter.health,
        'graph-directory': graphHealth.directory,
        'graph-mail': graphHealth.mail,
        'sign-in': tokens.health,
        store: store.health,
        teams: { probe: (asking) => teams.health.probe(asking), recent: () => teams.health.recent() },
      },
      workers: () => workers,
      index,
      directoryOldAfterMs: 3 * config.directoryCompareMs + 60_000,
      clock,
      machineNow,
    }),
    setup: setupOf(config),
    version,
    newRequestId: randomUUID,
    isRehearsal,
  };
  const { defaultTimeZone, defaultLanguage } = config;
  const converse = createConverse({
    services,
    router: createRouter(),
    clock,
    telemetry,
    defaultTimeZone,
    defaultLanguage,
  });
  const { render } = createCardRenderer({ templates: await loadCardTemplates(), rehearsal: isRehearsal });
  const teams = createTeams({
    identity: config.credentials ? { kind: 'real', ...config.credentials } : { kind: 'rehearsal' },
    allowedServiceUrl,
    allowedTenantId: config.allowedTenantId,
    converse: converse.answer,
    failed: converse.failed,
    stillWorking: converse.stillWorking,
    render,
    people: store.people,
    telemetry,
  });
  const perform = createPerformAct({
    register,
    mailer,
    clock,
    bell,
    telemetry,
    faultPoints,
    letterHtml,
    mailboxOf: ({ inviter }) => mailboxOf(inviter),
    machineNow,
    settleMs: times.settleMs,
    leaseMs: times.leaseMs,
    teller: createTeller({ people, conversations: teams.conversations, defaultTimeZone, defaultLanguage }),
  });
  const watch = startWatch({
    directory,
    leases,
    clock,
    telemetry,
    refreshIndex: createRefreshIndex({ directory, index }),
    compareDirectory: createCompareDirectory({ partnerCenter, directory, index, clock, telemetry }),
    noticeAcceptances: inTurn(
      createNoticeAcceptances({ ...acceptances, index }),
      createMatchNewcomers({ ...acceptances, index, settle }),
    ),
    compareEveryMs: config.directoryCompareMs,
    looks,
    holder: randomUUID(),
  });
  const workers: readonly Worker[] = [
    startOutbox({ register, perform, bell, clock, telemetry, leaseMs: times.leaseMs }),
    watch,
    startByHand({
      leases,
      clock,
      telemetry,
      lookAtHandOvers: createLookAtHandOvers({ register, proveSent, bell, clock, telemetry }),
      everyMs: config.directoryCompareMs,
      holder: randomUUID(),
    }),
  ];
  return {
    messages: teams.process,
    lookSoon: looks.ring,
    ready: () => notReady(store.ready, watch),
    async close() {
      await teams.settled();
      await Promise.all(workers.map((worker) => worker.stop()));
      await time.close();
      store.close();
    },
  };
}

/** By which variables an administrator changes what `setup` shows. */
const setupVariables = {
  tenant: ['ALLOWED_TENANT_ID'],
  mpnId: ['PARTNER_MPN_ID'],
  adminAgents: ['ADMIN_AGENTS_GROUP_ID'],
  mailFrom: ['MAIL_FROM', 'SHARED_MAILBOX'],
  acceptance: ['DIRECTORY_COMPARE_SECONDS'],
  language: ['DEFAULT_LANGUAGE'],
  timeZone: ['DEFAULT_TIME_ZONE'],
} as const satisfies Record<SetupItem, readonly VariableName[]>;

function setupOf(config: Config): SetupValues {
  const { partnerMpnId, sharedMailbox, mailFrom } = config;
  return {
    tenantId: config.allowedTenantId,
    adminAgentsGroupId: config.adminAgentsGroupId,
    compareEverySeconds: config.directoryCompareMs / 1_000,
    defaultLanguage: config.defaultLanguage,
    defaultTimeZone: config.defaultTimeZone,
    variables: setupVariables,
    ...(partnerMpnId === undefined ? {} : { mpnId: partnerMpnId }),
    ...(mailFrom === 'shared' && sharedMailbox !== undefined ? { sharedMailbox } : {}),
  };
}

function createTokens(config: Config): TokenSource {
  const { credentials, addresses } = config;
  if (!credentials)
    return createRehearsalTokens({ loginUrl: addresses.login, tenantId: config.allowedTenantId });
  const { appId: clientId, tenantId, password } = credentials;
  return createEntraTokens({
    identity: password
      ? { kind: 'secret', tenantId, clientId, clientSecret: password.reveal() }
      : { kind: 'managed-identity', clientId },
  });
}

async function openStore(config: Config): Promise<CosmosStore> {
  return openCosmosStore({
    endpoint: config.addresses.cosmos,
    credential: await cosmosCredential(config),
    database: config.cosmosDatabase,
  });
}

async function cosmosCredential({ cosmosKey, credentials }: Config) {
  if (cosmosKey) return { kind: 'key', key: cosmosKey.reveal() } as const;
  // Loaded only where no key is used: a rehearsal starts without it.
  const { ManagedIdentityCredential } = await import('@azure/identity');
  const clientId = credentials?.appId;
  return {
    kind: 'token',
    credential: clientId ? new ManagedIdentityCredential({ clientId }) : new ManagedIdentityCredential(),
  } as const;
}

/** In a rehearsal the application's time and the roles in mind follow the rehearsal's control door. */
async function openTime(
  { rehearsal }: Config,
  news: { onRoles(person: PersonId): void; onReconnected(): void },
): Promise<{ readonly clock: Clock; close(): Promise<void> }> {
  if (!rehearsal) return { clock: createSystemClock(), close: async () => undefined };
  const link = connectToRehearsal({ controlUrl: rehearsal.controlUrl, ...news });
  await link.ready;
  return link;
}

function deriveInvitationId(...parts: readonly string[]): InvitationId {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 26);
  const id = parseInvitationId(`inv-${hash}`);
  if (!id) throw new Error('a derived id is an id');
  return id;
}

/** Kills the process at the named line, as a power cut would: how a rehearsal shows that nothing is lost. */
function createFaultPoints(crashAt: FaultPoint | undefined): FaultPoints {
  return {
    reach(point) {
      if (point === crashAt) process.kill(process.pid, 'SIGKILL');
    },
  };
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
