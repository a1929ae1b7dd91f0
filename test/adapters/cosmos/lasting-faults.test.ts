import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCosmosClient } from '../../../src/adapters/cosmos/cosmos-client.ts';
import { createCosmosStore } from '../../../src/adapters/cosmos/cosmos-store.ts';
import { guardDefaults } from '../../../src/adapters/guard.ts';
import { Fault, type FaultCode } from '../../../src/ports/faults.ts';
import {
  type Account,
  type OpenedStores,
  openStores,
  startLocalAccount,
} from '../../contracts/ports/cosmos-setup.ts';
import { aDraft, at, invitationId, personId, sendAct } from '../../contracts/ports/samples.ts';
import { comesTo } from '../../support/comes-to.ts';
import { behind, type ClientFaults, createClientFaults, tooLarge, troubles } from './client-faults.ts';

const impatient = { deadlineMs: 150, firstWaitMs: 2, longestWaitMs: 10 };
const aggregateId = invitationId(1);

const isFault = (code: FaultCode, details: Partial<Fault['details']> = {}) => {
  return (error: unknown): true => {
    assert.ok(error instanceof Fault, String(error));
    for (const [name, value] of Object.entries(details)) {
      assert.equal(error.details[name as keyof Fault['details']], value);
    }
    assert.equal(error.code, code);
    return true;
  };
};

describe('the store when nothing helps', () => {
  let account: Account;
  let faults: ClientFaults;
  let stores: OpenedStores;
  before(async () => {
    account = await startLocalAccount();
  });
  after(() => account.close());
  beforeEach(async () => {
    faults = createClientFaults();
    stores = await openStores(account, { plugins: faults.plugins, retry: impatient });
  });
  afterEach(() => stores.close());

  it('gives up within its deadline and says what the account answered', async () => {
    const { register } = stores.store;
    const unavailable = [{ error: troubles['unavailable (503)']?.() ?? new Error() }];
    for (const operation of ['batch', 'create', 'read', 'query'] as const) {
      faults.fail(operation, unavailable, 'ever');
    }
    const claim = { tenantId: aDraft(1).recipient.tenantId, invitationId: aggregateId, held: false };
    const works = [
      () => register.commit({ aggregateId, invitation: { value: aDraft(1) } }),
      () => register.putClaim(claim, undefined),
      () => register.invitation(aggregateId),
      () => register.nextDue(),
      () => stores.store.ready(),
    ];
    for (const work of works) await assert.rejects(work, isFault('store/unavailable', { status: 503 }));
  });

  it('is left alone for a moment when it fails again and again, with nothing begun, and is asked again then', async () => {
    const { people, health } = stores.store;
    const read = () => people.read(personId(1));
    faults.fail('read', [{ error: troubles['unavailable (503)']?.() ?? new Error() }], 'ever');
    for (let time = 0; time < guardDefaults.openAfter; time += 1) await assert.rejects(read);
    faults.met();
    await assert.rejects(read, (error: unknown) => {
      assert.ok(isFault('store/unavailable')(error) && error instanceof Fault);
      return typeof error.details.heldBackMs === 'number';
    });
    assert.equal(faults.met(), 0, 'nobody was asked');
    assert.equal(health.recent().isHeldBack, true);
    faults.fail('read', []);
    await comesTo(() => read().then(() => 'answered'), 'answered');
    assert.equal(health.recent().isHeldBack, false);
  });

  it('never takes a replica that stays behind for absence', async () => {
    faults.fail('read', [{ error: behind() }], 'ever');
    const details = { status: 404, vendorCode: '404/1002' };
    await assert.rejects(stores.store.people.read(personId(1)), isFault('store/unavailable', details));
  });

  it('never takes a missing container for absence', async () => {
    const { endpoint, key } = account;
    const client = createCosmosClient({ endpoint, credential: { kind: 'key', key } });
    const nowhere = createCosmosStore({ client, database: 'nowhere', now: Date.now });
    const person = { id: personId(1), name: 'A' };
    const works = [
      () => nowhere.people.read(person.id),
      () => nowhere.people.put(person, undefined),
      () => nowhere.people.put(person, { value: person, version: '"x"' }),
      () => nowhere.register.commit({ aggregateId, invitation: { value: aDraft(1) } }),
      () => nowhere.register.nextDue(),
      () => nowhere.ready(),
    ];
    for (const work of works) await assert.rejects(work, isFault('store/unavailable', { status: 404 }));
    nowhere.close();
  });

  it('is not ready, and says so soon, when the key is wrong or nobody answers', async () => {
    const settings = [
      { endpoint: account.endpoint, key: Buffer.from('another key').toString('base64') },
      { endpoint: 'http://127.0.0.1:1/cosmos', key: account.key },
    ];
    for (const { endpoint, key } of settings) {
      const client = createCosmosClient({ endpoint, credential: { kind: 'key', key } });
      const store = createCosmosStore({ client, database: stores.database, now: Date.now });
      await assert.rejects(store.ready(), isFault('store/unavailable'));
      store.close();
    }
    await stores.rival.ready();
  });

  it('does not wait longer than its deadline for an account that never answers', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const credential = { kind: 'key', key: account.key } as const;
    const client = createCosmosClient({ endpoint: `http://127.0.0.1:${port}/cosmos`, credential });
    const { people, register } = createCosmosStore({
      client,
      database: 'store',
      now: Date.now,
      retry: impatient,
    });
    const works = [
      () => people.read(personId(1)),
      () => people.put({ id: personId(1), name: 'A' }, undefined),
      () => register.commit({ aggregateId, invitation: { value: aDraft(1) } }),
      () => register.invitations({ size: 5 }),
    ];
    for (const work of works) await assert.rejects(work, isFault('store/unavailable'));
    client.dispose();
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('does not repeat what the account will never take', async () => {
    faults.fail('batch', [{ error: tooLarge() }]);
    const commit = () => stores.store.register.commit({ aggregateId, invitation: { value: aDraft(1) } });
    await assert.rejects(commit, isFault('store/bad-document', { status: 413 }));
    assert.equal(faults.met(), 1);
  });

  it('refuses before writing what is too large or could not be read again', async () => {
    const { people, register } = stores.store;
    const person = { id: personId(1), name: 'A', reference: { long: 'я'.repeat(1_100_000) } };
    await assert.rejects(people.put(person, undefined), isFault('store/bad-document', { status: 413 }));
    const undated = { aggregateId, acts: [sendAct(1, 'send', 'tomorrow')] };
    await assert.rejects(register.commit(undated), isFault('store/bad-document'));
    assert.equal(await people.read(person.id), undefined);
    assert.equal(await register.nextDue(), undefined);
  });
});

describe('documents that this version cannot read', () => {
  let account: Account;
  let stores: OpenedStores;
  before(async () => {
    account = await startLocalAccount();
  });
  after(() => account.close());
  beforeEach(async () => {
    stores = await openStores(account);
  });
  afterEach(() => stores.close());

  /** Overwrites an item as another version of the program, or somebody's hand, might have left it. */
  async function spoil(container: string, key: readonly [partition: string, id: string], change: object) {
    const { endpoint } = account;
    const client = createCosmosClient({ endpoint, credential: { kind: 'key', key: account.key } });
    const item = client.database(stores.database).container(container).item(key[1], key[0]);
    const { resource } = await item.read<Record<string, unknown>>();
    assert.ok(resource);
    await item.replace({ ...resource, ...change } as { id: string });
    client.dispose();
  }

  it('are told and never guessed at', async () => {
    const { people } = stores.store;
    const person = { id: personId(1), name: 'A' };
    for (const change of [{ v: 2 }, { v: '1' }, { kind: 'claim' }, { data: { id: personId(1) } }]) {
      const before = await people.read(person.id).catch(() => undefined);
      if (!before) await people.put(person, undefined);
      await spoil('people', [person.id, 'person'], change);
      await assert.rejects(people.read(person.id), isFault('store/bad-document'));
      await spoil('people', [person.id, 'person'], { v: 1, kind: 'person', data: person });
    }
    assert.deepEqual((await people.read(person.id))?.value, person);
  });

  it('do not keep other acts back, and are told once nothing else is due', async () => {
    const { register } = stores.store;
    await register.commit({ aggregateId, acts: [sendAct(1, 'first'), sendAct(2, 'second')] });
    await spoil('relationships', [aggregateId, 'act:first'], { v: 99 });
    assert.equal(await register.nextDue(), at(2));
    const take = () => register.takeDue({ dueBy: at(9), limit: 1, leaseMs: 60_000 });
    assert.deepEqual(
      (await take()).map(({ entryId }) => entryId),
      ['second'],
    );
    await assert.rejects(take(), isFault('store/bad-document'));
  });

  it('do not hide what else needs attention', async () => {
    const { register } = stores.store;
    await register.commit({ aggregateId, acts: [sendAct(1, 'first'), sendAct(2, 'second')] });
    for (const entry of await register.takeDue({ dueBy: at(9), limit: 2, leaseMs: 60_000 })) {
      const progress = { attempts: 12, attention: { since: at(3) } };
      await register.commit({ aggregateId, delayed: { entry, progress, dueAt: at(9) } });
    }
    const seen = async () => (await register.needingAttention()).map(({ entryId }) => entryId);
    assert.deepEqual(await seen(), ['first', 'second']);
    await spoil('relationships', [aggregateId, 'act:first'], { v: 99 });
    assert.deepEqual(await seen(), ['second']);
  });

  it('leave no trace of anybody in the fault', async () => {
    const { people } = stores.store;
    await people.put({ id: personId(1), name: 'Anna Secret' }, undefined);
    const data = { id: personId(1), name: 'Anna Secret', language: 'Secret' };
    await spoil('people', [personId(1), 'person'], { data });
    await assert.rejects(people.read(personId(1)), (error: Fault) => {
      assert.doesNotMatch(`${error.message} ${String(error.cause)} ${error.stack}`, /Secret/);
      assert.match(String(error.cause), /person: invalid_value at language/);
      return true;
    });
  });
});
