/** The adapters of the outside world keep the contracts of their ports, over real HTTP against the rehearsal. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGraphClient } from '../../../src/adapters/graph/graph-client.ts';
import { createGraphColleagues } from '../../../src/adapters/graph/graph-colleagues.ts';
import { createGraphDelegations } from '../../../src/adapters/graph/graph-delegations.ts';
import { createGraphMailer } from '../../../src/adapters/graph/graph-mailer.ts';
import { createGraphRights } from '../../../src/adapters/graph/graph-rights.ts';
import { createGraphTenants } from '../../../src/adapters/graph/graph-tenants.ts';
import { createPartnerCenter } from '../../../src/adapters/partner-center/partner-center.ts';
import { rehearsalTokens } from '../../support/rehearsal-tokens.ts';
import { parseCustomerTenantId } from '../../../src/domain/ids.ts';
import { known } from '../../fixtures/known.ts';
import { directoryRoles, partner, teamsApp, tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { type Rehearsal, startRehearsal } from '../../../src/rehearsal/rehearsal.ts';
import { colleaguesContract } from './colleagues-contract.ts';
import { delegationsContract } from './delegations-contract.ts';
import { eventRegistrationsContract } from './event-registrations-contract.ts';
import { mailerContract } from './mailer-contract.ts';
import { partnerCenterContract } from './partner-center-contract.ts';
import { rightsContract } from './rights-contract.ts';
import { tenantsContract } from './tenants-contract.ts';

const idOf = (domain: string) => known(parseCustomerTenantId(tenantIdOfDomain(domain)));

const noRepeats = { repeats: 0 };

async function startWorld() {
  const dataDir = await mkdtemp(join(tmpdir(), 'customer-connect-'));
  const rehearsal = await startRehearsal({
    dataDir,
    port: 0,
    botUrl: () => 'http://127.0.0.1:9/api/messages',
    // What comes late is the concern of whoever calls, and shown where they are.
    lateDataMs: 0,
  });
  const tokens = rehearsalTokens({ loginUrl: rehearsal.urls.login, tenantId: partner.tenantId });
  return {
    rehearsal,
    tokens,
    graph: createGraphClient({ baseUrl: rehearsal.urls.graph, tokens, guard: noRepeats }),
    close: async () => {
      await rehearsal.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Asks the control door. */
async function control({ urls }: Rehearsal, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${urls.control}${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const callAt = {
  createDraft: { method: 'POST', path: '/v1.0/users/partner-desk@reseller.example/messages' },
  send: { method: 'POST', path: '/v1.0/me/messages/' },
} as const;

describe('Graph’s mailboxes in rehearsal', () => {
  mailerContract(async () => {
    const { rehearsal, graph, close } = await startWorld();
    const order = (call: keyof typeof callAt, fault: object) =>
      control(rehearsal, '/faults', [{ system: 'graph', ...callAt[call], ...fault }]);
    return {
      mailer: createGraphMailer({ graph, sharedMailbox: partner.sharedMailbox }),
      sentTo: async () => {
        const mails = (await control(rehearsal, '/mail')) as readonly { to: readonly string[] }[];
        return mails.flatMap(({ to }) => to);
      },
      loseAnswer: async (call, drop) => void (await order(call, { drop })),
      comesBack: async (messageId, how) => {
        const isReport = how === 'bounce' || how === 'apart';
        const body = isReport ? { apart: how === 'apart' } : { text: 'Hello', automatic: how === 'absence' };
        await control(rehearsal, `/mail/${messageId}/${isReport ? 'bounce' : 'reply'}`, body);
      },
      throttle: async (call, retryAfter) => void (await order(call, { status: 429, retryAfter })),
      close,
    };
  });
});

describe('Partner Center in rehearsal', () => {
  partnerCenterContract(async () => {
    const { rehearsal, tokens, close } = await startWorld();
    return {
      partnerCenter: createPartnerCenter({
        baseUrl: rehearsal.urls.partnerCenter,
        tokens,
        pageSize: 100,
        guard: noRepeats,
      }),
      fill: async (count) => void (await control(rehearsal, '/customers', { count, seed: 7 })),
      close,
    };
  });
});

describe('Graph’s tenants in rehearsal', () => {
  tenantsContract(async () => {
    const { graph, close } = await startWorld();
    return { tenants: createGraphTenants({ graph }), close };
  });
});

describe('Graph’s roles in rehearsal', () => {
  rightsContract(async () => {
    const { rehearsal, graph, close } = await startWorld();
    return {
      rights: createGraphRights({
        graph,
        roleGroups: {
          'admin-agent': directoryRoles.adminAgents,
          'sales-agent': directoryRoles.salesAgents,
        },
        globalAdministratorRoleTemplateId: directoryRoles.globalAdministratorTemplate,
      }),
      give: async (aadObjectId, ...roles) =>
        void (await control(rehearsal, '/roles', { aadObjectId, roles })),
      close,
    };
  });
});

describe('Graph’s people in rehearsal', () => {
  colleaguesContract(async () => {
    const { graph, close } = await startWorld();
    const { manifestId } = teamsApp;
    const adminAgentsGroupId = directoryRoles.adminAgents;
    return { colleagues: createGraphColleagues({ graph, adminAgentsGroupId, manifestId }), close };
  });
});

describe('Graph’s delegated rights in rehearsal', () => {
  delegationsContract(async () => {
    const { graph, close } = await startWorld();
    const customer = idOf('larkfield.example');
    return {
      delegations: createGraphDelegations({ graph }),
      customer,
      other: idOf('blue-meadow.example'),
      close,
    };
  });
});

describe('Partner Center’s registration for events in rehearsal', () => {
  eventRegistrationsContract(async () => {
    const { rehearsal, tokens, close } = await startWorld();
    const { eventRegistrations: registrations } = createPartnerCenter({
      baseUrl: rehearsal.urls.partnerCenter,
      tokens,
      guard: noRepeats,
    });
    return { registrations, close };
  });
});
