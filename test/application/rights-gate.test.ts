import assert from 'node:assert/strict';
import { createRightsGate } from '../../src/application/rights-gate.ts';
import { accessLevels } from '../../src/domain/access.ts';
import { Fault } from '../../src/ports/faults.ts';
import { roles } from '../../src/ports/rights.ts';
import { createFakeRights } from '../fakes/fake-rights.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { alex, megan } from '../fixtures/people.ts';

function aGate() {
  const rights = createFakeRights();
  const clock = createManualClock();
  return { rights, clock, gate: createRightsGate({ rights, clock }) };
}

const minuteMs = 60_000;

describe('the rights gate', () => {
  it('lets Admin agents and Global administrators in, and nobody else', async () => {
    const { rights, gate } = aGate();
    assert.equal(await gate.mayUse(alex.id), false);
    rights.give(megan.id, 'global-admin');
    assert.equal(await gate.mayUse(megan.id), true);
    assert.equal(await gate.mayActNow(megan.id), true);
    assert.equal(await gate.mayActNow(alex.id), false);
  });

  it('knows how far each role goes', async () => {
    const { rights, gate } = aGate();
    const levels = {
      'admin-agent': 'agent',
      'global-admin': 'agent',
      'sales-agent': 'agent',
      drafter: 'drafter',
      viewer: 'viewer',
    } as const;
    for (const role of roles) {
      rights.give(alex.id, role);
      gate.forget(alex.id);
      assert.equal(await gate.accessOf(alex.id), levels[role]);
      const may = await Promise.all(accessLevels.map((needed) => gate.mayUse(alex.id, needed)));
      const reach = accessLevels.indexOf(levels[role]);
      assert.deepEqual(may, [reach >= 0, reach >= 1, reach >= 2]);
      assert.equal(await gate.mayActNow(alex.id), levels[role] === 'agent', role);
    }
    rights.give(alex.id, 'viewer', 'drafter');
    gate.forget(alex.id);
    assert.equal(await gate.accessOf(alex.id), 'drafter');
    rights.give(alex.id);
    assert.equal(await gate.mayActNow(alex.id, 'viewer'), false);
  });

  it('keeps a verdict for five minutes at most', async () => {
    const { rights, clock, gate } = aGate();
    rights.give(alex.id, 'admin-agent');
    assert.equal(await gate.mayUse(alex.id), true);
    rights.give(alex.id);
    clock.advance(5 * minuteMs - 1);
    assert.equal(await gate.mayUse(alex.id), true);
    assert.equal(rights.count('rolesOf'), 1);
    clock.advance(1);
    assert.equal(await gate.mayUse(alex.id), false);
  });

  it('keeps a refusal as long, and asks anew once it is told to forget', async () => {
    const { rights, gate } = aGate();
    assert.equal(await gate.mayUse(alex.id), false);
    rights.give(alex.id, 'admin-agent');
    assert.equal(await gate.mayUse(alex.id), false);
    gate.forget(alex.id);
    assert.equal(await gate.mayUse(alex.id), true);
  });

  it('does not trust a verdict from the future, after the clock was set back', async () => {
    const { rights, clock, gate } = aGate();
    rights.give(alex.id, 'admin-agent');
    await gate.mayUse(alex.id);
    rights.give(alex.id);
    clock.advance(-6 * minuteMs);
    assert.equal(await gate.mayUse(alex.id), false);
  });

  it('asks the directory for every act that leaves the house, and remembers the answer', async () => {
    const { rights, gate } = aGate();
    rights.give(alex.id, 'admin-agent');
    assert.equal(await gate.mayActNow(alex.id), true);
    rights.give(alex.id);
    assert.equal(await gate.mayActNow(alex.id), false);
    assert.equal(rights.count('rolesOf'), 2);
    assert.equal(await gate.mayUse(alex.id), false);
    assert.equal(rights.count('rolesOf'), 2);
  });

  it('lets nobody in on a guess: a directory that cannot be asked is a fault, and is not remembered', async () => {
    const { rights, clock, gate } = aGate();
    rights.give(alex.id, 'admin-agent');
    const fault = new Fault('graph/unavailable');
    rights.fail({ call: 'rolesOf', fault, times: 2 });
    await assert.rejects(gate.mayUse(alex.id), fault);
    await assert.rejects(gate.mayActNow(alex.id), fault);
    assert.equal(await gate.mayUse(alex.id), true);
    clock.advance(5 * minuteMs);
    rights.fail({ call: 'rolesOf', fault });
    await assert.rejects(gate.mayUse(alex.id), fault);
  });

  it('asks about everybody anew after news may have been missed', async () => {
    const { rights, gate } = aGate();
    rights.give(alex.id, 'admin-agent');
    rights.give(megan.id, 'admin-agent');
    await Promise.all([gate.mayUse(alex.id), gate.mayUse(megan.id)]);
    rights.give(alex.id);
    gate.forgetAll();
    assert.deepEqual([await gate.mayUse(alex.id), await gate.mayUse(megan.id)], [false, true]);
  });

  it('keeps people apart', async () => {
    const { rights, gate } = aGate();
    rights.give(alex.id, 'admin-agent');
    assert.deepEqual([await gate.mayUse(alex.id), await gate.mayUse(megan.id)], [true, false]);
  });
});
