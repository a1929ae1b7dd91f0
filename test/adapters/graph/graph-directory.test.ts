import assert from 'node:assert/strict';
import { createGraphClient } from '../../../src/adapters/graph/graph-client.ts';
import { createGraphDelegations } from '../../../src/adapters/graph/graph-delegations.ts';
import { createGraphRights } from '../../../src/adapters/graph/graph-rights.ts';
import { createGraphTenants } from '../../../src/adapters/graph/graph-tenants.ts';
import { isFault } from '../../../src/ports/faults.ts';
import { alex } from '../../fixtures/people.ts';
import { createPlainTokens } from '../plain-tokens.ts';
import { type StandIn, type StandInAnswer, type StandInRequest, startStandIn } from '../stand-in.ts';

const adminAgentsGroupId = 'a9000000-0000-4000-8000-0000000000aa';
const globalAdministratorRoleTemplateId = '62e90394-69f5-4237-9190-012177145e10';
const tenantId = '5a1c0e0e-6a51-4c7c-9a55-1b7d0a3f1001';
const isUnavailable = (error: unknown) => isFault(error) && error.code === 'graph/unavailable';
const isBadResponse = (error: unknown) => isFault(error) && error.code === 'graph/bad-response';

const roleGroups = {
  'admin-agent': adminAgentsGroupId,
  'sales-agent': 'a9000000-0000-4000-8000-0000000000cc',
  drafter: 'a9000000-0000-4000-8000-0000000000dd',
  viewer: 'a9000000-0000-4000-8000-0000000000ee',
};

describe('the Graph directory', () => {
  let standIn: StandIn | undefined;
  afterEach(() => standIn?.close());

  async function against(answering: (request: StandInRequest) => StandInAnswer) {
    standIn = await startStandIn(answering);
    const { url, requests } = standIn;
    const graph = createGraphClient({
      baseUrl: url,
      tokens: createPlainTokens(),
      guard: { repeats: 1, firstDelayMs: 1 },
    });
    return {
      url,
      requests,
      delegations: createGraphDelegations({ graph }),
      tenants: createGraphTenants({ graph }),
      rights: createGraphRights({ graph, roleGroups, globalAdministratorRoleTemplateId }),
    };
  }

  describe('of tenants', () => {
    it('is asked as the application, with the domain as a literal', async () => {
      const body = {
        tenantId,
        federationBrandName: null,
        displayName: 'Larkfield',
        defaultDomainName: 'L.example',
      };
      const { tenants, requests } = await against(() => ({ body }));
      assert.deepEqual(await tenants.byDomain("O'Hara.example"), {
        kind: 'found',
        tenantId,
        displayName: 'Larkfield',
        domain: 'l.example',
      });
      assert.equal(
        requests[0]?.path,
        "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='o''hara.example')",
      );
      assert.equal(requests[0]?.headers.authorization, 'Bearer graph/app-1');
    });

    for (const body of ['', '<html>', { error: { code: 'AnyCode', message: '' } }]) {
      it(`has none after 404, whatever its body (${JSON.stringify(body)})`, async () => {
        const { tenants } = await against(() => ({ status: 404, body }));
        assert.deepEqual(await tenants.byDomain('nobody.example'), { kind: 'none' });
      });
    }

    it('does not take a failure for "none"', async () => {
      const { tenants } = await against(() => ({ status: 500 }));
      await assert.rejects(tenants.byDomain('larkfield.example'), isUnavailable);
    });

    it('does not take an answer without a tenant id for one', async () => {
      const { tenants } = await against(() => ({
        body: { tenantId: 'x', displayName: '', defaultDomainName: '' },
      }));
      await assert.rejects(tenants.byDomain('larkfield.example'), isBadResponse);
    });
  });

  describe('of roles', () => {
    interface Memberships {
      readonly user?: StandInAnswer;
      readonly groups?: StandInAnswer;
      readonly roles?: StandInAnswer;
    }
    const serving =
      ({
        user = { body: { id: alex.id, accountEnabled: true, userType: 'Member' } },
        groups = { body: { value: [] } },
        roles = { body: { value: [] } },
      }: Memberships) =>
      ({ path }: StandInRequest) => {
        if (path.endsWith(`/users/${alex.id}`)) return user;
        return path.endsWith('/checkMemberGroups') ? groups : roles;
      };

    it('is asked by ids, in the way that a cast needs', async () => {
      const { rights, requests } = await against(serving({}));
      await rights.rolesOf(alex.id);
      const groups = requests.find(({ method }) => method === 'POST');
      const roles = requests.find(({ path }) => path.endsWith('directoryRole'));
      const user = requests.find(({ path }) => path.endsWith(`/users/${alex.id}`));
      assert.equal(user?.query.get('$select'), 'id,accountEnabled,userType');
      assert.equal(groups?.path, `/v1.0/users/${alex.id}/checkMemberGroups`);
      assert.deepEqual(JSON.parse(groups?.body ?? ''), { groupIds: Object.values(roleGroups) });
      assert.equal(roles?.path, `/v1.0/users/${alex.id}/transitiveMemberOf/microsoft.graph.directoryRole`);
      assert.equal(roles?.headers.consistencylevel, 'eventual');
      assert.equal(roles?.query.get('$count'), 'true');
    });

    it('counts ids in any case, and nothing that was not asked for', async () => {
      const other = '00000000-0000-4000-8000-000000000001';
      const mine = { value: [adminAgentsGroupId.toUpperCase()] };
      const held = {
        value: [
          { roleTemplateId: null },
          { roleTemplateId: globalAdministratorRoleTemplateId.toUpperCase() },
        ],
      };
      const { rights } = await against(serving({ groups: { body: mine }, roles: { body: held } }));
      assert.deepEqual([...(await rights.rolesOf(alex.id))], ['admin-agent', 'global-admin']);
      await standIn?.close();
      const foreign = await against(
        serving({
          groups: { body: { value: [other] } },
          roles: { body: { value: [{ roleTemplateId: other }] } },
        }),
      );
      assert.equal((await foreign.rights.rolesOf(alex.id)).size, 0);
    });

    it('follows the pages of roles', async () => {
      let base = '';
      const { rights, url, requests } = await against((request) => {
        if (request.method === 'POST') return { body: { value: [] } };
        if (request.path.endsWith(`/users/${alex.id}`)) return { body: { accountEnabled: true } };
        const path = `/v1.0/users/${alex.id}/transitiveMemberOf/microsoft.graph.directoryRole`;
        const isLast = request.query.get('$skiptoken') === 'a b&c';
        return isLast
          ? { body: { value: [{ roleTemplateId: globalAdministratorRoleTemplateId }] } }
          : { body: { value: [], '@odata.nextLink': `${base}${path}?$count=true&$skiptoken=a%20b%26c` } };
      });
      base = url;
      assert.deepEqual([...(await rights.rolesOf(alex.id))], ['global-admin']);
      assert.equal(requests.length, 4);
    });

    for (const link of ['https://graph.microsoft.com.evil.example/v1.0/me', 'http://127.0.0.1:9/v1.0/me']) {
      it(`never follows a page to another place (${link})`, async () => {
        const { rights } = await against(
          serving({ roles: { body: { value: [], '@odata.nextLink': link } } }),
        );
        await assert.rejects(rights.rolesOf(alex.id), isBadResponse);
      });
    }

    it('finds no role for a person whom the directory does not know', async () => {
      const unknown = { status: 404, body: { error: { code: 'Request_ResourceNotFound', message: '' } } };
      const { rights } = await against(serving({ user: unknown, groups: unknown, roles: unknown }));
      assert.equal((await rights.rolesOf(alex.id)).size, 0);
    });

    it('tells each role by its own group', async () => {
      for (const [role, id] of Object.entries(roleGroups)) {
        const { rights } = await against(serving({ groups: { body: { value: [id] } } }));
        assert.deepEqual([...(await rights.rolesOf(alex.id))], [role]);
        await standIn?.close();
      }
    });

    const full = {
      groups: { body: { value: [adminAgentsGroupId] } },
      roles: { body: { value: [{ roleTemplateId: globalAdministratorRoleTemplateId }] } },
    };
    for (const [who, account, size] of [
      ['a guest', { accountEnabled: true, userType: 'Guest' }, 0],
      ['a switched-off account', { accountEnabled: false, userType: 'Member' }, 0],
      ['an account of which nobody says that it is on', { userType: 'Member' }, 0],
      ['an account from before there were guests', { accountEnabled: true, userType: null }, 2],
    ] as const) {
      it(`gives ${who} ${size === 0 ? 'no role, whatever it is in' : 'its roles'}`, async () => {
        const { rights } = await against(serving({ ...full, user: { body: account } }));
        assert.equal((await rights.rolesOf(alex.id)).size, size);
      });
    }

    it('gives no role to somebody who is gone and still in a group', async () => {
      const gone = { status: 404, body: { error: { code: 'Request_ResourceNotFound', message: '' } } };
      const { rights } = await against(serving({ ...full, user: gone }));
      assert.equal((await rights.rolesOf(alex.id)).size, 0);
    });

    for (const [what, part] of [
      ['the account', { user: { status: 503 } }],
      ['groups', { groups: { status: 503 } }],
      ['roles', { roles: { status: 503 } }],
    ] as const) {
      it(`is a fault, not "no roles", when ${what} cannot be read`, async () => {
        const { rights } = await against(serving(part));
        await assert.rejects(rights.rolesOf(alex.id), isUnavailable);
      });
    }

    it('is a fault when some other door says 404', async () => {
      const { rights } = await against(() => ({ status: 404, body: '<html>' }));
      await assert.rejects(rights.rolesOf(alex.id), isBadResponse);
    });
  });

  it('lists what ended in a company of many customers to the last page', async () => {
    let base = '';
    const { delegations, url } = await against(({ path, query }) => {
      const page = Number(query.get('$skiptoken') ?? '1');
      const value = [1, 2, 3].map((one) => ({
        id: `rights-${page}-${one}`,
        status: 'expired',
        lastModifiedDateTime: '2026-04-09T08:00:00Z',
        customer: { tenantId },
      }));
      const next = page < 60 ? { '@odata.nextLink': `${base}${path}?$skiptoken=${page + 1}` } : {};
      return { body: query.get('$filter')?.includes('terminated') ? { value: [] } : { value, ...next } };
    });
    base = url;
    assert.equal((await delegations.ending()).filter(({ how }) => how === 'expired').length, 180);
  });

  it('is not spoken to over plain http beyond this machine', () => {
    const tokens = createPlainTokens();
    for (const baseUrl of ['http://graph.example', 'http://10.0.0.1', 'http://127.0.0.1.example']) {
      assert.throws(() => createGraphClient({ baseUrl, tokens }), /https/);
    }
    createGraphClient({ baseUrl: 'https://graph.microsoft.com', tokens });
  });
});
