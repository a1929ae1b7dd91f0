import assert from 'node:assert/strict';
import { createGraphClient } from '../../../src/adapters/graph/graph-client.ts';
import { createGraphHealth } from '../../../src/adapters/graph/graph-health.ts';
import { openCosmosStore } from '../../../src/adapters/cosmos/cosmos-store.ts';
import { createPartnerCenter } from '../../../src/adapters/partner-center/partner-center.ts';
import { rehearsalTokens } from '../../support/rehearsal-tokens.ts';
import { parsePersonId } from '../../../src/domain/ids.ts';
import { isFault } from '../../../src/ports/faults.ts';
import type { Health } from '../../../src/ports/health.ts';
import { directoryRoles, localCosmosKey, partner, people } from '../../../src/rehearsal/facts.ts';
import { known } from '../../fixtures/known.ts';
import { startWorld, type World } from '../../support/world.ts';

const person = known(parsePersonId(people[0]?.aadObjectId));
const asking = { person, reference: {} };

/** What must hold for the health of every outside system that the control door can break. */
const systems = {
  'Partner Center': { fault: { system: 'partner-center', method: 'GET', path: '/v1/customers' } },
  'Graph, roles': { fault: { system: 'graph', method: 'POST', path: '/v1.0/users' } },
  'Graph, own mailbox': { fault: { system: 'graph', method: 'GET', path: '/v1.0/me/mailFolders' } },
  'Graph, shared mailbox': { fault: { system: 'graph', method: 'GET', path: '/v1.0/users/partner-desk' } },
  'sign-in': { fault: { system: 'login', method: 'POST', path: `/${partner.tenantId}/oauth2` } },
  'the store': {
    fault: { system: 'cosmos', method: 'GET', path: '/dbs/customer-connect/colls/leases/docs' },
  },
} as const;
type SystemKey = keyof typeof systems;

describe('the health of the outside systems, in rehearsal', () => {
  let world: World;
  let healths: Readonly<Record<SystemKey, Health>>;
  let closeStore: () => void;

  before(async () => {
    world = await startWorld();
    const {
      GRAPH_URL = '',
      PARTNER_CENTER_URL = '',
      LOGIN_URL = '',
      COSMOS_ENDPOINT = '',
    } = world.environment;
    const tokens = rehearsalTokens({ loginUrl: LOGIN_URL, tenantId: partner.tenantId });
    const graph = createGraphClient({ baseUrl: GRAPH_URL, tokens, guard: { openAfter: 2, repeats: 0 } });
    const graphHealth = (kind: 'own' | 'shared') =>
      createGraphHealth({
        graph,
        adminAgentsGroupId: directoryRoles.adminAgents,
        sharedMailbox: partner.sharedMailbox,
        mailboxOf: (one) => (kind === 'own' ? { kind, person: one } : { kind }),
      });
    const store = await openCosmosStore({
      endpoint: COSMOS_ENDPOINT,
      credential: { kind: 'key', key: localCosmosKey },
    });
    closeStore = store.close;
    healths = {
      'Partner Center': createPartnerCenter({ baseUrl: PARTNER_CENTER_URL, tokens }).health,
      'Graph, roles': graphHealth('own').directory,
      'Graph, own mailbox': graphHealth('own').mail,
      'Graph, shared mailbox': graphHealth('shared').mail,
      'sign-in': tokens.health,
      'the store': store.health,
    };
  });
  after(async () => {
    closeStore?.();
    await world?.close();
  });

  for (const [name, { fault }] of Object.entries(systems)) {
    it(`${name}: is well while it answers`, async () => {
      await healths[name as SystemKey].probe(asking);
      assert.equal(healths[name as SystemKey].recent().failingSince, undefined);
    });

    it(`${name}: is told by a fault when it does not, and is asked only once`, async () => {
      const { probe } = healths[name as SystemKey];
      await world.faults({ ...fault, status: 503, times: 1_000 });
      await assert.rejects(probe(asking), isFault);
      const left = await world.faultsLeft();
      // The store's client repeats by itself within its two seconds.
      if (name !== 'the store') assert.equal(left, 999);
      await world.clearFaults();
      await probe(asking);
    });
  }

  it('remembers since when calls fail, and forgets it with the first good one', async () => {
    const { health } = rehearsalTokens({
      loginUrl: known(world.environment.LOGIN_URL),
      tenantId: partner.tenantId,
    });
    await world.faults({ ...systems['sign-in'].fault, status: 500, times: 2 });
    await assert.rejects(health.probe(asking));
    const since = known(health.recent().failingSince);
    await assert.rejects(health.probe(asking));
    assert.deepEqual(health.recent(), {
      failingSince: since,
      lastFault: 'sign-in/unavailable',
      isHeldBack: false,
    });
    await health.probe(asking);
    assert.deepEqual(health.recent(), { isHeldBack: false });
  });

  it('tells that calls are held back after several failures in a row, and probes all the same', async () => {
    const graph = createGraphClient({
      baseUrl: known(world.environment.GRAPH_URL),
      tokens: rehearsalTokens({
        loginUrl: known(world.environment.LOGIN_URL),
        tenantId: partner.tenantId,
      }),
      guard: { openAfter: 2, repeats: 0, halfOpenAfterMs: 60_000 },
    });
    const read = () =>
      graph.call({ method: 'GET', kind: 'reads', path: `/users/${person}`, query: { $select: 'id' } });
    await world.faults({ system: 'graph', method: 'GET', path: '/v1.0/users', status: 503, times: 2 });
    await assert.rejects(read());
    assert.equal(graph.recent().isHeldBack, false);
    await assert.rejects(read());
    assert.equal(graph.recent().isHeldBack, true);
    await assert.rejects(read(), isFault);
    const { directory } = createGraphHealth({
      graph,
      adminAgentsGroupId: directoryRoles.adminAgents,
      sharedMailbox: partner.sharedMailbox,
      mailboxOf: () => ({ kind: 'shared' }),
    });
    await directory.probe(asking);
    assert.ok(directory.recent().failingSince);
  });
});
