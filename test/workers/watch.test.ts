import assert from 'node:assert/strict';
import { startWatch } from '../../src/workers/watch.ts';
import { createMemoryLeases } from '../fakes/memory-leases.ts';
import { aDesk, anOffice, kept, stored } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow } from '../fixtures/invitations.ts';

const compareEveryMs = 5_000;

function aWatch() {
  const office = anOffice();
  const leases = createMemoryLeases({ now: () => office.machineNow().getTime() });
  const counts = { compared: 0, noticed: 0, refreshed: 0 };
  const start = (holder: string, over: { readonly compare?: () => Promise<void> } = {}) => {
    const desk = aDesk(office);
    return startWatch({
      directory: office.directory,
      leases,
      clock: office.clock,
      telemetry: office.telemetry,
      refreshIndex: async () => {
        counts.refreshed += 1;
      },
      compareDirectory: async () => {
        counts.compared += 1;
        await (over.compare ?? desk.compare)();
      },
      noticeAcceptances: async () => {
        counts.noticed += 1;
        await desk.notice();
      },
      compareEveryMs,
      holder,
    });
  };
  const rest = async () => {
    await office.clock.untilSomebodyWaits();
    await Promise.resolve();
  };
  return { office, leases, counts, start, rest };
}

describe('the watch', () => {
  it('compares at once and then as often as configured, and looks for acceptances each time', async () => {
    const { office, counts, start, rest } = aWatch();
    const invitation = await stored(office, anInvitation({ state: 'sent' }));
    const worker = start('one');
    await rest();
    assert.deepEqual(counts, { compared: 1, noticed: 1, refreshed: 1 });
    office.partnerCenter.put(blueMeadow);
    office.pass(compareEveryMs);
    await rest();
    assert.equal(counts.compared, 2);
    assert.equal((await kept(office, invitation)).state, 'accepted');
    await worker.stop();
  });

  it('does not compare again what was compared a moment ago, by whomever', async () => {
    const { office, counts, start, rest } = aWatch();
    const one = start('one');
    await rest();
    await one.stop();
    const two = start('two');
    await rest();
    office.pass(1_000);
    await rest();
    assert.deepEqual([counts.compared, counts.refreshed], [1, 3]);
    await two.stop();
  });

  it('compares once although two instances come at the same time, and goes on when one dies', async () => {
    const { office, leases, counts, start, rest } = aWatch();
    await leases.hold('watch', 'dead', 10_000);
    const worker = start('alive');
    await rest();
    assert.equal(counts.compared, 0);
    office.pass(10_001);
    await rest();
    assert.equal(counts.compared, 1);
    await worker.stop();

    const both = aWatch();
    const workers = [both.start('one'), both.start('two')];
    while (both.office.clock.waits().length < 2) await Promise.resolve();
    assert.equal(both.counts.compared, 1);
    await Promise.all(workers.map((one) => one.stop()));
  });

  it('gives its lease back after a comparison, also after one that failed', async () => {
    const { leases, counts, office, start, rest } = aWatch();
    const worker = start('one', { compare: () => Promise.reject(new Error('down')) });
    await rest();
    assert.equal(await leases.hold('watch', 'two', 10_000), true);
    assert.equal(counts.noticed, 0);
    assert.equal(office.telemetry.recorded[0]?.name, 'worker.failed');
    await worker.stop();
  });

  it('compares when the clock was set back: the last mark says nothing then', async () => {
    const { office, counts, start, rest } = aWatch();
    const worker = start('one');
    await rest();
    office.clock.advance(-3_600_000);
    await rest();
    assert.equal(counts.compared, 2);
    await worker.stop();
  });
});
