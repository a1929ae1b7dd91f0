import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import type { Delegation } from '../../../src/rehearsal/world/delegations.ts';
import { createWorld, type World } from '../../../src/rehearsal/world/world.ts';

const dayMs = 86_400_000;
const larkfield = tenantIdOfDomain('larkfield.example');

describe('the delegated admin relationships of the world', () => {
  let dataDir: string;
  let world: World;
  let realNowMs: number;
  const open = () => createWorld({ dataDir, realNowMs: () => realNowMs });
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'delegations-'));
    realNowMs = Date.now();
    world = open();
  });
  afterEach(() => {
    world.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const all = (): readonly Delegation[] =>
    world.delegations.list({ afterSeq: 0, limit: 1000, matches: () => true }).delegations;
  const ofLarkfield = (): Delegation => {
    const found = world.delegations.ofTenant(larkfield);
    assert.ok(found);
    return found;
  };

  it('are active with a third of the customers, have ended with some, and are missing with most', () => {
    const count = (status: string) => all().filter((one) => one.status === status).length;
    assert.ok(count('active') > 60 && count('active') < 100, String(count('active')));
    for (const status of ['expiring', 'expired', 'terminated', 'approvalPending'])
      assert.ok(count(status) > 0, status);
    assert.ok(all().length < 140);
    assert.equal(ofLarkfield().status, 'active');
    const now = world.clock.now();
    for (const one of all()) {
      assert.equal((one.endsAt?.getTime() ?? 0) > now.getTime(), one.status === 'active', one.id);
      assert.ok(one.displayName.length <= 50);
      assert.ok(one.roleIds.length > 0);
      assert.ok(one.createdAt < (one.activatedAt ?? now));
    }
    const active = all().filter((one) => one.status === 'active');
    const endSoon = active.filter((one) => Number(one.endsAt) - Number(now) < 30 * dayMs);
    assert.ok(endSoon.length > 3);
    assert.equal(new Set(all().map((one) => one.displayName)).size, all().length);
  });

  it('run out when their time is over, unless they extend themselves', () => {
    const before = all().filter((one) => one.status === 'active');
    world.clock.setOffsetMs(731 * dayMs);
    for (const one of before) {
      const after = world.delegations.find(one.id);
      assert.equal(after?.status, one.autoExtendDays === 0 ? 'expired' : 'active');
      if (one.autoExtendDays === 0) assert.deepEqual(after?.endsAt, one.endsAt);
      else assert.ok(Number(after?.endsAt) > Number(one.endsAt));
    }
  });

  it('end in steps of real time, which no clock hurries and no restart forgets', () => {
    const { id } = ofLarkfield();
    const requested = world.delegations.terminate(id);
    assert.equal(requested.kind, 'requested');
    assert.equal(ofLarkfield().status, 'terminationRequested');
    assert.equal(world.delegations.requestOf(id)?.status, 'created');
    world.clock.setOffsetMs(dayMs);
    assert.equal(ofLarkfield().status, 'terminationRequested');
    realNowMs += 1500;
    assert.equal(ofLarkfield().status, 'terminating');
    assert.equal(world.delegations.requestOf(id)?.status, 'pending');
    world.close();
    world = open();
    realNowMs += 1500;
    assert.equal(ofLarkfield().status, 'terminated');
    assert.equal(world.delegations.requestOf(id)?.status, 'succeeded');
    assert.ok(Number(ofLarkfield().endsAt) < Date.now() + dayMs);
    assert.deepEqual(world.delegations.terminate(id), { kind: 'refused', status: 'terminated' });
    assert.deepEqual(world.delegations.terminate('nothing'), { kind: 'absent' });
  });

  it('are not given by accepting an invitation, and keep their dates over a restart', () => {
    world.acceptance.accept({ domain: 'newcomer.example' });
    for (let count = 0; count < 60; count += 1) world.acceptance.accept({ domain: `later-${count}.example` });
    assert.ok(all().every((one) => !one.customer.companyName.startsWith('Later')));
    const before = all();
    world.close();
    world = open();
    assert.deepEqual(
      all().map(({ id, endsAt }) => ({ id, endsAt })),
      before.map(({ id, endsAt }) => ({ id, endsAt })),
    );
    world.delegations.terminate(ofLarkfield().id);
    world.customers.replace(3, 'anew');
    assert.deepEqual([all().length <= 3, ofLarkfield().status], [true, 'active']);
  });
});
