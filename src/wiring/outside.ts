import { type CosmosStore, openCosmosStore } from '../adapters/cosmos/cosmos-store.ts';
import { createEventProofs } from '../adapters/event-proofs/event-proofs.ts';
import { createGraphCustomers } from '../adapters/graph/graph-customers.ts';
import { createGraphClient } from '../adapters/graph/graph-client.ts';
import { createGraphColleagues } from '../adapters/graph/graph-colleagues.ts';
import { createReadCredentials } from '../adapters/graph/graph-credentials.ts';
import { createGraphDelegations } from '../adapters/graph/graph-delegations.ts';
import { createGraphHealth } from '../adapters/graph/graph-health.ts';
import { createGraphMailer } from '../adapters/graph/graph-mailer.ts';
import { createGraphRights, type RoleGroups } from '../adapters/graph/graph-rights.ts';
import { createGraphTenants } from '../adapters/graph/graph-tenants.ts';
import { allowBelow, allowLoopback } from '../adapters/http/service-urls.ts';
import { createPartnerCenter } from '../adapters/partner-center/partner-center.ts';
import { connectToRehearsal } from '../adapters/rehearsal-link/rehearsal-link.ts';
import { createHmacSeals } from '../adapters/seals/hmac-seals.ts';
import { createSystemClock } from '../adapters/system-clock.ts';
import { createFiles } from '../adapters/teams/put-file.ts';
import { createEntraTokens, type EntraIdentity } from '../adapters/tokens/entra-tokens.ts';
import { createRehearsalTokens, rehearsalClientId } from '../adapters/tokens/rehearsal-tokens.ts';
import { createRecordingRegister } from '../application/recording-register.ts';
import { withPersons } from '../adapters/tokens/person-tokens.ts';
import type { AppTokens } from '../adapters/tokens/token-source.ts';
import { createTokenService } from '../adapters/token-service/token-service.ts';
import { teamsUserIn } from '../adapters/teams/teams-user.ts';
import { degradePartnerCenter } from '../application/degrade-partner-center.ts';
import { createKnownCapabilities } from '../application/known-capabilities.ts';
import { createRightsGate, type RightsGate } from '../application/rights-gate.ts';
import type { Config } from '../config/config.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Mailbox } from '../domain/mailbox.ts';
import { scopesIn } from '../adapters/tokens/granted-permissions.ts';
import { type PersonSystem, personSystems } from '../domain/sign-in.ts';
import type { Clock } from '../ports/clock.ts';
import type { Tokens } from '../ports/tokens.ts';
import { namedOurselves } from './ourselves.ts';

const globalAdministratorRoleTemplateId = '62e90394-69f5-4237-9190-012177145e10';

/** A large file on a slow day. */
const fileTimeoutMs = 60_000;

export type Outside = Awaited<ReturnType<typeof openOutside>>;

/** The outside systems as the application sees them, all but Teams, which needs the dialogue. */
export async function openOutside(config: Config, { graphTimeoutMs }: { readonly graphTimeoutMs: number }) {
  let rights: RightsGate | undefined;
  let tokens: Tokens | undefined;
  const time = await openTime(config, {
    onRoles: (person) => {
      rights?.forget(person);
      for (const system of personSystems) tokens?.forget(system, person);
    },
    onReconnected: () => rights?.forgetAll(),
  });
  const { clock } = time;
  const opened = await openStore(config).catch(async (error: unknown) => {
    await time.close();
    throw error;
  });
  const store = { ...opened, register: createRecordingRegister({ register: opened.register, clock }) };
  const appTokens = createAppTokens(config);
  const persons = createTokenService({
    baseUrl: config.addresses.tokenService,
    connections: config.connections,
    tokens: appTokens,
    userIdOf: async (person) => teamsUserIn((await store.people.read(person))?.value.reference),
  });
  const personTokens = withPersons(appTokens, persons);
  tokens = personTokens;
  const graph = createGraphClient({ baseUrl: config.addresses.graph, tokens, timeoutMs: graphTimeoutMs });
  const capabilities = createKnownCapabilities({ capabilities: store.capabilities, clock });
  const { eventRegistrations, ...partnerCenterItself } = createPartnerCenter({
    baseUrl: config.addresses.partnerCenter,
    tokens,
  });
  const tenants = createGraphTenants({ graph });
  const partnerCenter = degradePartnerCenter({
    partnerCenter: partnerCenterItself,
    capabilities,
    directoryCustomers: createGraphCustomers({ graph }),
    pastedLinks: store.pastedLinks,
    namedProviders: store.namedProviders,
    ourselvesElsewhere: () => namedOurselves(config, tenants),
  });
  const { adminAgentsGroupId } = config;
  const sharedMailbox = config.sharedMailbox ?? '';
  const mailboxOf = (person: PersonId): Mailbox =>
    config.mailFrom === 'own' ? { kind: 'own', person } : { kind: 'shared' };
  rights = createRightsGate({
    clock,
    rights: createGraphRights({ graph, roleGroups: roleGroupsOf(config), globalAdministratorRoleTemplateId }),
  });
  const graphHealth = createGraphHealth({ graph, adminAgentsGroupId, sharedMailbox, mailboxOf });
  return {
    clock,
    store,
    seals: createHmacSeals(
      config.historyKey.reveal(),
      config.formerHistoryKeys.map((key) => key.reveal()),
    ),
    partnerCenter,
    eventRegistrations,
    capabilities,
    tokens,
    persons,
    rights,
    tenants,
    mailer: createGraphMailer({ graph, sharedMailbox }),
    delegations: createGraphDelegations({ graph }),
    colleagues: createGraphColleagues({
      graph,
      adminAgentsGroupId,
      ...(config.teamsAppId === undefined ? {} : { manifestId: config.teamsAppId }),
    }),
    mailboxOf,
    scopesOf: async (person: PersonId, system: PersonSystem) =>
      scopesIn(await personTokens.forPerson(person, system)),
    registration: {
      permissions: appTokens.permissions,
      credentials: createReadCredentials({ graph, ...appOf(config) }),
    },
    eventProofs: createEventProofs({ trust: config.eventTrust }),
    files: createFiles({
      allowedFileUrl: config.rehearsal ? allowLoopback : allowBelow(config.teamsFileHosts),
      timeoutMs: fileTimeoutMs,
    }),
    health: {
      'partner-center': partnerCenter.health,
      'graph-directory': graphHealth.directory,
      'graph-mail': graphHealth.mail,
      'sign-in': appTokens.health,
      'person-sign-in': persons.health,
      store: store.health,
    },
    async close() {
      await time.close();
      store.close();
    },
  };
}

function appOf({ credentials }: Config) {
  if (!credentials) return { appId: rehearsalClientId };
  const { appId, password } = credentials;
  return { appId, ...(password ? { secretHint: password.reveal().slice(0, 3) } : {}) };
}

function roleGroupsOf({ adminAgentsGroupId, roleGroups }: Config): RoleGroups {
  return { 'admin-agent': adminAgentsGroupId, ...roleGroups };
}

/** Of this one the sign-in library knows everything already. */
const publicLogin = 'https://login.microsoftonline.com';

function createAppTokens(config: Config): AppTokens {
  const { credentials, addresses } = config;
  if (!credentials)
    return createRehearsalTokens({ loginUrl: addresses.login, tenantId: config.allowedTenantId });
  const { appId: clientId, tenantId, password, certificatePath } = credentials;
  const application = {
    tenantId,
    clientId,
    ...(addresses.login === publicLogin ? {} : { authorityHost: addresses.login }),
  };
  const identity: EntraIdentity = password
    ? { kind: 'secret', ...application, clientSecret: password.reveal() }
    : certificatePath !== undefined
      ? { kind: 'certificate', ...application, certificatePath }
      : { kind: 'managed-identity', clientId };
  return createEntraTokens({ identity });
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
